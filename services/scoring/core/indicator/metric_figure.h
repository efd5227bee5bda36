// The figures of a report that extraction knows the metric of, and whether they can be held against
// a line.
//
//   for (const MetricFigure& f : MapFigures(report, metrics, years)) …
//
// 学前三年毛入园率达到91.2% → preschool_gross_enrolment, 91.2, usable.
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_METRIC_FIGURE_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_METRIC_FIGURE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "common/metrics/metric_table.h"
#include "common/text/decimal.h"
#include "services/scoring/core/report/report_view.h"

namespace dudao::scoring {

// The years a report speaks of.
struct Years {
  std::optional<int> duty;
  std::optional<int> evaluation;
};

struct MetricFigure {
  uint32_t quantity = 0;    // index into the extraction
  size_t metric = 0;        // index into the metric table
  std::string_view stage;   // empty: not said
  std::string_view unit;    // as written: figures of other units are no conflict
  text::Interval value;     // what it can stand for; a change the other way is negative
  std::optional<int> year;  // of its period; empty: the report's own
  bool own_period = false;  // stated beside it
  bool restated = false;    // a standard, not an actual value
  // Of one that two figures give: the other one, and whether it divides or is taken off.
  std::optional<uint32_t> second;
  bool quotient = false;
  // Why it cannot be held against a line, in Chinese; empty when it can.
  std::string_view doubt;
};

// In text order; they point into the report and the table. Targets, figures of plans and of
// single places are left out.
std::vector<MetricFigure> MapFigures(const ReportView& report, const metrics::MetricTable& metrics,
                                     const Years& years);

// The values a written figure can stand for, by its bound.
text::Interval ValuesOf(const v1::Quantity& q);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_METRIC_FIGURE_H_
