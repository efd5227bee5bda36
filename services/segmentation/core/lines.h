// The lines of a text and how it was wrapped: the ground all other layout rules stand on.
//
//   std::vector<Line> lines = ScanLines(source.view());
//   Wrapping wrapping = DetectWrapping(source.view(), lines);
//   wrapping.Full(lines[3]);   // this line was broken because the page ended
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_LINES_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/span.h"
#include "dudao/v1/document.pb.h"

namespace dudao::segmentation {

struct Line {
  text::Span span;           // without blanks at both ends; empty for a blank line
  uint32_t indent = 0;       // columns of space before it: U+3000 counts two
  uint32_t width = 0;        // columns: ASCII letters and digits one, spaces none, others two
  char32_t last = 0;         // last character, or the 。 before a closing quote
  bool after_blank = false;  // first of the text, or a blank line stands before
  // What the format says of it, or its look: a row has words in several cells, a note is a foot- or
  // endnote, what lies outside was said by a person to be no part of the report.
  enum class Part : uint8_t { kText, kTitle, kCaption, kNote, kRow, kOutside };
  Part part = Part::kText;
  uint8_t outline_level = 0;  // given by a style or a tag, from 1; 0 when none

  bool blank() const { return span.empty(); }
};

std::vector<Line> ScanLines(std::u32string_view text);

// The line in `raw`, blanks at both ends left out.
Line MakeLine(std::u32string_view text, text::Span raw, bool after_blank);

// Puts what the format says of paragraphs and tables into the lines. Without a word of tables a
// line of words parted by tabs is a row.
void ReadLayout(std::u32string_view text, const v1::Document& layout, std::vector<Line>* lines);

// Marks the lines that do not lie in `body`.
void MarkOutside(text::Span body, std::vector<Line>* lines);

// Whether lines were broken at a page width, and at which.
struct Wrapping {
  uint32_t width = 0;     // columns of full lines, on average; 0: each line is a paragraph
  bool indented = false;  // first lines of paragraphs are indented, the others are not

  // The line ends because the page did: short of the width by at most an indent and two characters
  // that would not fit.
  bool Full(const Line& line) const { return width > 0 && line.width + 8 >= width; }
};

// A text is wrapped when many lines share nearly one width and half of these end in mid-sentence.
Wrapping DetectWrapping(const std::vector<Line>& lines);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_LINES_H_
