#include "services/ingest/core/text_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/decode.h"
#include "services/ingest/core/format.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

uint32_t CountCodePoints(std::string_view utf8) {
  return static_cast<uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

absl::Status DecodeFailure(const absl::Status& status) {
  const bool unknown = status.code() == absl::StatusCode::kUnknown;
  return Refuse(unknown ? "unknown_encoding" : "not_text");
}

}  // namespace

absl::StatusOr<v1::Document> ReadText(std::string_view bytes, const Limits& limits) {
  auto decoded = text::Decode(bytes);
  if (!decoded.ok()) return DecodeFailure(decoded.status());
  if (IsBlank(decoded->utf8)) return Refuse("empty_file");
  if (decoded->utf8.size() > limits.max_text_bytes) {
    return Refuse("text_too_large", {std::to_string(limits.max_text_bytes)});
  }
  v1::Document document;
  document.set_media_type(std::string(MediaType(Format::kText)));
  document.set_charset(std::move(decoded->charset));
  document.set_charset_decided_by(std::move(decoded->decided_by));
  document.set_length(CountCodePoints(decoded->utf8));
  document.set_text(std::move(decoded->utf8));
  return document;
}

bool IsBlank(std::string_view utf8) {
  return utf8.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace dudao::ingest
