#include "services/ingest/core/ingester.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/status/stage_error.h"
#include "common/text/decode.h"
#include "common/text/sha256.h"
#include "common/text/utf.h"
#include "services/ingest/core/format.h"

namespace dudao::ingest {
namespace {

// Every fault of a document is its own: no retry reads it better.
absl::Status Refuse(std::string_view code, std::vector<std::string> arguments) {
  return StageFailure("ingest", code, /*retryable=*/false, std::move(arguments));
}

// The name without folders, in UTF-8 whatever the file system's bytes are.
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

uint32_t CountCodePoints(std::string_view utf8) {
  return static_cast<uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

absl::Status DecodeFailure(const absl::Status& status, const std::string& name) {
  const bool unknown = status.code() == absl::StatusCode::kUnknown;
  return Refuse(unknown ? "unknown_encoding" : "not_text", {name});
}

v1::Document MakeDocument(std::string_view bytes, std::string name, text::Decoded decoded) {
  v1::Document document;
  document.set_id(text::Sha256Hex(bytes));
  document.set_source_name(std::move(name));
  document.set_media_type("text/plain");
  document.set_charset(std::move(decoded.charset));
  document.set_charset_decided_by(std::move(decoded.decided_by));
  document.set_length(CountCodePoints(decoded.utf8));
  document.set_text(std::move(decoded.utf8));
  return document;
}

bool IsBlank(std::string_view utf8) {
  return utf8.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace

absl::StatusOr<v1::Document> Ingester::Read(std::string_view bytes,
                                            std::string_view source_name) const {
  std::string name = BaseName(source_name);
  if (bytes.empty()) return Refuse("empty_file", {name});
  if (bytes.size() > limits_.max_bytes) {
    return Refuse("too_large",
                  {name, std::to_string(bytes.size()), std::to_string(limits_.max_bytes)});
  }
  if (const auto format = UnsupportedFormat(bytes); !format.empty()) {
    return Refuse("unsupported_format", {name, std::string(format)});
  }
  auto decoded = text::Decode(bytes);
  if (!decoded.ok()) return DecodeFailure(decoded.status(), name);
  if (IsBlank(decoded->utf8)) return Refuse("empty_file", {name});
  if (decoded->utf8.size() > limits_.max_text_bytes) {
    return Refuse("text_too_large", {name, std::to_string(decoded->utf8.size()),
                                     std::to_string(limits_.max_text_bytes)});
  }
  if (const auto markup = UnsupportedMarkup(decoded->utf8); !markup.empty()) {
    return Refuse("unsupported_format", {name, std::string(markup)});
  }
  return MakeDocument(bytes, std::move(name), *std::move(decoded));
}

}  // namespace dudao::ingest
