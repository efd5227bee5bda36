#include "services/ingest/core/doc/doc_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"
#include "common/text/utf.h"
#include "tests/support/doc_writer.h"
#include "tests/support/document_words.h"
#include "tests/support/spoil.h"

namespace dudao::ingest {
namespace {

using namespace std::string_literals;
using test::Cells;
using test::Doc;
using test::DocLevel;
using test::DocParagraph;
using test::DocRun;
using test::Looks;
using test::Sprm;

v1::Document Read(const Doc& doc) {
  const auto document = ReadDoc(doc.Bytes(), {});
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *document : v1::Document();
}

std::string CodeOf(std::string_view bytes, const Limits& limits = {}) {
  const auto document = ReadDoc(bytes, limits);
  if (document.ok()) {
    EXPECT_EQ(text::U32(document->text()).size(), document->length());
    return "";
  }
  const auto error = StageErrorOf(document.status());
  return error ? error->code() : "no StageError";
}

DocParagraph Line(std::u16string words, std::string properties = "", uint16_t style = 0) {
  return {.runs = {{std::move(words)}}, .properties = std::move(properties), .style = style};
}

// [MS-DOC] 2.6.1 and 2.6.2.
const std::string kDeleted = Sprm(0x0800, "\1"), kHidden = Sprm(0x083C, "\1"),
                  kRaised = Sprm(0x2A48, "\1"), kSpecial = Sprm(0x0855, "\1"),
                  kInTable = Sprm(0x2416, "\1"), kRowEnd = Sprm(0x2417, "\1");

std::string Outline(char level) { return Sprm(0x2640, {&level, 1}); }
std::string InList(char list, char level) {
  return Sprm(0x260A, {&level, 1}) + Sprm(0x460B, std::string{list, '\0'});
}

// ---- words ----

struct WordsCase {
  const char* name;
  std::vector<DocParagraph> text;
  const char* shown;
};

class WordsTest : public ::testing::TestWithParam<WordsCase> {};

TEST_P(WordsTest, AreRead) { EXPECT_EQ(Read({.text = GetParam().text}).text(), GetParam().shown); }

DocParagraph Runs(std::vector<DocRun> runs) { return {.runs = std::move(runs)}; }

INSTANTIATE_TEST_SUITE_P(
    Doc, WordsTest,
    ::testing::Values(
        WordsCase{"Paragraphs",
                  {Line(u"基本情况"), Line(u""), Line(u"小学23所")},
                  "基本情况\n\n小学23所\n"},
        WordsCase{"RunsAreJoined",
                  {Runs({{u"小学2"}, {u"3", Sprm(0x0835, "\1")}, {u"所"}})},
                  "小学23所\n"},
        WordsCase{"TabsAndBreaks", {Line(u"左\t右\x000B下")}, "左\t右\n下\n"},
        WordsCase{"PageBreaksAtTheEdges", {Line(u"\x000C甲\x000C")}, "甲\n"},
        WordsCase{"APageBreakWithin", {Line(u"甲\x000C乙")}, "甲\n乙\n"},
        WordsCase{"ASectionEndEndsAParagraph",
                  {{.runs = {{u"甲"}}, .mark = 0x0C}, Line(u"乙")},
                  "甲\n乙\n"},
        WordsCase{"Hyphens",
                  {Line(u"a\x001E"
                        u"b\x001F")},
                  "a-b\u00AD\n"},
        WordsCase{"PicturesAndRemarks", {Line(u"甲\x0001\x0008\x0005乙")}, "甲乙\n"},
        WordsCase{"HiddenText", {Runs({{u"甲"}, {u"乙", kHidden}, {u"丙"}})}, "甲丙\n"},
        WordsCase{"Deletions", {Runs({{u"增长"}, {u"5", kDeleted}, {u"6%"}})}, "增长6%\n"},
        WordsCase{"ADeletedEndJoins",
                  {{.runs = {{u"前半"}}, .mark_properties = kDeleted}, Line(u"后半")},
                  "前半后半\n"},
        WordsCase{"RaisedDigits", {Runs({{u"m"}, {u"2", kRaised}})}, "m²\n"},
        WordsCase{"FieldResults", {Line(u"见\x0013 REF a \x0014表1\x0015所示")}, "见表1所示\n"},
        WordsCase{"NestedFields",
                  {Line(u"\x0013 IF \x0013 PAGE \x0014"
                        u"9\x0015 \x0014甲\x0015")},
                  "甲\n"},
        WordsCase{"EnclosedNumbers", {Line(u"第\x0013 eq \\o\\ac(○,3)\x0015项")}, "第③项\n"},
        WordsCase{
            "AFieldWithoutEndSwallowsNothing", {Line(u"甲\x0013 REF"), Line(u"乙")}, "甲\n乙\n"},
        WordsCase{"AnEndWithoutFieldIsNothing", {Line(u"甲\x0015\x0014乙")}, "甲乙\n"},
        WordsCase{"ContentsByField",
                  {Line(u"\x0013 TOC \\o \x0014基本情况\t1"), Line(u"主要做法\t2"), Line(u"\x0015"),
                   Line(u"正文")},
                  "正文\n"},
        WordsCase{"ContentsWithoutEndStopAtAHeading",
                  {Line(u"\x0013 TOC \x0014基本情况\t1"), Line(u"一、基本情况", Outline(0)),
                   Line(u"正文")},
                  "一、基本情况\n正文\n"},
        WordsCase{"CharactersBeyondTheBasicPlane", {Line(u"𠮷")}, "𠮷\n"},
        WordsCase{"HalfACharacter", {Line(std::u16string(1, 0xDC00) + u"甲")}, "\uFFFD甲\n"},
        WordsCase{"SymbolsOfAnUnknownFont",
                  {Runs({{u"(", kSpecial + Sprm(0x6A09, "\x09\x00\x60\x24"s)}})},
                  "①\n"}),
    [](const auto& info) { return info.param.name; });

TEST(Doc, ReadsTextOfOneByteACharacter) {
  EXPECT_EQ(Read({.text = {Line(u"GDP 5.2% \x0096 \x0093ok\x0094")}, .one_byte = true}).text(),
            "GDP 5.2% – “ok”\n");
}

// ---- headings and lists ----

TEST(Doc, HeadingsByStyleAndOutline) {
  const v1::Document document = Read(
      {.text = {Line(u"题目", "", 3), Line(u"一级", "", 1), Line(u"我的", "", 2),
                Line(u"直接", Outline(2)), Line(u"不算", Outline(9), 1), Line(u"目录行", "", 5),
                Line(u"环", "", 6), Line(u"无此样式", "", 99), Line(u"表1", "", 4)},
       .styles = {{.built_in = 0},
                  {.built_in = 1},
                  {.base = 1},
                  {.built_in = 62},
                  {.built_in = 34},
                  {.built_in = 19},
                  {.base = 6}}});
  EXPECT_EQ(Looks(document), "0|title|题目\n1||一级\n1||我的\n3||直接\n0|caption|表1\n");
  EXPECT_EQ(document.text().find("目录行"), std::string::npos);
}

const std::vector<DocLevel> kOffice = {{.format = 39, .text = u"\x0000、"s, .follow = 2},
                                       {.format = 39, .text = u"（\x0001）"s},
                                       {.format = 0, .text = u"\x0002."s},
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       {}};

TEST(Doc, ListsShowTheirNumbers) {
  EXPECT_EQ(Read({.text = {Line(u"基本情况", InList(1, 0)), Line(u"布局", InList(1, 1)),
                           Line(u"5所", InList(1, 2)), Line(u"", InList(1, 2)),
                           Line(u"8所", InList(1, 2)), Line(u"做法", InList(1, 0)),
                           Line(u"经费", InList(1, 1)), Line(u"无号", InList(7, 0))},
                  .lists = {kOffice}})
                .text(),
            "一、基本情况\n（一）布局\n1. 5所\n\n3. 8所\n二、做法\n（一）经费\n无号\n");
}

TEST(Doc, StylesBringTheirListsAndSwitchThemOff) {
  EXPECT_EQ(
      Read({.text = {Line(u"甲", "", 0), Line(u"乙", Sprm(0x460B, "\0\0"s), 0), Line(u"丙", "", 0)},
            .styles = {{.properties = Sprm(0x460B, "\1\0"s)}},
            .lists = {{DocLevel{.format = 0, .text = u"\x0000)"s}}}})
          .text(),
      "1) 甲\n乙\n2) 丙\n");
}

// ---- tables ----

DocParagraph Cell(std::u16string words, std::string more = "") {
  return {.runs = {{std::move(words)}}, .properties = kInTable + more, .mark = 0x07};
}

struct CellSpec {
  int16_t width = 1000;
  uint16_t merge = 0;
};

// The mark that ends a row, with the edges of its cells.
DocParagraph RowEnd(const std::vector<CellSpec>& cells, std::string more = "") {
  std::string edges, records;
  int16_t at = 0;
  for (const CellSpec& cell : cells) {
    edges += std::string{static_cast<char>(at), static_cast<char>(at >> 8)};
    at = static_cast<int16_t>(at + cell.width);
    records += std::string{static_cast<char>(cell.merge), static_cast<char>(cell.merge >> 8)};
    records += std::string(18, '\0');
  }
  edges += std::string{static_cast<char>(at), static_cast<char>(at >> 8)};
  const std::string body = static_cast<char>(cells.size()) + edges + records;
  const auto size = static_cast<uint16_t>(body.size() + 1);
  const std::string operand =
      std::string{static_cast<char>(size), static_cast<char>(size >> 8)} + body;
  return {.properties = kInTable + kRowEnd + Sprm(0xD608, operand) + more, .mark = 0x07};
}

constexpr uint16_t kDownBegins = 3 << 5, kDown = 1 << 5, kLeft = 2;

TEST(DocTable, RowsCellsAndHeader) {
  const v1::Document document = Read(
      {.text = {Line(u"见表"), Cell(u"学段"), Cell(u"校数"), RowEnd({{}, {}}, Sprm(0x3404, "\1")),
                Cell(u"小学"), Cell(u"23"), RowEnd({{}, {}}), Line(u"完")}});
  EXPECT_EQ(document.text(), "见表\n学段\t校数\n小学\t23\n完\n");
  EXPECT_EQ(Cells(document), "0,0 H=学段\n0,1 H=校数\n1,0=小学\n1,1=23\n");
}

TEST(DocTable, MergedCellsStandOnce) {
  const v1::Document document =
      Read({.text = {Cell(u"学段"), Cell(u"人数"), RowEnd({{1000, kDownBegins}, {2000}}), Cell(u""),
                     Cell(u"男"), Cell(u"女"), RowEnd({{1000, kDown}, {}, {}}), Cell(u"小学"),
                     Cell(u"310"), Cell(u""), RowEnd({{}, {}, {1000, kLeft}})}});
  EXPECT_EQ(Cells(document),
            "0,0 down 2=学段\n0,1 across 2=人数\n1,1=男\n1,2=女\n2,0=小学\n2,1 across 2=310\n");
}

TEST(DocTable, WordsOfACell) {
  const std::string inner = Sprm(0x6649, "\2\0\0\0"s);
  EXPECT_EQ(Read({.text = {Line(u"第一段", kInTable), Cell(u"第二段"),
                           Line(u"内甲", kInTable + inner + Sprm(0x244B, "\1")),
                           Line(u"", kInTable + inner + Sprm(0x244C, "\1")), Cell(u"后"),
                           RowEnd({{}, {}})}})
                .text(),
            "第一段 第二段\t内甲 后\n");
}

TEST(DocTable, ATableCutOffIsKept) {
  EXPECT_EQ(Read({.text = {Cell(u"甲"), Cell(u"乙")}}).text(), "甲\t乙\n");
  EXPECT_EQ(Read({.text = {Line(u"甲", kInTable)}}).text(), "甲\n");
}

// ---- beside the text ----

TEST(Doc, NotesAndBoxesStandAfterTheText) {
  const v1::Document document =
      Read({.text = {Runs({{u"占98.5%"}, {u"\x0002", kSpecial}, {u"。"}})},
            .footnotes = {Runs({{u"\x0002", kSpecial}, {u" 含教学点"}}), Line(u"* 自带记号")},
            .endnotes = {Runs({{u"\x0002", kSpecial}, {u"尾注"}})},
            .text_boxes = {Line(u"框里"), Line(u"")}});
  EXPECT_EQ(document.text(), "占98.5%。\n框里\n[1] 含教学点\n* 自带记号\n[1] 尾注\n");
  EXPECT_EQ(
      Looks(document),
      "0|text_box|框里\n0|footnote|[1] 含教学点\n0|footnote|* 自带记号\n0|endnote|[1] 尾注\n");
}

// ---- refusals ----

TEST(Doc, RefusalsAreNamed) {
  const std::vector<DocParagraph> text = {Line(u"甲")};
  EXPECT_EQ(CodeOf(""), "damaged_file");
  EXPECT_EQ(CodeOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "damaged_file");
  EXPECT_EQ(CodeOf(Doc{.text = text, .flags = 0x0300}.Bytes()), "encrypted_file");
  EXPECT_EQ(CodeOf(Doc{.text = text, .ident = 0xA5DC}.Bytes()), "unsupported_format") << "Word 95";
  EXPECT_EQ(CodeOf(Doc{.text = text, .version = 101}.Bytes()), "unsupported_format") << "Word 6";
  EXPECT_EQ(CodeOf(Doc{.text = text, .main_name = "Workbook"}.Bytes()), "unsupported_format");
  EXPECT_EQ(CodeOf(Doc{.text = text, .flags = 0}.Bytes()), "damaged_file")
      << "no such table stream";
  EXPECT_EQ(CodeOf(Doc{.text = text, .missing_text = 1}.Bytes()), "damaged_file");
  EXPECT_EQ(CodeOf(Doc{}.Bytes()), "damaged_file");
  EXPECT_EQ(CodeOf(test::CompoundFile({{"EncryptedPackage", std::string(5000, 'x')}})),
            "encrypted_file");
  EXPECT_EQ(CodeOf(test::CompoundFile({{"Contents", "x"}})), "unsupported_format");
  EXPECT_EQ(CodeOf(Doc{.text = text}.Bytes(), {.max_text_bytes = 3}), "text_too_large");
}

TEST(Doc, ChainsThatTurnInACircleEnd) {
  std::string bytes = Doc{.text = {Line(std::u16string(4000, u'甲'))}}.Bytes();
  // The first sector of the large stream follows itself.
  const std::string chain("\1\0\0\0\2\0\0\0", 8);
  const size_t table = bytes.rfind(chain);
  ASSERT_NE(table, std::string::npos);
  bytes.replace(table, 4, 4, '\0');
  EXPECT_NE(CodeOf(bytes), "no StageError");
}

TEST(Doc, TruncationsAndMutationsEndInANamedCode) {
  const Doc whole{
      .text = {Line(u"题目", "", 1), Line(u"基本情况", InList(1, 0)), Cell(u"学段"), Cell(u"人数"),
               RowEnd({{1000, kDownBegins}, {2000}}), Cell(u""), Cell(u"男"),
               RowEnd({{1000, kDown}, {}}), Line(u"见\x0013 REF a \x0014表1\x0015所示"),
               Runs({{u"占98.5%"}, {u"\x0002", kSpecial}})},
      .footnotes = {Runs({{u"\x0002", kSpecial}, {u" 含教学点"}})},
      .styles = {{}, {.built_in = 1}},
      .lists = {kOffice}};
  const std::string bytes = whole.Bytes();
  ASSERT_EQ(CodeOf(bytes), "");
  const auto handled = [](std::string_view spoilt) { EXPECT_NE(CodeOf(spoilt), "no StageError"); };
  test::ForEachTruncation(bytes, handled);
  test::ForEachMutation(bytes, {.seed = 6, .count = 10000}, handled);
}

}  // namespace
}  // namespace dudao::ingest
