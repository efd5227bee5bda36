#include "services/ingest/core/document_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "common/text/utf.h"

namespace dudao::ingest {
namespace {

absl::Status Broken(std::string_view what, int index) {
  return absl::InvalidArgumentError(fmt::format("{} {} is out of place", what, index));
}

bool IsWithin(const v1::Span& span, uint32_t begin, uint32_t end) {
  return begin <= span.begin() && span.begin() <= span.end() && span.end() <= end;
}

// Spans of `parts` within [begin, end), each after the one before.
template <typename Parts>
absl::Status CheckOrder(std::string_view what, const Parts& parts, uint32_t begin, uint32_t end) {
  for (int i = 0; i < parts.size(); ++i) {
    if (!IsWithin(parts[i].span(), begin, end)) return Broken(what, i);
    begin = parts[i].span().end();
  }
  return absl::OkStatus();
}

uint32_t CountCodePoints(std::string_view utf8) {
  return static_cast<uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

absl::Status CheckDocument(const v1::Document& document) {
  if (text::FirstInvalidUtf8(document.text())) {
    return absl::InvalidArgumentError("text is not UTF-8");
  }
  const uint32_t length = document.length();
  if (CountCodePoints(document.text()) != length) {
    return absl::InvalidArgumentError("length is not that of the text");
  }
  if (auto s = CheckOrder("page", document.pages(), 0, length); !s.ok()) return s;
  if (auto s = CheckOrder("paragraph", document.paragraphs(), 0, length); !s.ok()) return s;
  if (auto s = CheckOrder("table", document.tables(), 0, length); !s.ok()) return s;
  for (const v1::Table& table : document.tables()) {
    auto s = CheckOrder("cell", table.cells(), table.span().begin(), table.span().end());
    if (!s.ok()) return s;
  }
  return absl::OkStatus();
}

}  // namespace dudao::ingest
