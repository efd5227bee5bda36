#include "services/ingest/core/pdf/layout/upright.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "services/ingest/core/pdf/layout/lines.h"

namespace dudao::ingest::pdf {
namespace {

// A sheet 200 wide and 300 high whose words run by `turn` quarters.
PageBoxes Turned(int turn, Rect first, Rect second) {
  PageBoxes page{200, 300, {}};
  page.boxes.push_back({first, 10, turn, U"上一行"});
  page.boxes.push_back({second, 10, turn, U"下一行"});
  return page;
}

void ExpectReadsInOrder(const PageBoxes& page) {
  const auto lines = BuildLines(TurnUpright(page));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text(), U"上一行");
  EXPECT_EQ(lines[1].text(), U"下一行");
  EXPECT_LT(lines[0].place.width(), 40);
  EXPECT_GT(lines[0].place.width(), lines[0].place.height());
}

TEST(TurnUpright, WordsThatRunDownReadFromTheRight) {
  ExpectReadsInOrder(Turned(1, {150, 20, 160, 50}, {130, 20, 140, 50}));
}

TEST(TurnUpright, UpsideDown) {
  ExpectReadsInOrder(Turned(2, {100, 250, 130, 260}, {100, 230, 130, 240}));
}

TEST(TurnUpright, WordsThatRunUpReadFromTheLeft) {
  ExpectReadsInOrder(Turned(3, {20, 100, 30, 130}, {40, 100, 50, 130}));
}

TEST(TurnUpright, SwapsTheSheetsSides) {
  const PageBoxes page = TurnUpright(Turned(1, {150, 20, 160, 50}, {130, 20, 140, 50}));
  EXPECT_EQ(page.width, 300);
  EXPECT_EQ(page.height, 200);
}

TEST(TurnUpright, FewTurnedWordsStayTurned) {
  PageBoxes page{200, 300, {}};
  page.boxes.push_back({{10, 100, 20, 130}, 10, 1, U"装订线"});
  page.boxes.push_back({{50, 100, 150, 110}, 10, 0, U"全县共有学校四十所"});
  const auto lines = BuildLines(TurnUpright(page));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text(), U"全县共有学校四十所");
  EXPECT_EQ(lines[1].text(), U"装订线");
}

TEST(TurnUpright, LeavesOutWhatStandsNowhere) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  PageBoxes page{200, 300, {}};
  page.boxes.push_back({{nan, 0, 10, 10}, 10, 0, U"甲"});
  page.boxes.push_back({{0, 0, infinite, 10}, 10, 0, U"乙"});
  page.boxes.push_back({{0, 0, 10, 1e200}, 10, 0, U"丙"});
  page.boxes.push_back({{0, 0, 10, 10}, 10, 0, U""});
  page.boxes.push_back({{10, 10, 0, 0}, nan, 0, U"丁"});
  const PageBoxes upright = TurnUpright(page);
  ASSERT_EQ(upright.boxes.size(), 1u);
  EXPECT_EQ(upright.boxes[0].text, U"丁");
  EXPECT_EQ(upright.boxes[0].size, 10);
  EXPECT_EQ(upright.boxes[0].place.right, 10);
}

}  // namespace
}  // namespace dudao::ingest::pdf
