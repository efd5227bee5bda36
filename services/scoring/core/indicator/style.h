// Points from decided tests, by the framework's style. Exact decimals, rounded once, to two places.
//
//   PointsOf(indicator, indicator.points, tests)   // ratio: points × mean of min(1, value / line)
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_STYLE_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_STYLE_H_

#include <vector>

#include "common/text/decimal.h"
#include "services/scoring/core/indicator/line_test.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

// Share of a line that `value` reaches, 0 to 1: value/line for >=, line/value for <= and <, all or
// nothing for =.
text::Decimal ShareOf(const Line& line, text::Decimal value);

// Points of an indicator all of whose tests are decided; 0 <= result <= `points`, those it has or
// the part of them the tests are about. Undefined for kJudge and kBonus, and when a test is not
// decided.
text::Decimal PointsOf(const Indicator& indicator, text::Decimal points,
                       const std::vector<LineTest>& tests);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_STYLE_H_
