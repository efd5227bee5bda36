#include "cli/papers/docx/document_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/core/zip/archive.h"
#include "tests/support/zip_writer.h"

namespace dudao::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Docx(const std::string& body, const std::string& header = "<w:p/>") {
  return test::Zip({{"word/document.xml",
                     "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
                    {"word/header1.xml", "<w:hdr xmlns:w=\"w\">" + header + "</w:hdr>"},
                    {"word/styles.xml", "<w:styles>{{地区}}</w:styles>"}});
}

std::string Part(const std::string& docx, const char* name) {
  auto archive = ingest::zip::Archive::Open(docx, {});
  return archive.ok() ? *archive->Read(name) : std::string(archive.status().message());
}

std::string InRun(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string Paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

TemplateValues Values() {
  TemplateValues out;
  out.fields = {{"地区", "云岭县"}, {"空", ""}, {"两行", "甲\n乙"}, {"符号", "<&\">"}};
  out.lists["问题"] = {{{"序号", "1"}, {"位置", "一、"}}, {{"序号", "2"}, {"位置", "二、"}}};
  out.lists["无"] = {};
  return out;
}

std::string Filled(const std::string& body) {
  const auto out = FillDocument(Docx(body), Values());
  return out.ok() ? Part(*out, "word/document.xml") : std::string(out.status().message());
}

TEST(FillDocument, PutsValuesForFields) {
  EXPECT_THAT(Filled(Paragraph(InRun("致{{地区}}人民政府"))), HasSubstr(">致云岭县人民政府<"));
  EXPECT_THAT(Filled(Paragraph(InRun("{{符号}}"))), HasSubstr("&lt;&amp;\"&gt;"));
}

// Word cuts runs where it likes, within the braces too.
TEST(FillDocument, FindsFieldsThatWordCutIntoRuns) {
  const std::string out = Filled(Paragraph(InRun("致{") + InRun("{地") + "<w:proofErr/>" + InRun("区}") +
                                           InRun("}人民{{地") + InRun("区}}政府")));
  EXPECT_THAT(out, HasSubstr(">致云岭县<"));
  EXPECT_THAT(out, HasSubstr(">人民云岭县<"));
  EXPECT_THAT(out, HasSubstr(">政府<"));
  EXPECT_THAT(out, Not(HasSubstr("{{")));
}

TEST(FillDocument, LineBreaksBecomeBreaks) {
  EXPECT_THAT(Filled(Paragraph(InRun("{{两行}}"))), HasSubstr("甲</w:t><w:br/><w:t"));
}

TEST(FillDocument, RepeatsARowForEachRecord) {
  const std::string cell = "<w:tc>" + Paragraph(InRun("{{问题.序号}}")) + "</w:tc><w:tc>" +
                           Paragraph(InRun("{{地区}}{{问题.位置}}")) + "</w:tc>";
  const std::string out = Filled("<w:tbl><w:tr>" + cell + "</w:tr></w:tbl>");
  EXPECT_THAT(out, HasSubstr("云岭县一、"));
  EXPECT_THAT(out, HasSubstr("云岭县二、"));
  EXPECT_LT(out.find(">1<"), out.find(">2<"));
  EXPECT_EQ(out.find("</w:tr>", out.find("</w:tr>") + 1), out.rfind("</w:tr>"));
}

TEST(FillDocument, RepeatsAParagraphOutsideATable) {
  const std::string out =
      Filled(Paragraph(InRun("{{问题.序号}}、{{问题.位置}}")) + Paragraph(InRun("尾")));
  EXPECT_THAT(out, HasSubstr("1、一、"));
  EXPECT_THAT(out, HasSubstr("2、二、"));
  EXPECT_THAT(Filled(Paragraph(InRun("{{无.序号}}")) + Paragraph(InRun("尾"))), Not(HasSubstr("无.")));
}

TEST(FillDocument, AnEmptyOptionTakesItsParagraphWithIt) {
  EXPECT_THAT(Filled(Paragraph(InRun("标记：{{?空}}")) + Paragraph(InRun("尾"))),
              Not(HasSubstr("标记")));
  EXPECT_THAT(Filled(Paragraph(InRun("标记：{{空}}"))), HasSubstr("标记："));
  EXPECT_THAT(Filled(Paragraph(InRun("在{{?地区}}"))), HasSubstr("在云岭县"));
}

TEST(FillDocument, AWatermarkIsFilledOrTakenOut) {
  const auto header = [](const char* field) {
    const std::string mark =
        std::string("<w:r><w:pict><v:textpath string=\"{{?") + field + "}}\"/></w:pict></w:r>";
    const auto out = FillDocument(Docx("<w:p/>", Paragraph(mark)), Values());
    return Part(*out, "word/header1.xml");
  };
  EXPECT_THAT(header("地区"), HasSubstr("string=\"云岭县\""));
  EXPECT_THAT(header("空"), Not(HasSubstr("pict")));
  EXPECT_THAT(header("空"), HasSubstr("<w:p"));
}

TEST(FillDocument, OtherPartsStayAsTheyAre) {
  EXPECT_EQ(Part(*FillDocument(Docx("<w:p/>"), Values()), "word/styles.xml"),
            "<w:styles>{{地区}}</w:styles>");
}

TEST(FillDocument, NamesAFieldItDoesNotKnow) {
  EXPECT_THAT(Filled(Paragraph(InRun("{{地域}}"))), HasSubstr("“{{地域}}”不是可用的字段"));
  EXPECT_THAT(Filled(Paragraph(InRun("{{问题.无此}}"))), HasSubstr("无此"));
  EXPECT_THAT(Filled(Paragraph(InRun("{{地区"))), HasSubstr("{{地区"));
}

TEST(FillDocument, SameInputSameBytes) {
  const std::string docx = Docx(Paragraph(InRun("{{地区}}")));
  EXPECT_EQ(*FillDocument(docx, Values()), *FillDocument(docx, Values()));
}

TEST(FillDocument, RefusesWhatIsNoDocument) {
  EXPECT_FALSE(FillDocument("not a zip", Values()).ok());
  EXPECT_FALSE(FillDocument(Docx("<w:p>"), Values()).ok());
}

}  // namespace
}  // namespace dudao::cli
