#include "services/ingest/core/pdf/layout/grid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/services/ingest/core/pdf/layout/sheet.h"

namespace dudao::ingest::pdf {
namespace {

// Rows as `甲|12|3`, a cell over two columns as `甲>>`.
std::vector<std::u32string> Rows(const Grid& grid) {
  std::vector<std::u32string> rows;
  for (const auto& row : grid.rows) {
    std::u32string text;
    for (const GridCell& cell : row) {
      if (&cell != &row.front()) text += U'|';
      text += cell.text;
      for (size_t k = 1; k < cell.columns; ++k) text += U'>';
    }
    rows.push_back(text);
  }
  return rows;
}

std::vector<Grid> Find(const Sheet& sheet) {
  std::vector<Line> lines = BuildLines(sheet.page);
  MergeSegments(lines);
  return FindGrids(lines);
}

using ::testing::ElementsAre;

TEST(FindGrids, RowsUnderEachOther) {
  Sheet sheet;
  sheet.Put(90, 60, U"各学段情况见下表。");
  sheet.Put(100, 100, U"学段").Put(200, 100, U"学校").Put(300, 100, U"学生");
  sheet.Put(100, 120, U"小学").Put(200, 120, U"48").Put(300, 120, U"21460");
  sheet.Put(100, 140, U"初中").Put(200, 140, U"14").Put(300, 140, U"10950");
  sheet.Put(90, 180, U"以上为全部数据。");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].begin, 1u);
  EXPECT_EQ(grids[0].end, 4u);
  EXPECT_EQ(grids[0].header_rows, 1u);
  EXPECT_THAT(Rows(grids[0]), ElementsAre(U"学段|学校|学生", U"小学|48|21460", U"初中|14|10950"));
}

TEST(FindGrids, EmptyCellsKeepTheirPlace) {
  Sheet sheet;
  sheet.Put(100, 100, U"小学").Put(200, 100, U"48").Put(300, 100, U"21460");
  sheet.Put(100, 120, U"初中").Put(200, 120, U"14").Put(300, 120, U"10950");
  sheet.Put(100, 140, U"特教").Put(300, 140, U"96");
  sheet.Put(100, 160, U"高中").Put(200, 160, U"3").Put(300, 160, U"4820");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_THAT(Rows(grids[0]),
              ElementsAre(U"小学|48|21460", U"初中|14|10950", U"特教||96", U"高中|3|4820"));
  EXPECT_EQ(grids[0].header_rows, 0u);
}

TEST(FindGrids, HeadOverTwoColumns) {
  Sheet sheet;
  sheet.Put(100, 100, U"项目").Put(205, 100, U"2022年与2023年各是多少");
  sheet.Put(100, 120, U"教师").Put(200, 120, U"2022年").Put(320, 120, U"2023年");
  sheet.Put(100, 140, U"小学").Put(200, 140, U"1402").Put(320, 140, U"1398");
  sheet.Put(100, 160, U"初中").Put(200, 160, U"811").Put(320, 160, U"824");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].header_rows, 2u);
  EXPECT_THAT(Rows(grids[0]), ElementsAre(U"项目|2022年与2023年各是多少>", U"教师|2022年|2023年",
                                          U"小学|1402|1398", U"初中|811|824"));
}

TEST(FindGrids, WrappedCellBesideCentredOnes) {
  Sheet sheet;
  sheet.Put(100, 100, U"学段").Put(200, 100, U"学校").Put(300, 100, U"说明");
  sheet.Put(100, 140, U"小学")
      .Put(200, 140, U"48")
      .Put(300, 132, U"含教学点")
      .Put(300, 148, U"九个");
  sheet.Put(100, 180, U"初中").Put(200, 180, U"14").Put(300, 180, U"无");
  sheet.Put(100, 220, U"高中").Put(200, 220, U"3").Put(300, 220, U"无");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_THAT(Rows(grids[0]),
              ElementsAre(U"学段|学校|说明", U"小学|48|含教学点九个", U"初中|14|无", U"高中|3|无"));
}

TEST(FindGrids, HeadBetweenTheColumnsItIsOver) {
  Sheet sheet;
  sheet.Put(100, 100, U"项目").Put(232, 100, U"2022年").Put(432, 100, U"2023年");
  sheet.Put(100, 120, U"小学").Put(200, 120, U"50").Put(300, 120, U"219").Put(400, 120, U"48");
  sheet.Put(500, 120, U"214").Put(100, 140, U"初中").Put(200, 140, U"14").Put(300, 140, U"110");
  sheet.Put(400, 140, U"14").Put(500, 140, U"109");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_THAT(Rows(grids[0]),
              ElementsAre(U"项目|2022年>|2023年>", U"小学|50|219|48|214", U"初中|14|110|14|109"));
}

TEST(FindGrids, WrappedCellsOfTheFirstAndLastRow) {
  Sheet sheet;
  sheet.Put(300, 92, U"完成情况").Put(100, 100, U"学段").Put(200, 100, U"学校");
  sheet.Put(300, 108, U"与说明");
  sheet.Put(100, 140, U"小学").Put(200, 140, U"48").Put(300, 140, U"已完成");
  sheet.Put(100, 180, U"初中").Put(200, 180, U"14").Put(300, 180, U"已完成");
  sheet.Put(300, 212, U"新建一所").Put(100, 220, U"高中").Put(200, 220, U"3");
  sheet.Put(300, 228, U"在建");
  sheet.Put(90, 260, U"以上为全部数据。");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_THAT(Rows(grids[0]), ElementsAre(U"学段|学校|完成情况与说明", U"小学|48|已完成",
                                          U"初中|14|已完成", U"高中|3|新建一所在建"));
}

TEST(FindGrids, ParagraphBelowIsNoCell) {
  Sheet sheet;
  sheet.Put(100, 100, U"小学").Put(200, 100, U"48").Put(300, 100, U"21460");
  sheet.Put(100, 120, U"初中").Put(200, 120, U"14").Put(300, 120, U"10950");
  sheet.Put(100, 140, U"高中").Put(200, 140, U"3").Put(300, 140, U"4820");
  sheet.Put(90, 158, U"以上为全部数据，不含技工学校。");
  const auto grids = Find(sheet);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].end, 3u);
}

TEST(FindGrids, NumberedListIsNone) {
  Sheet sheet;
  sheet.Put(100, 100, U"1.")
      .Put(130, 100, U"健全机制")
      .Put(100, 120, U"2.")
      .Put(130, 120, U"增加投入");
  sheet.Put(100, 140, U"3.")
      .Put(130, 140, U"建强队伍")
      .Put(100, 160, U"4.")
      .Put(130, 160, U"严格管理");
  EXPECT_TRUE(Find(sheet).empty());
}

TEST(FindGrids, ContentsAreNone) {
  Sheet sheet;
  sheet.Put(100, 100, U"一、基本情况").Put(400, 100, U"1");
  sheet.Put(100, 120, U"二、履职情况").Put(400, 120, U"3");
  sheet.Put(100, 140, U"三、存在问题").Put(400, 140, U"9");
  EXPECT_TRUE(Find(sheet).empty());
}

TEST(FindGrids, TwoRowsOfTwoAreNone) {
  Sheet sheet;
  sheet.Put(100, 100, U"联系人").Put(300, 100, U"张老师");
  sheet.Put(100, 120, U"电话").Put(300, 120, U"0999-0000000");
  EXPECT_TRUE(Find(sheet).empty());
}

TEST(FindGrids, SegmentsThatDoNotAlignAreLines) {
  Sheet sheet;
  sheet.Put(100, 100, U"甲乙丙").Put(200, 100, U"丁").Put(300, 100, U"戊");
  sheet.Put(130, 120, U"甲乙丙丁戊己庚").Put(250, 120, U"辛壬癸").Put(330, 120, U"子");
  sheet.Put(190, 140, U"甲乙").Put(240, 140, U"丙丁").Put(280, 140, U"戊己");
  EXPECT_TRUE(Find(sheet).empty());
}

}  // namespace
}  // namespace dudao::ingest::pdf
