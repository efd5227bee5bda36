#include "services/ingest/core/docx/docx_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/document_words.h"
#include "tests/support/docx_writer.h"

namespace dudao::ingest {
namespace {

using namespace test;

v1::Document Read(const Docx& docx) {
  const auto document = ReadDocx(docx.Bytes(), {});
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *document : v1::Document();
}

std::string Tag(std::string_view name, std::string_view content) {
  return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
}

// ---- words of a paragraph ----

struct WordsCase {
  const char* name;
  std::string body;
  const char* text;
};

class WordsTest : public ::testing::TestWithParam<WordsCase> {};

TEST_P(WordsTest, AreRead) { EXPECT_EQ(Read({.body = GetParam().body}).text(), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Docx, WordsTest,
    ::testing::Values(
        WordsCase{"RunsAreJoined", P(R("小学") + R("2") + R("3") + R("所")), "小学23所\n"},
        WordsCase{"EmptyParagraphsStay", P("甲") + P("") + P("乙"), "甲\n\n乙\n"},
        WordsCase{"SelfClosedParagraph", "<w:p/>" + P("乙"), "\n乙\n"},
        WordsCase{"BlanksCountOnlyWherePreserved",
                  P("<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙 </w:t></w:r>"),
                  "甲 乙 \n"},
        WordsCase{"ABlankRun", P(R("3") + R(" ") + R("4")), "3 4\n"},
        WordsCase{"LineEndsOfTheFileAreBlanks", P("<w:r><w:t>甲\n乙</w:t></w:r>"), "甲 乙\n"},
        WordsCase{"TabsAndBreaks",
                  P("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:br/><w:t>下</w:t></w:r>"),
                  "左\t右\n下\n"},
        WordsCase{"TabStopsAreNoTabs", P("甲", "<w:tabs><w:tab w:val=\"left\"/></w:tabs>"), "甲\n"},
        WordsCase{"PageBreaksAtTheEdges",
                  P("<w:r><w:br w:type=\"page\"/><w:t>甲</w:t><w:br/></w:r>"), "甲\n"},
        WordsCase{"Hyphens",
                  P("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>"),
                  "a-b\u00AD\n"},
        WordsCase{"Symbols",
                  P("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95%</w:t></w:r>"),
                  "≥95%\n"},
        WordsCase{"Escapes", P("甲&lt;乙&gt;&amp;&#x4E19;"), "甲<乙>&丙\n"},
        WordsCase{"Hyperlinks", P("<w:hyperlink w:anchor=\"a\">" + R("见附件") + "</w:hyperlink>"),
                  "见附件\n"},
        WordsCase{"ContentControls",
                  "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + P("甲") +
                      "</w:sdtContent></w:sdt>" +
                      P("<w:sdt><w:sdtContent>" + R("乙") + "</w:sdtContent></w:sdt>"),
                  "甲\n乙\n"},
        WordsCase{
            "SmartTagsAndCustomXml",
            "<w:customXml>" + P("<w:smartTag>" + R("云岭县") + "</w:smartTag>") + "</w:customXml>",
            "云岭县\n"},
        WordsCase{"HiddenText",
                  P(R("甲") + R("乙", "<w:vanish/>") + R("丙", "<w:vanish w:val=\"0\"/>")),
                  "甲丙\n"},
        WordsCase{"HiddenParagraph",
                  P("甲") + P(R("乙", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>"), "甲\n"},
        WordsCase{"Insertions", P(R("甲") + "<w:ins w:id=\"1\">" + R("乙") + "</w:ins>"), "甲乙\n"},
        WordsCase{"Deletions",
                  P(R("增长") + "<w:del w:id=\"1\"><w:r><w:delText>5%</w:delText></w:r></w:del>" +
                    "<w:ins w:id=\"2\">" + R("6%") + "</w:ins>"),
                  "增长6%\n"},
        WordsCase{"Moves",
                  P("<w:moveFrom w:id=\"1\">" + R("甲") + "</w:moveFrom>" + R("乙") +
                    "<w:moveTo w:id=\"2\">" + R("甲") + "</w:moveTo>"),
                  "乙甲\n"},
        WordsCase{"ADeletedEndJoins", P("前半", "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + P("后半"),
                  "前半后半\n"},
        WordsCase{"ADeletedParagraphIsGone",
                  P("甲") +
                      P("<w:del w:id=\"1\"><w:r><w:delText>乙</w:delText></w:r></w:del>",
                        "<w:rPr><w:del w:id=\"2\"/></w:rPr>") +
                      P("丙"),
                  "甲\n丙\n"},
        WordsCase{"ADeletedEndAtTheEnd", P("末段", "<w:rPr><w:del w:id=\"1\"/></w:rPr>"), "末段\n"},
        WordsCase{"FieldResults", P(R("见") + Field(" REF _Ref1 \\h ", "表1") + R("所示")),
                  "见表1所示\n"},
        WordsCase{"NestedFields",
                  P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF "
                    "</w:instrText></w:r>" +
                    Field(" PAGE ", "9") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                    R("甲") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                  "甲\n"},
        WordsCase{"SimpleFields",
                  P("<w:fldSimple w:instr=\"DATE\">" + R("2026年") + "</w:fldSimple>"), "2026年\n"},
        WordsCase{"EnclosedNumbers", P(R("第") + Field(" eq \\o\\ac(○,3)", nullptr) + R("项")),
                  "第③项\n"},
        WordsCase{"AFieldWithoutEndSwallowsNothing",
                  P(R("甲") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>") + P("乙"),
                  "甲\n乙\n"},
        WordsCase{"AnEndWithoutFieldIsNothing",
                  P(R("甲") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("乙")), "甲乙\n"},
        WordsCase{"RaisedDigits",
                  P(R("1200m") + R("2", "<w:vertAlign w:val=\"superscript\"/>") + R("，PM") +
                    R("2.5", "<w:vertAlign w:val=\"subscript\"/>")),
                  "1200m²，PM2.5\n"},
        WordsCase{"Ruby",
                  P("<w:r><w:ruby><w:rt>" + R("yún") + "</w:rt><w:rubyBase>" + R("云") +
                    "</w:rubyBase></w:ruby></w:r>"),
                  "云\n"},
        WordsCase{"Formulas",
                  P("<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num>"
                    "<m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"),
                  "x=3/4\n"},
        WordsCase{"Powers",
                  P("<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t>"
                    "</m:r></m:sup></m:sSup></m:oMath>"),
                  "10^4\n"},
        WordsCase{"AlternatesOnce",
                  P("<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>甲</w:t></mc:Choice>"
                    "<mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
                  "甲\n"},
        WordsCase{"FallbackWithoutChoice",
                  P("<w:r><mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback>"
                    "</mc:AlternateContent></w:r>"),
                  "甲\n"},
        WordsCase{"CommentsAndBookmarks",
                  P("<w:commentRangeStart w:id=\"1\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" +
                    R("甲") + "<w:r><w:commentReference w:id=\"1\"/></w:r>"),
                  "甲\n"},
        WordsCase{"ForeignFilesAreIgnored", P("甲") + "<w:altChunk r:id=\"x\"/><w:sectPr/>",
                  "甲\n"}),
    [](const auto& info) { return info.param.name; });

// ---- headings ----

TEST(Docx, HeadingsByStyleNameAndOutline) {
  const std::string styles =
      Style("1", "heading 1") + Style("a", "标题 2") + Style("t", "Title") + Style("c", "caption") +
      Style("mine", "我的标题", Set("basedOn", "1")) +
      Style("text", "正文缩进", Set("basedOn", "1") + Tag("w:pPr", Set("outlineLvl", "9"))) +
      Style("o", "章", Tag("w:pPr", Set("outlineLvl", "2"))) +
      Style("loop", "环", Set("basedOn", "pool")) + Style("pool", "环二", Set("basedOn", "loop"));
  const v1::Document document =
      Read({.body = P("题目", Set("pStyle", "t")) + P("一级", Set("pStyle", "1")) +
                    P("二级", Set("pStyle", "a")) + P("我的", Set("pStyle", "mine")) +
                    P("正文", Set("pStyle", "text")) + P("三级", Set("pStyle", "o")) +
                    P("表1 学校", Set("pStyle", "c")) + P("直接", Set("outlineLvl", "3")) +
                    P("不算", Set("pStyle", "1") + Set("outlineLvl", "9")) +
                    P("环", Set("pStyle", "loop")) + P("无此样式", Set("pStyle", "none")) +
                    P("", Set("pStyle", "1")),
            .styles = styles});
  EXPECT_EQ(Looks(document),
            "0|title|题目\n1||一级\n2||二级\n1||我的\n3||三级\n0|caption|表1 学校\n4||直接\n");
}

TEST(Docx, TheDefaultStyleHolds) {
  const std::string styles = Style("d", "Normal", Tag("w:pPr", Set("outlineLvl", "0")),
                                   R"(w:type="paragraph" w:default="1")");
  EXPECT_EQ(Looks(Read({.body = P("甲"), .styles = styles})), "1||甲\n");
}

// ---- tables of contents ----

TEST(Docx, TablesOfContentsAreLeftOut) {
  const std::string entry = R("基本情况") + "<w:r><w:tab/></w:r>" + R("1");
  const std::string begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o "
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  const std::string end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  EXPECT_EQ(Read({.body = P("题目") + P(begin + entry) + P(entry) + P(end) + P("正文")}).text(),
            "题目\n正文\n")
      << "by their field";
  EXPECT_EQ(Read({.body = P(entry, Set("pStyle", "t")) + P("正文"), .styles = Style("t", "toc 1")})
                .text(),
            "正文\n")
      << "by their style";
  const std::string gallery =
      Tag("w:sdtPr", Tag("w:docPartObj", Set("docPartGallery", "Table of Contents")));
  EXPECT_EQ(Read({.body = "<w:sdt>" + gallery + Tag("w:sdtContent", P("目录") + P(entry)) +
                          "</w:sdt>" + P("正文")})
                .text(),
            "正文\n")
      << "by their control";
  EXPECT_EQ(Read({.body = P(begin + entry) + P("一、基本情况", Set("outlineLvl", "0")) + P("正文")})
                .text(),
            "一、基本情况\n正文\n")
      << "one that does not end stops at a heading";
}

// ---- numbering ----

const std::string kOffice = AbstractNum(
    0, Level(0, "chineseCountingThousand", "%1、") + Level(1, "chineseCountingThousand", "（%2）") +
           Level(2, "decimal", "%3.") + Level(3, "decimalEnclosedCircleChinese", "%4"));

std::string Numbered(std::string numbering, std::string body, std::string styles = "") {
  return Read({.body = std::move(body),
               .styles = std::move(styles),
               .numbering = std::move(numbering)})
      .text();
}

TEST(DocxNumbering, CountsAsAnOfficeDoes) {
  EXPECT_EQ(
      Numbered(kOffice + Num(1, 0),
               P("基本情况", NumPr(1, 0)) + P("布局", NumPr(1, 1)) + P("5所小学", NumPr(1, 2)) +
                   P("3所初中", NumPr(1, 2)) + P("甲校", NumPr(1, 3)) + P("师资", NumPr(1, 1)) +
                   P("1200人", NumPr(1, 2)) + P("主要做法", NumPr(1, 0)) + P("经费", NumPr(1, 1))),
      "一、基本情况\n（一）布局\n1. 5所小学\n2. 3所初中\n① 甲校\n（二）师资\n1. 1200人\n"
      "二、主要做法\n（一）经费\n");
}

TEST(DocxNumbering, AFigureNeverTouchesItsNumber) {
  const std::string bare = AbstractNum(
      0, Level(0, "decimal", "%1.", "<w:start w:val=\"1\"/><w:suff w:val=\"nothing\"/>"));
  EXPECT_EQ(Numbered(bare + Num(1, 0), P("5所", NumPr(1, 0))), "1.5所\n") << "as the page shows it";
  EXPECT_EQ(Numbered(AbstractNum(0, Level(0, "decimal", "%1.")) + Num(1, 0), P("5所", NumPr(1, 0))),
            "1. 5所\n");
  EXPECT_EQ(Numbered(AbstractNum(0, Level(0, "bullet", "-")) + Num(1, 0), P("5%", NumPr(1, 0))),
            "- 5%\n");
}

TEST(DocxNumbering, EmptyParagraphsCountUnseen) {
  EXPECT_EQ(Numbered(kOffice + Num(1, 0),
                     P("甲", NumPr(1, 0)) + P("", NumPr(1, 0)) + P("丙", NumPr(1, 0))),
            "一、甲\n\n三、丙\n");
}

TEST(DocxNumbering, DeletedParagraphsDoNotCount) {
  const std::string gone = P("<w:del w:id=\"1\"><w:r><w:delText>乙</w:delText></w:r></w:del>",
                             NumPr(1, 0) + "<w:rPr><w:del w:id=\"2\"/></w:rPr>");
  EXPECT_EQ(Numbered(kOffice + Num(1, 0), P("甲", NumPr(1, 0)) + gone + P("丙", NumPr(1, 0))),
            "一、甲\n二、丙\n");
}

TEST(DocxNumbering, ListsOfOneDefinitionCountOn) {
  EXPECT_EQ(Numbered(kOffice + Num(1, 0) + Num(2, 0), P("甲", NumPr(1, 0)) + P("乙", NumPr(2, 0))),
            "一、甲\n二、乙\n");
}

TEST(DocxNumbering, StartOverridesBeginAnewOnce) {
  const std::string anew =
      "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
  EXPECT_EQ(Numbered(kOffice + Num(1, 0) + Num(2, 0, anew),
                     P("甲", NumPr(1, 0)) + P("乙", NumPr(1, 0)) + P("丙", NumPr(2, 0)) +
                         P("丁", NumPr(2, 0))),
            "一、甲\n二、乙\n一、丙\n二、丁\n");
}

TEST(DocxNumbering, LevelsMayBeRedefined) {
  const std::string own =
      "<w:lvlOverride w:ilvl=\"0\">" + Level(0, "upperLetter", "%1)") + "</w:lvlOverride>";
  EXPECT_EQ(Numbered(kOffice + Num(1, 0, own), P("甲", NumPr(1, 0))), "A) 甲\n");
}

TEST(DocxNumbering, RestartRules) {
  const auto levels = [](std::string_view restart) {
    return AbstractNum(0, Level(0, "decimal", "%1)") + Level(1, "decimal", "%1.%2)") +
                              Level(2, "decimal", "[%3]",
                                    "<w:start w:val=\"1\"/>" + Set("lvlRestart", restart))) +
           Num(1, 0);
  };
  const std::string body = P("a", NumPr(1, 0)) + P("b", NumPr(1, 1)) + P("c", NumPr(1, 2)) +
                           P("d", NumPr(1, 1)) + P("e", NumPr(1, 2)) + P("f", NumPr(1, 0)) +
                           P("g", NumPr(1, 2));
  EXPECT_EQ(Numbered(levels("0"), body), "1) a\n1.1) b\n[1] c\n1.2) d\n[2] e\n2) f\n[3] g\n");
  EXPECT_EQ(Numbered(levels("1"), body), "1) a\n1.1) b\n[1] c\n1.2) d\n[2] e\n2) f\n[1] g\n");
  EXPECT_EQ(Numbered(levels("2"), body), "1) a\n1.1) b\n[1] c\n1.2) d\n[1] e\n2) f\n[1] g\n");
}

TEST(DocxNumbering, LegalNumbersArePlain) {
  const std::string levels =
      AbstractNum(0, Level(0, "chineseCounting", "第%1章") +
                         Level(1, "decimal", "%1.%2", "<w:start w:val=\"1\"/><w:isLgl/>"));
  EXPECT_EQ(Numbered(levels + Num(1, 0), P("总则", NumPr(1, 0)) + P("目的", NumPr(1, 1))),
            "第一章 总则\n1.1 目的\n");
}

TEST(DocxNumbering, AMissingHigherLevelShowsItsStart) {
  const std::string levels =
      AbstractNum(0, Level(0, "decimal", "%1") + Level(1, "decimal", "%1.%2"));
  EXPECT_EQ(Numbered(levels + Num(1, 0), P("甲", NumPr(1, 1)) + P("乙", NumPr(1, 0))),
            "1.1 甲\n1 乙\n");
}

TEST(DocxNumbering, StartsWhereItIsTold) {
  const std::string levels = AbstractNum(0, Level(0, "decimal", "%1.", "<w:start w:val=\"5\"/>"));
  EXPECT_EQ(Numbered(levels + Num(1, 0), P("甲", NumPr(1, 0)) + P("乙", NumPr(1, 0))),
            "5. 甲\n6. 乙\n");
}

TEST(DocxNumbering, StylesBringTheirLists) {
  const std::string styles =
      Style("h", "heading 1", Tag("w:pPr", Tag("w:numPr", Set("numId", "1")))) +
      Style("k", "heading 2", Set("basedOn", "h")) + Style("off", "无号", Set("basedOn", "h"));
  const std::string levels =
      AbstractNum(0, Level(0, "decimal", "%1", Set("start", "1") + Set("pStyle", "h")) +
                         Level(1, "decimal", "%1.%2", Set("start", "1") + Set("pStyle", "k")));
  EXPECT_EQ(Numbered(levels + Num(1, 0),
                     P("甲", Set("pStyle", "h")) + P("乙", Set("pStyle", "k")) +
                         P("丙", Set("pStyle", "off") + Tag("w:numPr", Set("numId", "0"))) +
                         P("丁", Set("pStyle", "k")),
                     styles),
            "1 甲\n1.1 乙\n丙\n1.2 丁\n");
}

TEST(DocxNumbering, NumberingStylesAreFollowed) {
  const std::string numbering =
      AbstractNum(0, Set("numStyleLink", "list")) +
      AbstractNum(1, Set("styleLink", "list") + Level(0, "decimal", "%1)")) + Num(1, 0) + Num(2, 1);
  const std::string styles = Style("list", "列表", Tag("w:pPr", Tag("w:numPr", Set("numId", "2"))),
                                   R"(w:type="numbering")");
  EXPECT_EQ(Numbered(numbering, P("甲", NumPr(1, 0)), styles), "1) 甲\n");
  const std::string circle = AbstractNum(0, Set("numStyleLink", "list")) + Num(2, 0);
  EXPECT_EQ(Numbered(circle, P("甲", NumPr(2, 0)), styles), "甲\n");
}

TEST(DocxNumbering, CustomFormats) {
  const std::string custom =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><mc:AlternateContent><mc:Choice Requires=\"w14\">"
      "<w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback>"
      "<w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent><w:lvlText "
      "w:val=\"%1\"/></w:lvl>";
  EXPECT_EQ(Numbered(AbstractNum(0, custom) + Num(1, 0), P("甲", NumPr(1, 0))), "001 甲\n");
}

TEST(DocxNumbering, WhatIsNotThereNumbersNothing) {
  const std::string body =
      P("甲", NumPr(7, 0)) + P("乙", NumPr(1, 8)) + P("丙", NumPr(1, 99)) + P("丁", NumPr(1, -1));
  EXPECT_EQ(Numbered(kOffice + Num(1, 0) + Num(2, 9), body), "甲\n乙\n丙\n丁\n");
  EXPECT_EQ(Numbered("", body), "甲\n乙\n丙\n丁\n");
}

// ---- tables ----

const std::string kRestart = Set("vMerge", "restart"), kContinue = "<w:vMerge/>";

TEST(DocxTable, RowsCellsAndHeader) {
  const v1::Document document =
      Read({.body = P("见表") +
                    Tbl(Tr(Tc("学段") + Tc("校数"), "<w:tblHeader/>") + Tr(Tc("小学") + Tc("23"))) +
                    P("完")});
  EXPECT_EQ(document.text(), "见表\n学段\t校数\n小学\t23\n完\n");
  EXPECT_EQ(Cells(document), "0,0 H=学段\n0,1 H=校数\n1,0=小学\n1,1=23\n");
}

TEST(DocxTable, MergedCellsStandOnce) {
  const v1::Document document =
      Read({.body = Tbl(Tr(Tc("学段", kRestart) + Tc("人数", Set("gridSpan", "2"))) +
                        Tr(Tc("", kContinue) + Tc("男") + Tc("女")) +
                        Tr(Tc("小学") + Tc("310") + Tc("290")))});
  EXPECT_EQ(document.text(), "学段\t人数\n\t男\t女\n小学\t310\t290\n");
  EXPECT_EQ(Cells(document),
            "0,0 down 2=学段\n0,1 across 2=人数\n1,1=男\n1,2=女\n2,0=小学\n2,1=310\n2,2=290\n");
}

TEST(DocxTable, AContinuationOfNothingIsACell) {
  EXPECT_EQ(Cells(Read({.body = Tbl(Tr(Tc("甲", kContinue) + Tc("乙")) +
                                    Tr(Tc("丙") + Tc("丁", kContinue)))})),
            "0,0=甲\n0,1=乙\n1,0=丙\n1,1=丁\n");
}

TEST(DocxTable, ARowSetInLeavesAGap) {
  EXPECT_EQ(
      Cells(Read({.body = Tbl(Tr(Tc("甲") + Tc("乙")) + Tr(Tc("丙"), Set("gridBefore", "1")))})),
      "0,0=甲\n0,1=乙\n1,0=\n1,1=丙\n");
}

TEST(DocxTable, DeletedRowsAndCellsAreGone) {
  EXPECT_EQ(
      Read({.body = Tbl(Tr(Tc("甲")) + Tr(Tc("乙"), "<w:del w:id=\"1\"/>") +
                        Tr(Tc("丙") + Tc("丁", "<w:cellDel w:id=\"2\"/>"), "<w:ins w:id=\"3\"/>"))})
          .text(),
      "甲\n丙\n");
}

TEST(DocxTable, WordsOfACell) {
  const std::string inner = Tbl(Tr(Tc("内甲") + Tc("内乙")));
  const v1::Document document =
      Read({.body = Tbl(Tr(Tc(P("第一段") + P("") + P("第二段")) + Tc(inner + P("后")) +
                           Tc(P("项目", NumPr(1, 0))))),
            .numbering = kOffice + Num(1, 0)});
  EXPECT_EQ(document.text(), "第一段 第二段\t内甲 内乙 后\t一、项目\n");
  EXPECT_EQ(document.tables_size(), 1);
}

TEST(DocxTable, RowsAndCellsWithinControls) {
  const std::string row =
      "<w:sdt><w:sdtContent>" +
      Tr("<w:sdt><w:sdtContent>" + Tc("甲") + "</w:sdtContent></w:sdt>" + Tc("乙")) +
      "</w:sdtContent></w:sdt>";
  EXPECT_EQ(Read({.body = Tbl(row)}).text(), "甲\t乙\n");
}

TEST(DocxTable, AStyleMaySetTheFirstRowApart) {
  const std::string styles =
      Style("t", "Grid Table", "<w:tblStylePr w:type=\"firstRow\"/>", R"(w:type="table")");
  const auto table = [](std::string_view look) {
    return Tbl(Tr(Tc("甲")) + Tr(Tc("乙")),
               Set("tblStyle", "t") + "<w:tblLook " + std::string(look) + "/>");
  };
  EXPECT_EQ(Cells(Read({.body = table("w:val=\"04A0\""), .styles = styles})), "0,0 H=甲\n1,0=乙\n");
  EXPECT_EQ(Cells(Read({.body = table("w:firstRow=\"0\""), .styles = styles})), "0,0=甲\n1,0=乙\n");
  EXPECT_EQ(Cells(Read({.body = table("w:val=\"04A0\"")})), "0,0=甲\n1,0=乙\n")
      << "every table of Word asks for it; without a style it shows nothing";
}

TEST(DocxTable, HeaderRowsOnlyAtTheHead) {
  EXPECT_EQ(Cells(Read({.body = Tbl(Tr(Tc("甲")) + Tr(Tc("乙"), "<w:tblHeader/>"))})),
            "0,0=甲\n1,0=乙\n");
}

// ---- beside the text ----

TEST(Docx, TextBoxesFollowTheirParagraphOnce) {
  const std::string box = "<w:txbxContent>" + P("框里") + "</w:txbxContent>";
  const std::string anchor =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
      "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
  const v1::Document document = Read({.body = P(R("框外") + anchor + R("仍在框外")) + P("下段")});
  EXPECT_EQ(document.text(), "框外仍在框外\n框里\n下段\n");
  EXPECT_EQ(Looks(document), "0|text_box|框里\n");
  EXPECT_EQ(Read({.body = Tbl(Tr(Tc(P(R("格") + anchor))))}).text(), "格 框里\n");
}

TEST(Docx, WordsOfDrawingsAreNone) {
  EXPECT_EQ(
      Read({.body = P("<w:r><w:drawing><a:t>图中字</a:t></w:drawing></w:r>" + R("文"))}).text(),
      "文\n");
}

TEST(Docx, NotesStandAfterTheTextAndLeaveFiguresClean) {
  const auto reference = [](std::string_view kind, std::string_view id,
                            std::string_view more = "") {
    return "<w:r><w:" + std::string(kind) + "Reference w:id=\"" + std::string(id) + "\"" +
           std::string(more) + "/>";
  };
  const std::string body =
      P(R("占98.5%") + reference("footnote", "3") + "</w:r>" + R("，") + reference("endnote", "2") +
        "</w:r>" + reference("footnote", "2", " w:customMarkFollows=\"1\"") + "<w:t>*</w:t></w:r>" +
        reference("footnote", "4") + "</w:r>");
  const auto note = [](std::string_view id, std::string_view words) {
    return "<w:footnote w:id=\"" + std::string(id) + "\">" +
           P("<w:r><w:footnoteRef/></w:r>" + R(words)) + "</w:footnote>";
  };
  const v1::Document document = Read(
      {.body = body,
       .footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r>"
                    "</w:p></w:footnote>" +
                    note("2", "* 自带记号") + note("3", " 含教学点") + note("4", "次注") +
                    note("9", "没有引用"),
       .endnotes = "<w:endnote w:id=\"2\">" + P("尾注") + "</w:endnote>"});
  EXPECT_EQ(document.text(), "占98.5%，\n[1] 含教学点\n* 自带记号\n[2] 次注\n[1] 尾注\n");
  EXPECT_EQ(
      Looks(document),
      "0|footnote|[1] 含教学点\n0|footnote|* 自带记号\n0|footnote|[2] 次注\n0|endnote|[1] 尾注\n");
}

}  // namespace
}  // namespace dudao::ingest
