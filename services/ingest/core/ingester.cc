#include "services/ingest/core/ingester.h"

#include <algorithm>
#include <utility>

#include "common/status/stage_error.h"
#include "common/text/sha256.h"
#include "common/text/utf.h"
#include "services/ingest/core/format.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/text_reader.h"

namespace dudao::ingest {
namespace {

absl::Status NoParser(std::string_view format) {
  return Refuse("no_parser", {std::string(format)});
}

}  // namespace

std::string BaseName(std::string_view name) {
  const size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string out;
  while (!name.empty()) {
    const size_t good = text::FirstInvalidUtf8(name).value_or(name.size());
    out += name.substr(0, good);
    if (good < name.size()) out += '?';
    name.remove_prefix(std::min(good + 1, name.size()));
  }
  return out;
}

// Text that turns out to be a page (in UTF-16, where bytes do not show it) goes to its reader.
absl::StatusOr<v1::Document> Ingester::ReadPlain(std::string_view bytes) const {
  absl::StatusOr<v1::Document> document = ReadText(bytes, limits_);
  if (!document.ok()) return document;
  const Sniffed markup = SniffMarkup(document->text());
  if (markup.format == Format::kText) return document;
  return Parse(markup, bytes);
}

absl::StatusOr<v1::Document> Ingester::Parse(Sniffed sniffed, std::string_view bytes) const {
  if (sniffed.format != Format::kZip && !IsReadable(sniffed.format)) return RefuseFormat(sniffed);
  if (!parser_) return NoParser(sniffed.name);
  return parser_->Parse(bytes, limits_);
}

absl::StatusOr<v1::Document> Ingester::ReadAny(std::string_view bytes) const {
  if (bytes.empty()) return Refuse("empty_file");
  if (bytes.size() > limits_.max_bytes) {
    return Refuse("too_large", {std::to_string(bytes.size()), std::to_string(limits_.max_bytes)});
  }
  const Sniffed sniffed = Sniff(bytes);
  return sniffed.format == Format::kText ? ReadPlain(bytes) : Parse(sniffed, bytes);
}

absl::StatusOr<v1::Document> Ingester::Read(std::string_view bytes,
                                            std::string_view source_name) const {
  std::string name = BaseName(source_name);
  absl::StatusOr<v1::Document> document = ReadAny(bytes);
  if (!document.ok()) return NameFile(document.status(), name);
  document->set_id(text::Sha256Hex(bytes));
  document->set_source_name(std::move(name));
  return document;
}

absl::StatusOr<std::vector<std::string>> Ingester::ListFiles(std::string_view bytes,
                                                             std::string_view source_name) const {
  if (Sniff(bytes).format != Format::kZip || !parser_) return std::vector<std::string>{};
  auto files = parser_->ListFiles(bytes, limits_);
  if (!files.ok()) return NameFile(files.status(), BaseName(source_name));
  return files;
}

absl::StatusOr<std::string> Ingester::ReadFile(std::string_view bytes, uint32_t index,
                                               std::string_view source_name) const {
  if (!parser_) return NameFile(NoParser("ZIP"), BaseName(source_name));
  auto file = parser_->ReadFile(bytes, index, limits_);
  if (!file.ok()) return NameFile(file.status(), BaseName(source_name));
  return file;
}

}  // namespace dudao::ingest
