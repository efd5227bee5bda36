#include "services/ingest/core/pdf/layout/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/services/ingest/core/pdf/layout/sheet.h"

namespace dudao::ingest::pdf {
namespace {

const std::u32string kLeft = U"左栏文字排满这一行不留空白";
const std::u32string kRight = U"右栏文字排满这一行不留空白";

TEST(InReadingOrder, ColumnsAreReadOneAfterTheOther) {
  Sheet sheet;
  sheet.Put(90, 60, U"通栏标题横跨左右两栏而且从左边一直排到右边不留任何空白为止");
  for (int i = 0; i < 8; ++i) sheet.Put(90, 100 + 20 * i, kLeft).Put(280, 104 + 20 * i, kRight);
  const auto columns = InReadingOrder(BuildLines(sheet.page));
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns[0].lines.size(), 1u);
  EXPECT_EQ(columns[1].lines.size(), 8u);
  EXPECT_EQ(columns[1].lines[7].text(), kLeft);
  EXPECT_EQ(columns[2].lines[0].text(), kRight);
}

// A comma at the edge hangs over it: little more than half a character is left of the gap.
TEST(InReadingOrder, HangingCommasDoNotBridgeTheGap) {
  Sheet sheet;
  for (int i = 0; i < 8; ++i) {
    sheet.Put(90, 100 + 20 * i, i % 2 ? kLeft : kLeft + U"，").Put(266, 100 + 20 * i, kRight);
  }
  const auto columns = InReadingOrder(BuildLines(sheet.page));
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].lines[0].text(), kLeft + U"，");
  EXPECT_EQ(columns[1].lines[7].text(), kRight);
}

TEST(InReadingOrder, ATableIsNoPairOfColumns) {
  Sheet sheet;
  for (int i = 0; i < 12; ++i)
    sheet.Put(90, 100 + 20 * i, U"柳坪小学").Put(280, 100 + 20 * i, U"1024");
  const auto columns = InReadingOrder(BuildLines(sheet.page));
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_EQ(columns[0].lines.size(), 12u);
  EXPECT_EQ(columns[0].lines[3].text(), U"柳坪小学 1024");
}

TEST(InReadingOrder, FewLinesSideBySideAreNoColumns) {
  Sheet sheet;
  for (int i = 0; i < 4; ++i) sheet.Put(90, 100 + 20 * i, kLeft).Put(280, 100 + 20 * i, kRight);
  EXPECT_EQ(InReadingOrder(BuildLines(sheet.page)).size(), 1u);
}

// The last page of a text in columns: the right one is hardly begun.
TEST(InReadingOrder, AGapOfOtherPagesHoldsForShortColumnsToo) {
  Sheet sheet;
  for (int i = 0; i < 8; ++i) sheet.Put(90, 100 + 20 * i, kLeft);
  sheet.Put(280, 100, kRight).Put(280, 120, U"右栏到此为止。");
  EXPECT_EQ(InReadingOrder(BuildLines(sheet.page)).size(), 1u);
  const auto columns = InReadingOrder(BuildLines(sheet.page), 262);
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].lines.size(), 8u);
  EXPECT_EQ(columns[1].lines[1].text(), U"右栏到此为止。");
}

TEST(InReadingOrder, NothingOfNothing) { EXPECT_TRUE(InReadingOrder({}).empty()); }

}  // namespace
}  // namespace dudao::ingest::pdf
