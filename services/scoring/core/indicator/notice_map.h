// Which parts of a report answer which point of the notice, by their numbers.
//
//   for (const auto& [heading, point] : MapByNumber(report, framework)) …
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_NOTICE_MAP_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_NOTICE_MAP_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "services/scoring/core/report/report_view.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

// Headings of one row of siblings that is as long as the notice, each with the point of its own
// place; none, when fewer than half of them have, in their words, a topic of that point: a report
// that follows another order is read by words alone.
std::vector<std::pair<uint32_t, uint32_t>> MapByNumber(const ReportView& report,
                                                       const Framework& framework);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_NOTICE_MAP_H_
