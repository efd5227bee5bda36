// Lines of one metric and stage: alternatives, of which year, province and band pick.
//
//   for (const LineGroup& g : GroupLines(indicator.lines, metrics)) …
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_

#include <string>
#include <vector>

#include "common/metrics/metric_table.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

struct LineGroup {
  size_t metric = 0;        // index into the metric table
  std::string name;         // of the metric, with the stage
  std::string stage;        // empty: of all stages, or the metric has none
  bool each_stage = false;  // the line is for each stage apart
  bool has_stages = false;  // the metric can be of one stage alone
  bool by_figure = false;   // whether a figure of the report decides
  std::vector<const Line*> lines;
};

// Groups in the order of their first line; lines switched off are left out.
std::vector<LineGroup> GroupLines(const std::vector<const Line*>& lines,
                                  const metrics::MetricTable& metrics);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_
