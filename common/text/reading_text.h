// The text as a reader sees it, with the way home: hard-wrapped lines joined, spaces between
// Chinese characters and digits dropped, zero-width characters gone, full-width ASCII folded.
// Recognisers read this; marks are given in spans of the source.
//
//   ReadingText r;
//   r.Append(source.view(), {0, 12}, /*join_lines=*/true);   // "64.69 亿\n元,较上年"
//   r.view();                                                // "64.69亿元,较上年"
//   r.Home(0, 7);                                            // {0, 9}: "64.69 亿\n元"
//
// What is folded: U+FF01..FF5E to ASCII (，（）：；．％ and digits), ∶ to ':', − to '-', NBSP,
// U+3000 and the other spaces to ' '. A run of spaces stays as one ' ' only between two ASCII
// letters or digits; elsewhere it is dropped. Tabs stay (they part table cells). 。、《》〈〉“”‘’ —
// stay. Traditional characters are read by their simplified form (萬 as 万).
#ifndef DUDAO_COMMON_TEXT_READING_TEXT_H_
#define DUDAO_COMMON_TEXT_READING_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/span.h"

namespace dudao::text {

class ReadingText {
 public:
  // Reads on: appends `span` of `source`. With `join_lines` line breaks vanish, else each becomes
  // '\n'.
  void Append(std::u32string_view source, Span span, bool join_lines);

  // Ends a paragraph: appends one '\n' whose home is the empty place at `home`.
  void AppendBreak(uint32_t home);

  void Clear();
  void Reserve(size_t code_points);

  std::u32string_view view() const { return text_; }
  size_t size() const { return text_.size(); }
  char32_t operator[](size_t i) const { return text_[i]; }

  // The span of the source that reading positions [begin, end) came from; dropped characters inside
  // lie in it, those around it do not. An empty stretch maps to an empty span.
  Span Home(size_t begin, size_t end) const;

  // Whether something was dropped between position i - 1 and i (a space, a line break).
  bool GapBefore(size_t i) const { return i > 0 && home_[i] != home_[i - 1] + 1; }

  // First reading position whose home is at or after `source_position`; size() when there is none.
  size_t At(uint32_t source_position) const { return At(source_position, 0); }
  // The same, no earlier than `from`: for places asked one after another.
  size_t At(uint32_t source_position, size_t from) const;

 private:
  bool IsBreak(size_t i) const;
  // Appends the run of plain characters from `from` on, at `*n`, which moves; where the run ends.
  uint32_t AppendPlain(std::u32string_view source, uint32_t from, uint32_t end, size_t* n);

  std::u32string text_;
  std::vector<uint32_t> home_;  // never decreasing
  std::vector<size_t> breaks_;  // where AppendBreak put its '\n', which has no width at home
};

// One code point folded as described above; 0 when a reader does not see it (zero-width, soft
// hyphen).
char32_t Fold(char32_t c);

// Space, tab, NBSP, U+3000, the U+2000 spaces; not line breaks.
bool IsSpace(char32_t c);

// CJK ideographs (URO, extensions A to H, compatibility) and 〇.
bool IsHan(char32_t c);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_READING_TEXT_H_
