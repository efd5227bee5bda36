// Interval arithmetic: what was rounded from exact arithmetic always meets, what is off by more
// than all roundings never does.
#include "services/extraction/core/relation/arithmetic.h"

#include <gtest/gtest.h>

#include <random>

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

Decimal D(const char* digits) { return *Decimal::Parse(digits); }

// A figure written to `digits` places: its value rounded, and half a unit of its last place about
// it.
Interval Written(Decimal value, int digits) {
  return Interval::Around(value.Round(digits), Decimal(5).Shift(-digits - 1));
}

Interval Exact(int64_t v) { return Interval::Exactly(Decimal(v)); }

TEST(ArithmeticTest, WholeCountsAreExact) {
  EXPECT_EQ(CheckSum(Exact(6320), {Exact(2140), Exact(1875), Exact(2305)}), Outcome::kMeets);
  EXPECT_EQ(CheckSum(Exact(6318), {Exact(2140), Exact(1875), Exact(2305)}), Outcome::kAbove);
  EXPECT_EQ(CheckSum(Exact(6321), {Exact(2140), Exact(1875), Exact(2305)}), Outcome::kBelow);
}

TEST(ArithmeticTest, RoundedSumsMayDiffer) {
  EXPECT_EQ(CheckSum(Written(D("3.6"), 1), {Written(D("2.12"), 2), Written(D("1.52"), 2)}),
            Outcome::kMeets);
  EXPECT_EQ(CheckSum(Written(D("3.60"), 2), {Written(D("2.12"), 2), Written(D("1.52"), 2)}),
            Outcome::kAbove);
}

TEST(ArithmeticTest, IncreaseAndRate) {
  const Interval now = Written(D("254000"), 0), by = Written(D("5200"), 0);
  EXPECT_EQ(CheckIncrease(now, by, Written(D("2.09"), 2)), Outcome::kMeets);
  EXPECT_EQ(CheckIncrease(now, by, Written(D("2.01"), 2)), Outcome::kAbove);
  EXPECT_EQ(CheckIncrease(now, by, Written(D("2.9"), 1)), Outcome::kBelow);
}

TEST(ArithmeticTest, AFallIsCountedFromTheHigherYear) {
  EXPECT_EQ(CheckIncrease(Exact(5700), Exact(-300), Written(D("-5"), 0)), Outcome::kMeets);
  EXPECT_NE(CheckIncrease(Exact(5700), Exact(-300), Written(D("-5.26"), 2)), Outcome::kMeets);
  EXPECT_EQ(CheckGrowth(Exact(5700), Exact(6000), Written(D("-5.0"), 1)), Outcome::kMeets);
}

TEST(ArithmeticTest, WhatCannotBeToldIsUnknown) {
  EXPECT_EQ(CheckShare(Exact(5), Exact(0), Exact(10)), Outcome::kUnknown);
  EXPECT_EQ(CheckIncrease(Exact(5), Exact(5), Exact(10)), Outcome::kUnknown);
  const Interval undefined = Interval::Exactly(Decimal::Undefined());
  EXPECT_EQ(CheckSum(undefined, {Exact(1)}), Outcome::kUnknown);
  EXPECT_EQ(CheckIncrease(undefined, Exact(1), Exact(1)), Outcome::kUnknown);
  const Interval huge = Interval::Exactly(*Decimal::Parse("99999999999999999999999999999"));
  EXPECT_EQ(CheckShare(huge, huge, huge), Outcome::kUnknown);
}

// Exact numbers, then what a report would write of them.
class RoundedArithmetic : public testing::TestWithParam<int> {
 protected:
  int64_t Pick(int64_t lo, int64_t hi) {
    return std::uniform_int_distribution<int64_t>(lo, hi)(random_);
  }
  int Places() { return static_cast<int>(Pick(0, 2)); }

  std::mt19937_64 random_{static_cast<uint64_t>(GetParam())};
};

TEST_P(RoundedArithmetic, Meets) {
  for (int round = 0; round < 300; ++round) {
    const Decimal old = Decimal::Of(Pick(1000, 99999999), 3);
    const Decimal now = Decimal::Of(Pick(1000, 99999999), 3);
    const Decimal part = Decimal::Of(Pick(0, 99999999), 3);
    const Decimal rate = Divide((now - old).Shift(2), old, 12),
                  share = Divide(part.Shift(2), now, 12);
    const int p = Places();
    EXPECT_EQ(CheckGrowth(Written(now, 2), Written(old, 2), Written(rate, p)), Outcome::kMeets);
    EXPECT_EQ(CheckShare(Written(part, 2), Written(now, 2), Written(share, p)), Outcome::kMeets);
    EXPECT_EQ(CheckSum(Written(now + part, 1), {Written(now, 2), Written(part, 1)}),
              Outcome::kMeets);
    EXPECT_EQ(CheckAverage(Written(now, 2), Written(old, 2), Written(Divide(now, old, 12), p)),
              Outcome::kMeets);
    const Outcome increase =
        CheckIncrease(Written(now, 2), Written(now - old, 2), Written(rate, p));
    EXPECT_EQ(increase, Outcome::kMeets)
        << now.ToString() << " " << old.ToString() << " " << rate.ToString();
  }
}

TEST_P(RoundedArithmetic, FailsWhenOffByMoreThanTheRounding) {
  for (int round = 0; round < 300; ++round) {
    const Decimal old = Decimal(Pick(1000, 999999)), now = old + Decimal(Pick(1, 900));
    const Decimal rate = Divide((now - old).Shift(2), old, 12);
    const Decimal wrong = rate + D("0.02");
    EXPECT_EQ(CheckGrowth(Interval::Exactly(now), Interval::Exactly(old), Written(wrong, 2)),
              Outcome::kBelow);
    EXPECT_EQ(
        CheckIncrease(Interval::Exactly(now), Interval::Exactly(now - old), Written(wrong, 2)),
        Outcome::kBelow);
    EXPECT_EQ(CheckSum(Interval::Exactly(now),
                       {Interval::Exactly(old), Interval::Exactly(now - old + Decimal(1))}),
              Outcome::kAbove);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RoundedArithmetic, testing::Range(1, 6));

}  // namespace
}  // namespace dudao::extraction
