// Parts of a read document in words, for tests of what reads files.
//
//   Looks(document)   // "1||一、基本情况\n0|footnote|含教学点\n"
#ifndef DUDAO_TESTS_SUPPORT_DOCUMENT_WORDS_H_
#define DUDAO_TESTS_SUPPORT_DOCUMENT_WORDS_H_

#include <string>

#include "common/text/utf.h"
#include "dudao/v1/document.pb.h"

namespace dudao::test {

// The words of a span.
inline std::string Slice(const v1::Document& document, const v1::Span& span) {
  const std::u32string text = text::U32(document.text());
  return text::ToUtf8(text.substr(span.begin(), span.end() - span.begin()));
}

// Every listed paragraph as level|kind|words, a line each.
inline std::string Looks(const v1::Document& document) {
  std::string out;
  for (const v1::LayoutParagraph& paragraph : document.paragraphs()) {
    out += std::to_string(paragraph.outline_level()) + "|" + paragraph.kind() + "|" +
           Slice(document, paragraph.span()) + "\n";
  }
  return out;
}

// Every cell of the first table as row,column[ down N][ across N]=words, H= for one of a head.
inline std::string Cells(const v1::Document& document) {
  std::string out;
  for (const v1::TableCell& cell : document.tables(0).cells()) {
    out += std::to_string(cell.row()) + "," + std::to_string(cell.column());
    if (cell.row_span() > 0) out += " down " + std::to_string(cell.row_span());
    if (cell.column_span() > 0) out += " across " + std::to_string(cell.column_span());
    out += (cell.header() ? " H=" : "=") + Slice(document, cell.span()) + "\n";
  }
  return out;
}

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_DOCUMENT_WORDS_H_
