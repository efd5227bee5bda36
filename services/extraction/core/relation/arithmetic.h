// The arithmetic of relations on the intervals that written figures stand for. Nothing is divided
// or rounded: products are compared, so a figure rounded from exact arithmetic always holds.
//
//   CheckShare(part, whole, percent)   // 73618 of 409468 is 17.98% → kMeets
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_ARITHMETIC_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_ARITHMETIC_H_

#include <vector>

#include "common/text/decimal.h"

namespace dudao::extraction {

// How recomputed and stated stand to each other. kUnknown: the numbers do not fit exact arithmetic.
enum class Outcome { kMeets, kBelow, kAbove, kUnknown };

// Recomputed interval against stated interval.
Outcome Compare(const text::Interval& recomputed, const text::Interval& stated);

// Parts against their whole: kAbove when the parts exceed it whatever was rounded off.
Outcome CheckSum(const text::Interval& whole, const std::vector<text::Interval>& parts);

// part / whole against percent, in hundredths. kUnknown for a whole that may be zero.
Outcome CheckShare(const text::Interval& part, const text::Interval& whole,
                   const text::Interval& percent);

// (now - before) / before against percent. `percent` is signed: a fall of 5% is -5.
Outcome CheckGrowth(const text::Interval& now, const text::Interval& before,
                    const text::Interval& percent);

// now against before × (1 + percent)^years, or before + years × percent of it: a mean growth is
// told either way. kMeets or kUnknown.
Outcome CheckYearly(const text::Interval& now, const text::Interval& before,
                    const text::Interval& percent, int years);

// increase / (now - increase) against percent; for a fall increase and percent are negative.
Outcome CheckIncrease(const text::Interval& now, const text::Interval& increase,
                      const text::Interval& percent);

// total / count against average.
Outcome CheckAverage(const text::Interval& total, const text::Interval& count,
                     const text::Interval& average);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_ARITHMETIC_H_
