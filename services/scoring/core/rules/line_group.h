// Lines of one metric and stage: alternatives, of which year, province and band pick.
//
//   for (const LineGroup& g : GroupLines(indicator.lines, metrics)) …
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_

#include <optional>
#include <string>
#include <vector>

#include "services/scoring/core/rules/line_table.h"
#include "services/scoring/core/rules/metric_dictionary.h"

namespace dudao::scoring {

struct LineGroup {
  std::optional<size_t> metric;  // index into the dictionary
  std::string name;              // of the metric, with the stage
  std::string stage;
  std::vector<const Line*> lines;
};

// Groups in the order of their first line; lines switched off are left out.
std::vector<LineGroup> GroupLines(const std::vector<const Line*>& lines,
                                  const MetricDictionary& metrics);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_LINE_GROUP_H_
