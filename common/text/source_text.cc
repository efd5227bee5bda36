#include "common/text/source_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "absl/status/status.h"
#include "common/text/utf.h"

namespace dudao::text {

absl::StatusOr<SourceText> SourceText::FromUtf8(std::string_view utf8) {
  auto code_points = ToUtf32(utf8);
  if (!code_points) {
    return absl::InvalidArgumentError(fmt::format("source text is not UTF-8 at byte {}",
                                                  FirstInvalidUtf8(utf8).value_or(utf8.size())));
  }
  return SourceText(*std::move(code_points));
}

std::u32string_view SourceText::Slice(Span s) const {
  const uint32_t end = std::min(s.end, size());
  const uint32_t begin = std::min(s.begin, end);
  return view().substr(begin, end - begin);
}

std::string SourceText::Utf8(Span s) const { return ToUtf8(Slice(s)); }

}  // namespace dudao::text
