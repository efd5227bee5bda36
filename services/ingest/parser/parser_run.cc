#include "services/ingest/parser/parser_run.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "common/status/stage_error.h"
#include "dudao/v1/parser.pb.h"
#include "services/ingest/child/parser_wire.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

std::string_view Map(int fd) {
  struct stat file = {};
  if (fstat(fd, &file) != 0 || file.st_size <= 0) return {};
  const auto size = static_cast<size_t>(file.st_size);
  void* const at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  return at == MAP_FAILED ? std::string_view() : std::string_view(static_cast<char*>(at), size);
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

absl::Status Parse(const DocumentParser& parser, const ParserCall& call, v1::ParserAnswer& answer) {
  auto document = parser.Parse(call.content, call.limits());
  if (document.ok()) *answer.mutable_document() = *std::move(document);
  return document.status();
}

absl::Status ListFiles(const DocumentParser& parser, const ParserCall& call,
                       v1::ParserAnswer& answer) {
  auto names = parser.ListFiles(call.content, call.limits());
  if (!names.ok()) return names.status();
  v1::PackedFiles& files = *answer.mutable_files();
  for (std::string& name : *names) files.add_names(std::move(name));
  return absl::OkStatus();
}

absl::Status ReadFile(const DocumentParser& parser, const ParserCall& call,
                      v1::ParserAnswer& answer) {
  auto file = parser.ReadFile(call.content, call.request.index(), call.limits());
  if (file.ok()) answer.set_file(*std::move(file));
  return file.status();
}

absl::Status Do(const DocumentParser& parser, const ParserCall& call, v1::ParserAnswer& answer) {
  switch (call.request.task()) {
    case v1::ParserRequest::TASK_PARSE:
      return Parse(parser, call, answer);
    case v1::ParserRequest::TASK_LIST_FILES:
      return ListFiles(parser, call, answer);
    case v1::ParserRequest::TASK_READ_FILE:
      return ReadFile(parser, call, answer);
    default:
      return absl::InternalError("dudao-parser: unknown task");
  }
}

absl::Status DoWithinMemory(const DocumentParser& parser, const ParserCall& call,
                            v1::ParserAnswer& answer) {
  try {
    return Do(parser, call, answer);
  } catch (const std::bad_alloc&) {
    return Refuse("parser_memory");
  } catch (const std::length_error&) {
    return Refuse("parser_memory");
  }
}

}  // namespace

int RunParser(const DocumentParser& parser, int in, int out) {
  const auto call = ParserCall::Read(Map(in));
  if (!call) return kParserBadRequest;
  v1::ParserAnswer answer;
  if (absl::Status s = DoWithinMemory(parser, *call, answer); !s.ok()) {
    answer.Clear();
    *answer.mutable_error() = AsStageError("ingest", s);
  }
  return WriteAll(out, answer.SerializeAsString()) ? 0 : kParserNoAnswer;
}

}  // namespace dudao::ingest
