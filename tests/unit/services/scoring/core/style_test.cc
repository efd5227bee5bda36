#include "services/scoring/core/indicator/style.h"

#include <gtest/gtest.h>

#include <vector>

namespace dudao::scoring {
namespace {

using text::Decimal;

Decimal D(const char* text) { return *Decimal::Parse(text); }

Line MakeLine(Op op, const char* value) {
  Line line;
  line.op = op;
  line.value = D(value);
  return line;
}

LineTest Held(const Line& line, const char* value) {
  LineTest test;
  test.line = &line;
  test.value = D(value);
  const Verdict verdict = line.Test(text::Interval::Exactly(test.value));
  test.outcome = verdict == Verdict::kMet ? Outcome::kMet : Outcome::kMissed;
  return test;
}

Indicator Make(Style style, const char* points) {
  Indicator out;
  out.style = style;
  out.points = D(points);
  out.cap = out.points;
  return out;
}

TEST(LineTest, HoldsIntervalsAgainstLines) {
  struct Case {
    Op op;
    const char *line, *lo, *hi;
    Verdict want;
  };
  const std::vector<Case> cases = {
      {Op::kAtLeast, "95", "95", "95", Verdict::kMet},
      {Op::kAtLeast, "95", "94.99", "94.99", Verdict::kMissed},
      {Op::kAtLeast, "95", "94", "96", Verdict::kUnclear},
      {Op::kAtMost, "45", "45", "45", Verdict::kMet},
      {Op::kAtMost, "45", "46", "46", Verdict::kMissed},
      {Op::kAtMost, "45", "44", "46", Verdict::kUnclear},
      {Op::kBelow, "0.15", "0.15", "0.15", Verdict::kMissed},
      {Op::kBelow, "0.15", "0.149", "0.149", Verdict::kMet},
      {Op::kEquals, "100", "100", "100", Verdict::kMet},
      {Op::kEquals, "100", "99.9", "99.9", Verdict::kMissed},
      {Op::kEquals, "100", "99.5", "100.5", Verdict::kUnclear},
      {Op::kIsTrue, "1", "1", "1", Verdict::kUnclear},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(MakeLine(c.op, c.line).Test({D(c.lo), D(c.hi)}), c.want)
        << c.line << " " << c.lo << ".." << c.hi;
  }
}

TEST(Style, ShareOfLine) {
  const Line least = MakeLine(Op::kAtLeast, "80"), most = MakeLine(Op::kAtMost, "15"),
             equal = MakeLine(Op::kEquals, "100");
  EXPECT_EQ(ShareOf(least, D("60")).ToString(), "0.75");
  EXPECT_EQ(ShareOf(least, D("90")).ToString(), "1");
  EXPECT_EQ(ShareOf(most, D("20")).ToString(), "0.75");
  EXPECT_EQ(ShareOf(most, D("12")).ToString(), "1");
  EXPECT_EQ(ShareOf(equal, D("99.9")).ToString(), "0");
  EXPECT_EQ(ShareOf(equal, D("100")).ToString(), "1");
}

TEST(Style, NoLineOfZeroDividesByZero) {
  EXPECT_EQ(ShareOf(MakeLine(Op::kAtLeast, "0"), D("-3")).ToString(), "0");
  EXPECT_EQ(ShareOf(MakeLine(Op::kAtLeast, "0"), D("3")).ToString(), "1");
  EXPECT_EQ(ShareOf(MakeLine(Op::kAtMost, "0"), D("3")).ToString(), "0");
}

TEST(Style, AllOrNothing) {
  const Line line = MakeLine(Op::kAtLeast, "95");
  const Indicator i = Make(Style::kAllOrNothing, "6");
  EXPECT_EQ(PointsOf(i, i.points, {Held(line, "95"), Held(line, "99")}).ToString(), "6");
  EXPECT_EQ(PointsOf(i, i.points, {Held(line, "95"), Held(line, "94.9")}).ToString(), "0");
}

TEST(Style, RatioIsTheMeanOfShares) {
  const Line a = MakeLine(Op::kAtLeast, "80"), b = MakeLine(Op::kAtLeast, "50");
  const Indicator i = Make(Style::kRatio, "6");
  EXPECT_EQ(PointsOf(i, i.points, {Held(a, "60"), Held(b, "55")}).ToString(), "5.25");
  EXPECT_EQ(PointsOf(i, i.points, {Held(a, "100")}).ToString(), "6");
}

TEST(Style, RatioRoundsOnceToTwoPlaces) {
  const Line line = MakeLine(Op::kAtLeast, "3");
  // 4 × 2/3 = 2.666…
  EXPECT_EQ(PointsOf(Make(Style::kRatio, "4"), D("4"), {Held(line, "2")}).ToString(), "2.67");
}

TEST(Style, RatioByTheLeast) {
  const Line a = MakeLine(Op::kAtLeast, "80"), b = MakeLine(Op::kAtLeast, "50");
  Indicator i = Make(Style::kRatio, "6");
  i.combine = Combine::kMin;
  EXPECT_EQ(PointsOf(i, i.points, {Held(a, "60"), Held(b, "25")}).ToString(), "3");
  i.combine = Combine::kAll;
  EXPECT_EQ(PointsOf(i, i.points, {Held(a, "60"), Held(b, "55")}).ToString(), "0");
}

TEST(Style, TierTakesTheHighestBandReached) {
  const Line line = MakeLine(Op::kAtLeast, "100");
  Indicator i = Make(Style::kTier, "4");
  i.bands = {{D("1"), D("1")}, {D("0.9"), D("0.6")}, {D("0"), D("0")}};
  EXPECT_EQ(PointsOf(i, i.points, {Held(line, "100")}).ToString(), "4");
  EXPECT_EQ(PointsOf(i, i.points, {Held(line, "90")}).ToString(), "2.4");
  EXPECT_EQ(PointsOf(i, i.points, {Held(line, "89.9")}).ToString(), "0");
}

TEST(Style, DeductEachStopsAtCapAndZero) {
  const Line line = MakeLine(Op::kAtLeast, "100");
  Indicator i = Make(Style::kDeductEach, "4");
  i.fault = D("1.5");
  i.cap = D("3");
  const LineTest good = Held(line, "100"), bad = Held(line, "99");
  EXPECT_EQ(PointsOf(i, i.points, {good, good}).ToString(), "4");
  EXPECT_EQ(PointsOf(i, i.points, {good, bad}).ToString(), "2.5");
  EXPECT_EQ(PointsOf(i, i.points, {bad, bad, bad}).ToString(), "1");
  i.cap = D("40");
  EXPECT_EQ(PointsOf(i, i.points, {bad, bad, bad}).ToString(), "0");
}

TEST(Style, DeductPerShortfallCountsUnits) {
  const Line four = MakeLine(Op::kAtLeast, "4"), one = MakeLine(Op::kAtLeast, "1");
  Indicator i = Make(Style::kDeductPerShortfall, "4");
  i.fault = D("0.5");
  i.cap = D("2");
  EXPECT_EQ(PointsOf(i, i.points, {Held(four, "5"), Held(one, "1")}).ToString(), "4");
  EXPECT_EQ(PointsOf(i, i.points, {Held(four, "2"), Held(one, "1")}).ToString(), "3");
  EXPECT_EQ(PointsOf(i, i.points, {Held(four, "0"), Held(one, "0")}).ToString(), "2");
}

TEST(Style, PeopleGiveJudgeAndBonusPoints) {
  const Line line = MakeLine(Op::kAtLeast, "1");
  EXPECT_FALSE(PointsOf(Make(Style::kJudge, "4"), D("4"), {Held(line, "1")}).defined());
  EXPECT_FALSE(PointsOf(Make(Style::kBonus, "4"), D("4"), {Held(line, "1")}).defined());
}

TEST(Style, AnOpenTestGivesNoPoints) {
  const Line line = MakeLine(Op::kAtLeast, "1");
  LineTest open;
  open.line = &line;
  open.outcome = Outcome::kUnclear;
  EXPECT_FALSE(PointsOf(Make(Style::kRatio, "4"), D("4"), {Held(line, "1"), open}).defined());
  EXPECT_FALSE(PointsOf(Make(Style::kRatio, "4"), D("4"), {}).defined());
}

}  // namespace
}  // namespace dudao::scoring
