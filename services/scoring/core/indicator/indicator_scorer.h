// One row of the score sheet: status, points, confidence, evidence, reason and what is missing.
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_INDICATOR_SCORER_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_INDICATOR_SCORER_H_

#include <string>
#include <vector>

#include "dudao/v1/review.pb.h"
#include "services/scoring/core/indicator/line_test.h"
#include "services/scoring/core/report/report_view.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

// Silence is pending, never full marks. Points are given when every test of the indicator is
// decided; when one is missed, for all or nothing; and where lines are joined by their mean, for
// the share of the decided lines, the share of those the report is silent on staying pending
// (status `partly`, or `unmet` when none is met). `sentences` bear on it (MapSentences), `tests`
// are its own (TestLines). `row.findings` is left to the caller.
// Fills `row`; returns the points still for a person to decide.
text::Decimal ScoreIndicator(const ReportView& report, const Indicator& indicator,
                             const std::vector<uint32_t>& sentences,
                             const std::vector<LineTest>& tests, v1::IndicatorScore* row);

// A figure as the report writes it, spaces dropped: 91.2%; with the word of its direction when that
// is not the line's: 下降2.35%.
std::string FigureWords(const ReportView& report, const MetricFigure& figure);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_INDICATOR_SCORER_H_
