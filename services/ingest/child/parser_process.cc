#include "services/ingest/child/parser_process.h"

#include <signal.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <memory>
#include <utility>

#include "common/status/stage_error.h"
#include "services/ingest/child/parser_wire.h"
#include "services/ingest/core/document_check.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

// Ours, not the document's: worth another try.
absl::Status Dead(std::string_view code, std::vector<std::string> arguments = {}) {
  return StageFailure("ingest", code, /*retryable=*/true, std::move(arguments));
}

absl::Status DeadOfSignal(int signal) {
  if (signal == SIGXCPU) return Dead("parser_timeout");
  // Nobody but the kernel short of memory kills a child of ours.
  return Dead(signal == SIGKILL ? "parser_memory" : "parser_crashed");
}

absl::Status StatusOf(const ChildEnd& end, const std::string& program, size_t max_output) {
  switch (end.kind) {
    case ChildEnd::kTimedOut:
      return Dead("parser_timeout");
    case ChildEnd::kTooMuchOutput:
      return Refuse("text_too_large", {std::to_string(max_output)});
    case ChildEnd::kSignalled:
      return DeadOfSignal(end.code);
    case ChildEnd::kExited:
      break;
  }
  if (end.code == kParserNoSandbox) return Dead("no_parser", {program});
  return end.code == 0 ? absl::OkStatus() : Dead("parser_crashed");
}

v1::ParserRequest Request(v1::ParserRequest::Task task, const Limits& limits) {
  v1::ParserRequest out;
  out.set_task(task);
  out.set_max_text_bytes(limits.max_text_bytes);
  return out;
}

}  // namespace

std::string FindParser() {
  if (const char* stated = std::getenv("DUDAO_PARSER_PROGRAM"); stated && *stated) return stated;
  char self[PATH_MAX] = {};
  const ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
  std::string path(self, length > 0 ? static_cast<size_t>(length) : 0);
  return path.substr(0, path.rfind('/') + 1) + "dudao-parser";
}

ParserProcess::ParserProcess(Options options) : options_(std::move(options)) {
  if (options_.program.empty()) options_.program = FindParser();
}

absl::StatusOr<v1::ParserAnswer> ParserProcess::Ask(const v1::ParserRequest& request,
                                                    std::string_view bytes,
                                                    size_t max_output) const {
  ChildLimits limits = options_.limits;
  limits.max_output = max_output;
  const std::string head = ParserCall{request, {}}.Head();
  auto end = RunChild(options_.program, {head, bytes}, limits);
  if (absl::IsNotFound(end.status())) return Dead("no_parser", {options_.program});
  if (!end.ok()) return end.status();
  if (absl::Status s = StatusOf(*end, options_.program, max_output); !s.ok()) return s;
  v1::ParserAnswer answer;
  // A child that was taken over may write anything.
  if (!answer.ParseFromString(end->output)) return Dead("parser_crashed");
  if (answer.has_error()) return StageFailure(answer.error());
  return answer;
}

absl::StatusOr<v1::Document> ParserProcess::Parse(std::string_view bytes,
                                                  const Limits& limits) const {
  auto answer =
      Ask(Request(v1::ParserRequest::TASK_PARSE, limits), bytes, options_.limits.max_output);
  if (!answer.ok()) return answer.status();
  if (!answer->has_document() || !CheckDocument(answer->document()).ok()) {
    return Dead("parser_crashed");
  }
  return std::move(*answer->mutable_document());
}

absl::StatusOr<std::vector<std::string>> ParserProcess::ListFiles(std::string_view bytes,
                                                                  const Limits& limits) const {
  auto answer =
      Ask(Request(v1::ParserRequest::TASK_LIST_FILES, limits), bytes, options_.limits.max_output);
  if (!answer.ok()) return answer.status();
  if (!answer->has_files()) return Dead("parser_crashed");
  return std::vector<std::string>(answer->files().names().begin(), answer->files().names().end());
}

absl::StatusOr<std::string> ParserProcess::ReadFile(std::string_view bytes, uint32_t index,
                                                    const Limits& limits) const {
  v1::ParserRequest request = Request(v1::ParserRequest::TASK_READ_FILE, limits);
  request.set_index(index);
  constexpr size_t kFraming = 64;
  auto answer = Ask(request, bytes, limits.max_entry_bytes + kFraming);
  if (!answer.ok()) return answer.status();
  if (answer->answer_case() != v1::ParserAnswer::kFile) return Dead("parser_crashed");
  return std::move(*answer->mutable_file());
}

Ingester MakeIngester(const Limits& limits, const std::string& program) {
  return Ingester(limits, std::make_shared<ParserProcess>(ParserProcess::Options{program}));
}

}  // namespace dudao::ingest
