#include "services/ingest/core/pdf/layout/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/services/ingest/core/pdf/layout/sheet.h"

namespace dudao::ingest::pdf {
namespace {

using ::testing::ElementsAre;

std::vector<std::u32string> Texts(const std::vector<Line>& lines) {
  std::vector<std::u32string> texts;
  for (const Line& line : lines) texts.push_back(line.text());
  return texts;
}

TEST(BuildLines, ByHeightNotByOrderInTheFile) {
  Sheet sheet;
  sheet.Put(90, 140, U"第二行").Put(90, 100, U"第一行").Put(90, 180, U"第三行");
  EXPECT_THAT(Texts(BuildLines(sheet.page)), ElementsAre(U"第一行", U"第二行", U"第三行"));
}

TEST(BuildLines, ChineseSetApartGetsNoSpace) {
  Sheet sheet;
  sheet.Put(90, 100, U"通").Put(108, 100, U"知");
  sheet.Put(90, 140, U"增加").Put(117, 140, U"12").Put(132, 140, U"所");
  EXPECT_THAT(Texts(BuildLines(sheet.page)), ElementsAre(U"通知", U"增加12所"));
}

TEST(BuildLines, LatinWordsKeepTheirSpace) {
  Sheet sheet;
  sheet.PutSpaced(90, 100, U"STEAM").Put(123, 100, U"LAB");
  sheet.Put(90, 140, U"Wi").Put(102.2, 140, U"Fi");
  EXPECT_THAT(Texts(BuildLines(sheet.page)), ElementsAre(U"STEAM LAB", U"WiFi"));
}

TEST(BuildLines, WideGapPartsSegments) {
  Sheet sheet;
  sheet.Put(90, 100, U"索引号").Put(300, 100, U"发布日期");
  const auto lines = BuildLines(sheet.page);
  ASSERT_EQ(lines.size(), 1u);
  ASSERT_EQ(lines[0].segments.size(), 2u);
  EXPECT_EQ(lines[0].segments[1].text, U"发布日期");
  EXPECT_EQ(lines[0].text(), U"索引号 发布日期");
}

TEST(MergeSegments, LettersSetWideAreOneWord) {
  Sheet sheet;
  sheet.Put(90, 100, U"通").Put(110, 100, U"知").Put(150, 100, U"A").Put(164, 100, U"B");
  std::vector<Line> lines = BuildLines(sheet.page);
  EXPECT_EQ(lines[0].segments.size(), 4u);
  MergeSegments(lines);
  EXPECT_EQ(lines[0].text(), U"通知 A B");
}

TEST(BuildLines, RaisedMarkStaysOnItsLine) {
  Sheet sheet;
  sheet.Put(90, 100, U"全县有教学点", 16).Put(186, 100, U"①", 8).Put(194, 100, U"九个", 16);
  EXPECT_THAT(Texts(BuildLines(sheet.page)), ElementsAre(U"全县有教学点①九个"));
}

TEST(BuildLines, CloseLinesStayApart) {
  Sheet sheet;
  sheet.Put(90, 100, U"上一行", 12).Put(90, 112.5, U"下一行", 12);
  EXPECT_THAT(Texts(BuildLines(sheet.page)), ElementsAre(U"上一行", U"下一行"));
}

TEST(JoinStacks, CharactersUnderEachOtherAreOneLine) {
  Sheet sheet;
  sheet.Put(290, 100, U"自", 30).Put(290, 150, U"评", 30).Put(290, 200, U"表", 30);
  sheet.Put(90, 300, U"共三页");
  auto lines = BuildLines(sheet.page);
  JoinStacks(lines);
  EXPECT_THAT(Texts(lines), ElementsAre(U"自评表", U"共三页"));
}

TEST(JoinStacks, TwoAreNoStack) {
  Sheet sheet;
  sheet.Put(290, 100, U"甲").Put(290, 120, U"乙");
  auto lines = BuildLines(sheet.page);
  JoinStacks(lines);
  EXPECT_THAT(Texts(lines), ElementsAre(U"甲", U"乙"));
}

}  // namespace
}  // namespace dudao::ingest::pdf
