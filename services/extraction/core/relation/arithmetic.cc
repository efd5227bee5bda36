#include "services/extraction/core/relation/arithmetic.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

bool Positive(const Interval& i) { return i.lo > Decimal(0); }

bool Defined(const Interval& i) { return i.lo.defined() && i.hi.defined(); }

// Whether some a in `top`, b in `bottom`, q in `quotient` have a = b * q, bottom being positive.
Outcome CompareQuotient(const Interval& top, const Interval& bottom, const Interval& quotient) {
  if (!Positive(bottom)) return Outcome::kUnknown;
  return Compare(top, bottom * quotient);
}

Interval Hundredfold(const Interval& i) { return {i.lo.Shift(2), i.hi.Shift(2)}; }

Interval Negated(const Interval& i) { return {-i.hi, -i.lo}; }

}  // namespace

Outcome Compare(const Interval& recomputed, const Interval& stated) {
  if (!Defined(recomputed) || !Defined(stated)) return Outcome::kUnknown;
  if (recomputed.hi < stated.lo) return Outcome::kBelow;
  if (recomputed.lo > stated.hi) return Outcome::kAbove;
  return Outcome::kMeets;
}

Outcome CheckSum(const Interval& whole, const std::vector<Interval>& parts) {
  Interval sum = Interval::Exactly(Decimal(0));
  for (const Interval& part : parts) sum = sum + part;
  return Compare(sum, whole);
}

Outcome CheckShare(const Interval& part, const Interval& whole, const Interval& percent) {
  return CompareQuotient(Hundredfold(part), whole, percent);
}

Outcome CheckGrowth(const Interval& now, const Interval& before, const Interval& percent) {
  // now = before * (100 + percent) / 100: before and percent stand once each, so the bounds are
  // those of independent choices.
  const Interval factor = percent + Interval::Exactly(Decimal(100));
  return CompareQuotient(Hundredfold(now), before, factor);
}

Outcome CheckYearly(const Interval& now, const Interval& before, const Interval& percent,
                    int years) {
  const Interval hundred = Interval::Exactly(Decimal(100));
  Interval compound = before, simple = percent;
  for (int i = 0; i < years; ++i) {
    compound = compound * (percent + hundred);
    compound = {compound.lo.Shift(-2), compound.hi.Shift(-2)};
    if (i > 0) simple = simple + percent;
  }
  if (!Positive(before) || years < 1) return Outcome::kUnknown;
  const bool meets = Compare(now, compound) == Outcome::kMeets ||
                     CompareQuotient(Hundredfold(now), before, simple + hundred) == Outcome::kMeets;
  return meets ? Outcome::kMeets : Outcome::kUnknown;
}

Outcome CheckIncrease(const Interval& now, const Interval& increase, const Interval& percent) {
  // increase / (now - increase) grows with increase and, for a rise, falls with now; for a fall its
  // size |increase| / (now + |increase|) does. So the bounds are at the corners.
  const bool fall = increase.lo.is_negative();
  const Interval size = fall ? Negated(increase) : increase,
                 rate = fall ? Negated(percent) : percent;
  const Decimal low_base = fall ? now.lo + size.hi : now.lo - size.hi;
  const Decimal high_base = fall ? now.hi + size.lo : now.hi - size.lo;
  if (!Defined(size) || !Defined(rate) || !(low_base > Decimal(0))) return Outcome::kUnknown;
  const Decimal least = rate.lo * low_base, most = rate.hi * high_base;
  if (!least.defined() || !most.defined()) return Outcome::kUnknown;
  if (size.hi.Shift(2) < least) return Outcome::kBelow;
  if (size.lo.Shift(2) > most) return Outcome::kAbove;
  return Outcome::kMeets;
}

Outcome CheckAverage(const Interval& total, const Interval& count, const Interval& average) {
  return CompareQuotient(total, count, average);
}

}  // namespace dudao::extraction
