#include "services/extraction/core/date/date_parts.h"

#include <gtest/gtest.h>

#include "services/extraction/core/date/date_finder.h"

namespace dudao::extraction {
namespace {

TEST(DatePartsTest, YearsAreFourDigitsOfACentury) {
  EXPECT_EQ(ReadYearDigits(U"2021年", 0)->value, 2021);
  EXPECT_EQ(ReadYearDigits(U"二〇二一年", 0)->value, 2021);
  EXPECT_EQ(ReadYearDigits(U"二○一九年", 0)->value, 2019);
  EXPECT_FALSE(ReadYearDigits(U"20210年", 0));
  EXPECT_FALSE(ReadYearDigits(U"1899年", 0));
  EXPECT_FALSE(ReadYearDigits(U"202", 0));
}

TEST(DatePartsTest, SmallNumbers) {
  EXPECT_EQ(ReadSmallNumber(U"30日", 0)->value, 30);
  EXPECT_EQ(ReadSmallNumber(U"三十一日", 0)->value, 31);
  EXPECT_EQ(ReadSmallNumber(U"十月", 0)->value, 10);
  EXPECT_EQ(ReadSmallNumber(U"二十日", 0)->end, 2u);
  EXPECT_FALSE(ReadSmallNumber(U"123日", 0));
  EXPECT_FALSE(ReadSmallNumber(U"日", 0));
}

TEST(DatePartsTest, PointsWithTheirQualifiers) {
  const auto day = ReadPoint(U"2021年4月30日上午", 0);
  ASSERT_TRUE(day);
  EXPECT_EQ(Iso(*day), "2021-04-30");
  EXPECT_EQ(day->end, 10u);
  EXPECT_TRUE(ReadPoint(U"2020年底", 0)->year_end);
  EXPECT_EQ(ReadPoint(U"2020年初中", 0)->end, 5u);
  EXPECT_EQ(ReadPoint(U"9月中旬", 0)->end, 4u);
  EXPECT_FALSE(ReadPoint(U"五月花", 0));
  EXPECT_FALSE(ReadPoint(U"13月", 0));
  EXPECT_EQ(ReadPoint(U"2月30日", 0)->day, 0);
}

TEST(DateFinderTest, ALoneMonthWithoutAnyYear) {
  const auto dates = FindDates(U"6月26日召开", {});
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(dates[0].iso, "--06-26");
}

TEST(DateFinderTest, YearsInTitlesDoNotDateWhatFollows) {
  const auto dates = FindDates(U"2021年印发《发展规划和2035年目标》,9月启动", {});
  ASSERT_EQ(dates.size(), 3u);
  EXPECT_EQ(dates[2].iso, "2021-09");
}

}  // namespace
}  // namespace dudao::extraction
