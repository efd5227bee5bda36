// What kind of character stands here: the questions layout rules ask of single code points.
//
//   EndsSentence(U'。')   // true
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_CHAR_CLASS_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_CHAR_CLASS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/text/reading_text.h"
#include "common/text/span.h"

namespace dudao::segmentation {

inline bool IsLineBreak(char32_t c) {
  return c <= 0x2029 && ((c >= U'\n' && c <= U'\r') || c == 0x85 || c >= 0x2028);
}

// A space, a line break or a character a reader does not see.
inline bool IsBlank(char32_t c) {
  if (c > U'　' && c < 0xFE00) return false;  // Chinese: nearly all there is
  return c == U' ' || text::IsSpace(c) || IsLineBreak(c) || text::Fold(c) == 0;
}

inline bool IsDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

inline bool IsAsciiLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// 。！？ and their half-width fellows; a point is none (it parts numbers).
inline bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'｡';
}

inline bool IsColon(char32_t c) { return c == U'：' || c == U':' || c == U'∶'; }

inline bool IsComma(char32_t c) { return c == U'，' || c == U','; }

inline bool IsSemicolon(char32_t c) { return c == U'；' || c == U';'; }

inline bool IsOpenBracket(char32_t c) {
  return c == U'(' || c == U'（' || c == U'[' || c == U'［' || c == U'〔' || c == U'【';
}

inline bool IsCloseBracket(char32_t c) {
  return c == U')' || c == U'）' || c == U']' || c == U'］' || c == U'〕' || c == U'】';
}

// ”’" and closing brackets, which may follow the 。 of a sentence.
inline bool ClosesQuote(char32_t c) {
  return c == U'”' || c == U'’' || c == U'"' || c == U'」' || c == U'》' || IsCloseBracket(c);
}

// The last character a reader sees in `s`, closing quotes passed over when a 。 stands before them;
// 0 when there is none.
char32_t LastSeen(std::u32string_view s);

// `s` without blanks at both ends, as positions of the whole text.
text::Span Trim(std::u32string_view text, text::Span s);

// Whether a sentence mark, pause or quote stands anywhere: names and titles have none.
bool IsPunctuated(std::u32string_view s);

// Without blanks, full-width ASCII folded: for comparing words.
std::u32string Squeeze(std::u32string_view s);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_CHAR_CLASS_H_
