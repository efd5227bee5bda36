#include "common/text/simplified.h"

#include <gtest/gtest.h>

#include "common/text/reading_text.h"

namespace dudao::text {
namespace {

TEST(SimplifiedTest, TraditionalCharactersHaveTheirForm) {
  constexpr std::u32string_view kFrom = U"雲嶺縣學習萬億個長職責況條節發評報導務問題總關於兩點";
  constexpr std::u32string_view kTo = U"云岭县学习万亿个长职责况条节发评报导务问题总关于两点";
  for (size_t i = 0; i < kFrom.size(); ++i) {
    if (kFrom[i] == U'於') continue;  // a family name in simplified text
    EXPECT_EQ(Simplified(kFrom[i]), kTo[i]) << i;
  }
}

TEST(SimplifiedTest, WhatSimplifiedTextUsesStays) {
  for (const char32_t c : std::u32string_view(U"乾著瞭拼徵藉后里干余制只台征伙云千，1a。")) {
    EXPECT_EQ(Simplified(c), c);
  }
}

TEST(SimplifiedTest, SimplifyingTwiceChangesNothing) {
  for (char32_t c = 0; c < 0x20000; ++c)
    EXPECT_EQ(Simplified(Simplified(c)), Simplified(c)) << static_cast<uint32_t>(c);
}

TEST(SimplifiedTest, AWholeTextOnlyWhereThereIsSomething) {
  EXPECT_FALSE(SimplifiedText(U"云岭县学校").has_value());
  EXPECT_EQ(*SimplifiedText(U"雲嶺縣學校86所"), U"云岭县学校86所");
}

// 全縣投入資金2860 萬元，專任教師4120人: figures and units are found, and home is what was sent.
TEST(SimplifiedTest, ReadingMapsHome) {
  constexpr std::u32string_view kSource = U"全縣投入資金2860 萬元";
  ReadingText reading;
  reading.Append(kSource, {0, static_cast<uint32_t>(kSource.size())}, true);
  EXPECT_EQ(reading.view(), U"全县投入资金2860万元");
  const size_t at = reading.view().find(U"2860万元");
  const Span home = reading.Home(at, at + 6);
  EXPECT_EQ(kSource.substr(home.begin, home.size()), U"2860 萬元");
}

}  // namespace
}  // namespace dudao::text
