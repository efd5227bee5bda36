#include "common/text/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace dudao::text {
namespace {

Decimal D(const char* text) { return *Decimal::Parse(text); }

TEST(DecimalTest, ParsesPlainDigitsOnly) {
  EXPECT_EQ(D("5235.72").ToString(), "5235.72");
  EXPECT_EQ(D("-0.50").ToFixed(), "-0.50");
  EXPECT_EQ(D("-0.50").ToString(), "-0.5");
  EXPECT_EQ(D("+7").ToString(), "7");
  EXPECT_EQ(D(".5").ToString(), "0.5");
  EXPECT_EQ(D("5.").ToString(), "5");
  EXPECT_EQ(D("007").ToString(), "7");
  EXPECT_TRUE(Decimal::Parse(std::string(36, '9')));
  for (const char* bad : {"", ".", "-", "1.2.3", "1,000", "1e5", " 1", "1 ", "一", "--1"}) {
    EXPECT_FALSE(Decimal::Parse(bad)) << bad;
  }
  EXPECT_FALSE(Decimal::Parse(std::string(37, '9')));
  EXPECT_FALSE(Decimal::Parse("0." + std::string(31, '1')));
}

TEST(DecimalTest, ComparesAcrossScales) {
  EXPECT_EQ(D("1.50"), D("1.5"));
  EXPECT_EQ(D("0"), D("-0.00"));
  EXPECT_LT(D("-2"), D("-1.99"));
  EXPECT_GT(D("10"), D("9.999"));
  EXPECT_TRUE(D("2.0").is_whole());
  EXPECT_FALSE(D("2.01").is_whole());
}

TEST(DecimalTest, RoundsHalfAwayFromZero) {
  EXPECT_EQ(D("2.005").Round(2).ToFixed(), "2.01");
  EXPECT_EQ(D("-2.005").Round(2).ToFixed(), "-2.01");
  EXPECT_EQ(D("2.0049").Round(2).ToFixed(), "2.00");
  EXPECT_EQ(D("2.5").Round(0).ToFixed(), "3");
  EXPECT_EQ(D("2.5").Round(3).ToFixed(), "2.500");
  EXPECT_EQ(Divide(D("5235.72") * D("100"), D("248959.97"), 4).ToFixed(), "2.1030");
  EXPECT_EQ(Divide(D("1"), D("-3"), 3).ToFixed(), "-0.333");
  EXPECT_EQ(Divide(D("2"), D("3"), 0).ToFixed(), "1");
}

TEST(DecimalTest, ShiftsThePoint) {
  EXPECT_EQ(D("3.1").Shift(4).ToString(), "31000");
  EXPECT_EQ(D("31000").Shift(-4).ToString(), "3.1");
  EXPECT_EQ(D("0.5").Shift(1).ToString(), "5");
}

TEST(DecimalTest, WhatDoesNotFitIsUndefined) {
  const Decimal huge = D("99999999999999999999999999999999999");
  EXPECT_FALSE((huge * huge).defined());
  EXPECT_FALSE((huge * Decimal(10000)).defined());
  EXPECT_FALSE(huge.Shift(10).defined());
  EXPECT_FALSE(D("1").Shift(-31).defined());
  EXPECT_FALSE(Divide(D("1"), D("0"), 2).defined());
  EXPECT_FALSE(Decimal::Of(1, 31).defined());
  EXPECT_FALSE(Decimal::Of(1, -1).defined());
  // Aligning the scales overflows: not comparable, not addable.
  EXPECT_FALSE((huge + Decimal::Of(1, 30)).defined());
  EXPECT_FALSE(huge > Decimal::Of(1, 30));
}

TEST(DecimalTest, UndefinedSpreadsAndComparesFalse) {
  const Decimal u = Decimal::Undefined(), one(1);
  for (const Decimal v : {u + one, one + u, u - one, u * one, -u, u.Abs(), u.Round(0), u.Shift(1),
                          Divide(u, one, 1), Divide(one, u, 1)}) {
    EXPECT_FALSE(v.defined());
  }
  EXPECT_FALSE(u == u || u != u || u < one || u > one || u <= one || u >= one || u != one);
  EXPECT_EQ(u.ToString(), "undefined");
  EXPECT_FALSE(u.is_zero() || u.is_negative() || u.is_whole());
}

TEST(DecimalTest, LawsHoldForRandomFigures) {
  std::mt19937_64 random(20201231);
  const auto figure = [&] {
    return Decimal::Of(static_cast<int64_t>(random() % 2000000000) - 1000000000,
                       static_cast<int>(random() % 5));
  };
  for (int i = 0; i < 20000; ++i) {
    const Decimal a = figure(), b = figure(), c = figure();
    ASSERT_EQ((a + b) + c, a + (b + c));
    ASSERT_EQ(a + b, b + a);
    ASSERT_EQ((a - b) + b, a);
    ASSERT_EQ((a * b) * c, a * (b * c));
    ASSERT_EQ(a * (b + c), a * b + a * c);
    ASSERT_EQ(*Decimal::Parse(a.ToString()), a);
    ASSERT_EQ(*Decimal::Parse(a.ToFixed()), a);
    ASSERT_EQ((a < b) + (a == b) + (a > b), 1);
    if (b.is_zero()) continue;
    ASSERT_EQ(Divide(a * b, b, 4), a);
    // A quotient is off by at most half of its last digit.
    const Decimal error = (Divide(a, b, 6) * b - a).Abs();
    ASSERT_LE(error, b.Abs() * Decimal::Of(5, 7)) << a.ToString() << " / " << b.ToString();
  }
}

TEST(IntervalTest, HoldsWhatAFigureCanStandFor) {
  const Interval rate = Interval::Around(D("2.01"), D("0.005"));
  EXPECT_TRUE(rate.Contains(D("2.005")) && rate.Contains(D("2.015")));
  EXPECT_FALSE(rate.Contains(D("2.0049")));
  EXPECT_TRUE(rate.Meets(Interval::Exactly(D("2.015"))));
  EXPECT_FALSE(rate.Meets(Interval::Exactly(D("2.016"))));
  EXPECT_FALSE(rate.Contains(Decimal::Undefined()));
}

TEST(IntervalTest, ArithmeticHoldsEveryResult) {
  std::mt19937_64 random(7);
  const auto small = [&] { return Decimal::Of(static_cast<int64_t>(random() % 200) - 100, 1); };
  for (int i = 0; i < 2000; ++i) {
    const Decimal a = small(), b = small();
    const Interval x = Interval::Around(a, small().Abs()), y = Interval::Around(b, small().Abs());
    ASSERT_TRUE((x + y).Contains(a + b) && (x - y).Contains(a - b) && (x * y).Contains(a * b));
    ASSERT_TRUE((x * y).Contains(x.lo * y.hi) && (x - y).Contains(x.hi - y.lo));
  }
  const Interval undefined =
      Interval::Exactly(Decimal::Undefined()) * Interval::Exactly(Decimal(1));
  EXPECT_FALSE(undefined.lo.defined());
}

}  // namespace
}  // namespace dudao::text
