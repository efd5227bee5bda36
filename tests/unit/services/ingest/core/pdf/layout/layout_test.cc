#include "services/ingest/core/pdf/layout/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/status/stage_error.h"
#include "tests/support/document_words.h"
#include "tests/unit/services/ingest/core/pdf/layout/sheet.h"

namespace dudao::ingest::pdf {
namespace {

using test::Slice;

v1::Document Read(std::vector<PageBoxes> pages) {
  auto document = LayOut(std::move(pages), {});
  EXPECT_TRUE(document.ok()) << document.status();
  return *std::move(document);
}

// A paragraph of 16-point type as official documents set it: 28 characters a line.
Sheet Body() {
  Sheet sheet;
  sheet.Put(112, 150, U"一、基本情况", 16);
  sheet.Put(112, 180, U"我县地处山区全县共有中小学校四十八所教师一千三百人", 16);
  sheet.Put(80, 210, U"学生二万一千四百六十人与上年相比学校数不变学生减少二百", 16);
  sheet.Put(80, 240, U"四十人。", 16);
  sheet.Put(112, 270, U"二、主要工作", 16);
  return sheet;
}

TEST(LayOut, LinesStayAndParagraphsAreSetIn) {
  EXPECT_EQ(Read({Body().page}).text(),
            "　　一、基本情况\n"
            "　　我县地处山区全县共有中小学校四十八所教师一千三百人\n"
            "学生二万一千四百六十人与上年相比学校数不变学生减少二百\n"
            "四十人。\n"
            "　　二、主要工作\n");
}

// As printed from a web page: nothing is set in, paragraphs stand apart.
TEST(LayOut, AWideStepPartsParagraphs) {
  Sheet sheet;
  for (const double top : {100.0, 200.0}) {
    sheet.Put(80, top, U"我县地处山区全县共有中小学校四十八所教师一千三百人", 16);
    sheet.Put(80, top + 24, U"与上年相比学校数不变学生减少二百四十人教师增加一十", 16);
    sheet.Put(80, top + 48, U"八人均已配足配齐所有学科专任教师开齐开足国家课程。", 16);
  }
  const std::string text = Read({sheet.page}).text();
  EXPECT_NE(text.find("国家课程。\n\n我县"), std::string::npos) << text;
  EXPECT_EQ(text.find("\n\n与"), std::string::npos) << text;
}

TEST(LayOut, EvenStepsPartNothing) {
  EXPECT_EQ(Read({Body().page}).text().find("\n\n"), std::string::npos);
}

TEST(LayOut, CentredTitleIsNotSetIn) {
  Sheet sheet = Body();
  sheet.Put(214, 100, U"自评报告正文", 28);
  EXPECT_TRUE(Read({sheet.page}).text().starts_with("自评报告正文\n　　一、"));
}

TEST(LayOut, EveryPageKnowsItsText) {
  Sheet second;
  second.Put(80, 100, U"续前页。", 16).Put(112, 130, U"三、存在问题", 16);
  const v1::Document document = Read({Body().page, Sheet().page, second.page});
  ASSERT_EQ(document.pages_size(), 3);
  EXPECT_EQ(document.pages(1).number(), 2u);
  EXPECT_EQ(Slice(document, document.pages(1).span()), "");
  EXPECT_EQ(Slice(document, document.pages(2).span()), "续前页。\n　　三、存在问题\n");
  EXPECT_EQ(document.pages(2).span().end(), document.length());
}

TEST(LayOut, NotesAtTheFootAreNotes) {
  Sheet sheet = Body();
  sheet.Put(80, 700, U"① 不含教学点。", 10).Put(80, 715, U"下同。", 10);
  const v1::Document document = Read({sheet.page});
  ASSERT_EQ(document.paragraphs_size(), 2);
  EXPECT_EQ(document.paragraphs(0).kind(), "footnote");
  EXPECT_EQ(Slice(document, document.paragraphs(0).span()), "① 不含教学点。");
}

TEST(LayOut, SmallTypeWithoutAMarkIsNoNote) {
  Sheet sheet = Body();
  sheet.Put(80, 700, U"本报告由县政府负责解释。", 10);
  EXPECT_EQ(Read({sheet.page}).paragraphs_size(), 0);
}

TEST(LayOut, TablesHaveCellsAndTabs) {
  Sheet sheet = Body();
  sheet.Put(100, 400, U"学段").Put(220, 400, U"学校").Put(340, 400, U"学生");
  sheet.Put(100, 430, U"小学").Put(220, 430, U"48").Put(340, 430, U"21460");
  sheet.Put(100, 460, U"初中").Put(220, 460, U"14").Put(340, 460, U"10950");
  const v1::Document document = Read({sheet.page});
  ASSERT_EQ(document.tables_size(), 1);
  EXPECT_EQ(Slice(document, document.tables(0).span()),
            "学段\t学校\t学生\n小学\t48\t21460\n初中\t14\t10950");
  ASSERT_EQ(document.tables(0).cells_size(), 9);
  const v1::TableCell& cell = document.tables(0).cells(5);
  EXPECT_EQ(Slice(document, cell.span()), "21460");
  EXPECT_EQ(cell.row(), 1u);
  EXPECT_EQ(cell.column(), 2u);
  EXPECT_TRUE(document.tables(0).cells(0).header());
  EXPECT_FALSE(cell.header());
}

TEST(LayOut, TooMuchTextIsRefused) {
  const auto document = LayOut({Body().page}, {.max_text_bytes = 20});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(StageErrorOf(document.status())->code(), "text_too_large");
}

}  // namespace
}  // namespace dudao::ingest::pdf
