#include "services/ingest/core/document_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/status/stage_error.h"
#include "services/ingest/core/document_check.h"
#include "tests/support/document_words.h"

namespace dudao::ingest {
namespace {

using test::Slice;
using testing::ElementsAre;

// `words row,column` of each cell, with its spans when it has any.
std::vector<std::string> Cells(const v1::Document& document, int table = 0) {
  std::vector<std::string> out;
  for (const v1::TableCell& cell : document.tables(table).cells()) {
    std::string shown = Slice(document, cell.span()) + " " + std::to_string(cell.row()) + "," +
                        std::to_string(cell.column());
    if (cell.row_span() > 0) shown += " r" + std::to_string(cell.row_span());
    if (cell.column_span() > 0) shown += " c" + std::to_string(cell.column_span());
    if (cell.header()) shown += " h";
    out.push_back(shown);
  }
  return out;
}

TEST(DocumentBuilderTest, LinesAndWhatIsSaidOfThem) {
  DocumentBuilder out(1000);
  out.Line("一、基本情况", {.outline_level = 1});
  out.Line("小学12所。");
  out.Line("注：含教学点", {.kind = "footnote"});
  EXPECT_EQ(out.length(), 21u);
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.text(), "一、基本情况\n小学12所。\n注：含教学点\n");
  EXPECT_EQ(document.length(), 21u);
  ASSERT_EQ(document.paragraphs_size(), 2);
  EXPECT_EQ(Slice(document, document.paragraphs(0).span()), "一、基本情况");
  EXPECT_EQ(document.paragraphs(0).outline_level(), 1u);
  EXPECT_EQ(Slice(document, document.paragraphs(1).span()), "注：含教学点");
  EXPECT_EQ(document.paragraphs(1).kind(), "footnote");
  EXPECT_TRUE(CheckDocument(document).ok());
}

TEST(DocumentBuilderTest, EmptyLinesStayAndAreNotListed) {
  DocumentBuilder out(1000);
  out.Line("", {.outline_level = 2});
  out.Line("云岭");
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.text(), "\n云岭\n");
  EXPECT_EQ(document.paragraphs_size(), 0);
}

TEST(DocumentBuilderTest, LineEndsAndControlsAndBrokenUtf8) {
  DocumentBuilder out(1000);
  out.Line("a\r\nb\rc\td\x01\x7F\xE4\xBA");
  EXPECT_EQ(std::move(out).Take().text(),
            "a\nb\nc\td\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");
}

TEST(DocumentBuilderTest, ATableIsTabsAndLines) {
  DocumentBuilder out(1000);
  out.Line("表1");
  out.BeginTable();
  out.BeginRow();
  out.Cell("学段", {.header = true});
  out.Cell("班数", {.header = true});
  out.BeginRow();
  out.Cell("小\n学\t部");
  out.Cell("12");
  out.EndTable();
  out.Line("后文");
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.text(), "表1\n学段\t班数\n小 学 部\t12\n后文\n");
  EXPECT_THAT(Cells(document), ElementsAre("学段 0,0 h", "班数 0,1 h", "小 学 部 1,0", "12 1,1"));
  EXPECT_EQ(Slice(document, document.tables(0).span()), "学段\t班数\n小 学 部\t12");
  EXPECT_TRUE(CheckDocument(document).ok());
}

TEST(DocumentBuilderTest, MergedCellsKeepTheirColumns) {
  DocumentBuilder out(1000);
  out.BeginTable();
  out.BeginRow();
  out.Cell("小学", {.row_span = 2});
  out.Cell("合计", {.column_span = 2});
  out.BeginRow();
  out.Cell("公办");
  out.Cell("民办");
  out.BeginRow();
  out.Cell("初中");
  out.EndTable();
  const v1::Document document = std::move(out).Take();
  EXPECT_THAT(Cells(document),
              ElementsAre("小学 0,0 r2", "合计 0,1 c2", "公办 1,1", "民办 1,2", "初中 2,0"));
  // A tab for the cell that reaches down, so that columns stand beneath one another.
  EXPECT_EQ(document.text(), "小学\t合计\n\t公办\t民办\n初中\n");
  EXPECT_TRUE(CheckDocument(document).ok());
}

TEST(DocumentBuilderTest, WhatFollowsAJoinedCellStandsUnderItsColumn) {
  DocumentBuilder out(1000);
  out.BeginTable();
  out.BeginRow();
  for (const char* head : {"序号", "学校", "学生"}) out.Cell(head);
  out.BeginRow();
  out.Cell("合计", {.column_span = 2});
  out.Cell("60");
  out.EndTable();
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.text(), "序号\t学校\t学生\n合计\t\t60\n");
  EXPECT_TRUE(CheckDocument(document).ok());
}

TEST(DocumentBuilderTest, AnEmptyTableIsNone) {
  DocumentBuilder out(1000);
  out.BeginTable();
  out.EndTable();
  out.EndTable();
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.tables_size(), 0);
  EXPECT_EQ(document.text(), "");
}

TEST(DocumentBuilderTest, ATableLeftOpenIsEnded) {
  DocumentBuilder out(1000);
  out.BeginTable();
  out.BeginRow();
  out.Cell("a");
  const v1::Document document = std::move(out).Take();
  EXPECT_EQ(document.text(), "a\n");
  EXPECT_TRUE(CheckDocument(document).ok());
}

TEST(DocumentBuilderTest, SpansOfHostileCellsAreBounded) {
  DocumentBuilder out(1000);
  out.BeginTable();
  for (int row = 0; row < 3; ++row) {
    out.BeginRow();
    for (int i = 0; i < 3; ++i)
      out.Cell("x", {.row_span = 4000000000u, .column_span = 4000000000u});
  }
  const v1::Document document = std::move(out).Take();
  EXPECT_TRUE(CheckDocument(document).ok());
  EXPECT_LE(document.tables(0).cells(0).column_span(), 1024u);
}

TEST(DocumentBuilderTest, PagesEndWhereTheNextBegins) {
  DocumentBuilder out(1000);
  out.BeginPage(1);
  out.Line("一");
  out.BeginPage(3);
  out.Line("二");
  const v1::Document document = std::move(out).Take();
  ASSERT_EQ(document.pages_size(), 2);
  EXPECT_EQ(Slice(document, document.pages(0).span()), "一\n");
  EXPECT_EQ(document.pages(1).number(), 3u);
  EXPECT_EQ(Slice(document, document.pages(1).span()), "二\n");
}

TEST(DocumentBuilderTest, StopsAtItsLimitOnAWholeCharacter) {
  DocumentBuilder out(7);
  out.Line("云岭");
  EXPECT_FALSE(out.full());
  out.Line("县");
  EXPECT_TRUE(out.full());
  EXPECT_EQ(out.length(), 3u);
  const auto error = StageErrorOf(std::move(out).Finish().status());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "text_too_large");
  EXPECT_THAT(error->arguments(), ElementsAre("7"));
}

TEST(DocumentCheckTest, NamesWhatIsOutOfPlace) {
  const auto why = [](const v1::Document& document) {
    return std::string(CheckDocument(document).message());
  };
  v1::Document document;
  document.set_text("云岭县");
  EXPECT_EQ(why(document), "length is not that of the text");
  document.set_length(3);
  EXPECT_EQ(why(document), "");
  v1::Span& page = *document.add_pages()->mutable_span();
  page.set_begin(2);
  page.set_end(4);
  EXPECT_EQ(why(document), "page 0 is out of place");
  page.set_end(1);
  EXPECT_EQ(why(document), "page 0 is out of place");
  page.set_end(3);
  document.add_pages()->mutable_span()->set_begin(1);
  EXPECT_EQ(why(document), "page 1 is out of place");
  document.clear_pages();
  v1::Table& table = *document.add_tables();
  table.mutable_span()->set_end(2);
  table.add_cells()->mutable_span()->set_end(3);
  EXPECT_EQ(why(document), "cell 0 is out of place");
}

}  // namespace
}  // namespace dudao::ingest
