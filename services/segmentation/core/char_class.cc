#include "services/segmentation/core/char_class.h"

#include <algorithm>

namespace dudao::segmentation {

char32_t LastSeen(std::u32string_view s) {
  size_t i = s.size();
  while (i > 0 && IsBlank(s[i - 1])) --i;
  if (i == 0) return 0;
  const char32_t last = s[i - 1];
  if (i > 1 && ClosesQuote(last) && EndsSentence(s[i - 2])) return s[i - 2];
  return last;
}

text::Span Trim(std::u32string_view text, text::Span s) {
  while (s.begin < s.end && IsBlank(text[s.begin])) ++s.begin;
  while (s.end > s.begin && IsBlank(text[s.end - 1])) --s.end;
  return s;
}

bool IsPunctuated(std::u32string_view s) {
  return std::any_of(s.begin(), s.end(), [](char32_t c) {
    return EndsSentence(c) || IsComma(c) || IsColon(c) || IsSemicolon(c) || c == U'、';
  });
}

std::u32string Squeeze(std::u32string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (const char32_t c : s) {
    if (!IsBlank(c)) out.push_back(text::Fold(c));
  }
  return out;
}

}  // namespace dudao::segmentation
