// A Word 97-2003 file made in a test: stories of paragraphs with their property lists, in an OLE
// compound file.
//
//   Doc doc;
//   doc.text = {{.runs = {{u"基本情况"}}, .properties = Sprm(0x2640, "\0")}};
//   std::string bytes = doc.Bytes();
#ifndef DUDAO_TESTS_SUPPORT_DOC_WRITER_H_
#define DUDAO_TESTS_SUPPORT_DOC_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dudao::test {

struct DocRun {
  std::u16string words;
  std::string properties;  // of characters
};

struct DocParagraph {
  std::vector<DocRun> runs;
  std::string properties;
  uint16_t style = 0;
  char16_t mark = 0x0D;
  std::string mark_properties;
};

struct DocStyle {
  uint16_t built_in = 0xFFE;
  uint16_t base = 0xFFF;
  std::string properties;
};

struct DocLevel {
  uint8_t format = 0;
  std::u16string text;  // characters 0 to 8 stand for the levels' numbers
  uint32_t start = 1;
  uint8_t follow = 0;  // 0 tab, 1 space, 2 nothing
};

struct Doc {
  std::vector<DocParagraph> text, footnotes, endnotes, text_boxes;
  std::vector<DocStyle> styles;
  std::vector<std::vector<DocLevel>> lists;  // of nine levels, or of one

  // What spoils it.
  uint16_t ident = 0xA5EC, version = 193;
  uint16_t flags = 0x0200;    // the table stream is 1Table
  bool one_byte = false;      // the text is kept a byte a character
  uint32_t missing_text = 0;  // characters stated beyond those there
  std::string main_name = "WordDocument";

  std::string Bytes() const;
};

// An operation of a property list; the length before a variable operand is the caller's.
std::string Sprm(uint16_t code, std::string_view operand);

// Any streams as an OLE compound file; those below 4096 bytes lie in the small stream.
std::string CompoundFile(const std::vector<std::pair<std::string, std::string>>& streams);

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_DOC_WRITER_H_
