#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/lines.h"
#include "services/segmentation/core/numbering.h"

namespace dudao::segmentation {
namespace {

using View = std::u32string_view;
using Part = Line::Part;

Part PartOf(const std::string& kind) {
  if (kind == "title") return Part::kTitle;
  if (kind == "caption") return Part::kCaption;
  if (kind == "footnote" || kind == "endnote") return Part::kNote;
  return Part::kText;
}

// A number alone: `1.` before a tab and its text.
bool IsBareMark(View cell) {
  const auto mark = ReadMark(cell);
  return mark && mark->length == cell.size();
}

// 小学	42	21300 has words in three cells; 一、	基本情况 is a number and its words.
bool IsRow(View line) {
  size_t filled = 0;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find(U'\t', begin), line.size());
    const text::Span cell = Trim(line, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    const bool mark = begin == 0 && IsBareMark(line.substr(cell.begin, cell.size()));
    filled += !cell.empty() && !mark;
    begin = end + 1;
  }
  return filled > 1;
}

// Without branches: most texts have none.
bool HasTab(View text) {
  uint32_t has = 0;
  for (const char32_t c : text) has |= c == U'\t' ? 1u : 0u;
  return has != 0;
}

// First line at or after `from` that ends after `at`.
size_t LineAt(const std::vector<Line>& lines, size_t from, uint32_t at) {
  while (from < lines.size() && lines[from].span.end <= at) ++from;
  return from;
}

}  // namespace

void MarkOutside(text::Span body, std::vector<Line>* lines) {
  for (Line& line : *lines) {
    if (!body.Contains(line.span)) line.part = Part::kOutside;
  }
}

void ReadLayout(View text, const v1::Document& layout, std::vector<Line>* lines) {
  const bool tabs = HasTab(text);
  for (Line& line : *lines) {
    const View words = text.substr(line.span.begin, line.span.size());
    if (tabs && words.find(U'\t') != View::npos && IsRow(words)) line.part = Part::kRow;
  }
  size_t i = 0;
  for (const v1::LayoutParagraph& p : layout.paragraphs()) {
    i = LineAt(*lines, i, p.span().begin());
    for (size_t k = i; k < lines->size() && (*lines)[k].span.begin < p.span().end(); ++k) {
      Line& line = (*lines)[k];
      if (line.part == Part::kText) line.part = PartOf(p.kind());
      line.outline_level = static_cast<uint8_t>(std::min(p.outline_level(), 9u));
    }
  }
}

}  // namespace dudao::segmentation
