// A DOCX made in a test from the XML of its parts, with the prefixes w, r, mc, m, wps and v bound.
//
//   Docx docx;
//   docx.body = P("基本情况", NumPr(1, 0));
//   docx.numbering = …;
//   std::string bytes = docx.Bytes();
#ifndef DUDAO_TESTS_SUPPORT_DOCX_WRITER_H_
#define DUDAO_TESTS_SUPPORT_DOCX_WRITER_H_

#include <string>
#include <string_view>

namespace dudao::test {

struct Docx {
  std::string body;       // of w:body
  std::string styles;     // of w:styles
  std::string numbering;  // of w:numbering
  std::string footnotes, endnotes;

  std::string Bytes() const;
};

// A run; `look` is the inside of w:rPr.
std::string R(std::string_view words, std::string_view look = "");
// A paragraph of runs, or of one run where `content` has no tags; `properties` is the inside of
// w:pPr.
std::string P(std::string_view content, std::string_view properties = "");
// <w:name w:val="value"/>
std::string Set(std::string_view name, std::string_view value);
std::string NumPr(int list, int level);

// A cell of one paragraph, or of blocks where `content` has tags; `properties` is the inside of
// w:tcPr.
std::string Tc(std::string_view content, std::string_view properties = "");
std::string Tr(std::string_view cells, std::string_view properties = "");
std::string Tbl(std::string_view rows, std::string_view properties = "");

// A complex field; without result when that is nullptr.
std::string Field(std::string_view instruction, const char* result);

// A level of a list definition; `more` goes before w:lvlText.
std::string Level(int level, std::string_view format, std::string_view text,
                  std::string_view more = "<w:start w:val=\"1\"/>");
std::string AbstractNum(int id, std::string_view levels);
std::string Num(int id, int abstract, std::string_view overrides = "");

std::string Style(std::string_view id, std::string_view name, std::string_view more = "",
                  std::string_view attributes = "w:type=\"paragraph\"");

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_DOCX_WRITER_H_
