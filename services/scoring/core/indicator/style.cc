#include "services/scoring/core/indicator/style.h"

#include <algorithm>

namespace dudao::scoring {
namespace {

using text::Decimal;
using Tests = std::vector<LineTest>;

constexpr int kShareDigits = 12;
constexpr int kPointDigits = 2;

Decimal Min(Decimal a, Decimal b) { return b < a ? b : a; }
Decimal Max(Decimal a, Decimal b) { return a < b ? b : a; }

// From 宁夏-type tables: the highest band whose share of the line is reached.
Decimal BandShare(const Indicator& indicator, const LineTest& test) {
  if (test.outcome == Outcome::kMet) return indicator.bands.front().share;
  const Decimal reached = ShareOf(*test.line, test.value);
  for (const Band& band : indicator.bands) {
    if (reached >= band.reached) return band.share;
  }
  return Decimal(0);
}

Decimal ShareOfTest(const Indicator& indicator, const LineTest& test) {
  if (indicator.style == Style::kTier) return BandShare(indicator, test);
  if (test.outcome == Outcome::kMet) return Decimal(1);
  return ShareOf(*test.line, test.value);
}

Decimal Combined(const Indicator& indicator, const Tests& tests) {
  Decimal sum(0), least(1);
  for (const LineTest& t : tests) {
    const Decimal share = ShareOfTest(indicator, t);
    sum = sum + share;
    least = Min(least, share);
  }
  if (indicator.combine == Combine::kMin) return least;
  if (indicator.combine == Combine::kAll) return least == Decimal(1) ? least : Decimal(0);
  return Divide(sum, Decimal(static_cast<int64_t>(tests.size())), kShareDigits);
}

Decimal Faults(const Tests& tests) {
  return Decimal(std::count_if(tests.begin(), tests.end(),
                               [](const LineTest& t) { return t.outcome == Outcome::kMissed; }));
}

Decimal Shortfall(const Tests& tests) {
  Decimal sum(0);
  for (const LineTest& t : tests) {
    if (t.outcome == Outcome::kMissed) sum = sum + Max(t.line->value - t.value, Decimal(0));
  }
  return sum;
}

Decimal AfterDeduction(const Indicator& indicator, Decimal points, Decimal count) {
  const Decimal lost = Min(indicator.fault * count, indicator.cap);
  return Max(points - lost, Decimal(0));
}

}  // namespace

Decimal ShareOf(const Line& line, Decimal value) {
  const Decimal one(1), zero(0);
  if (!value.defined()) return value;
  if (line.op == Op::kAtLeast && !line.value.is_zero())
    return Max(zero, Min(one, Divide(value, line.value, kShareDigits)));
  if ((line.op == Op::kAtMost || line.op == Op::kBelow) && !line.value.is_zero()) {
    // At the line itself a `<` is just missed, and all of it is reached.
    return value <= line.value ? one : Divide(line.value, value, kShareDigits);
  }
  return line.Test(text::Interval::Exactly(value)) == Verdict::kMet ? one : zero;
}

Decimal PointsOf(const Indicator& indicator, Decimal points, const Tests& tests) {
  const bool decided =
      std::all_of(tests.begin(), tests.end(), [](const LineTest& t) { return t.Decided(); });
  if (!decided || tests.empty()) return Decimal::Undefined();
  switch (indicator.style) {
    case Style::kAllOrNothing:
      return Faults(tests).is_zero() ? points : Decimal(0);
    case Style::kRatio:
    case Style::kTier:
      return (points * Combined(indicator, tests)).Round(kPointDigits);
    case Style::kDeductEach:
      return AfterDeduction(indicator, points, Faults(tests));
    case Style::kDeductPerShortfall:
      return AfterDeduction(indicator, points, Shortfall(tests));
    case Style::kJudge:
    case Style::kStepDown:
    case Style::kRank:
    case Style::kAbc:
    case Style::kBonus:
      break;
  }
  return Decimal::Undefined();
}

}  // namespace dudao::scoring
