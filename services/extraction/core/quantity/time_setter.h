// The places of a report that say which time the figures after them are about.
//
//   "2020年,全县…"  → 2020      "“十三五”以来" → 十三五 (span)      "近三年" → P3Y (span)
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TIME_SETTER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TIME_SETTER_H_

#include <string>
#include <vector>

#include "services/extraction/core/quantity/lexicon.h"

namespace dudao::extraction {

struct TimeSetter {
  Range range;
  std::string period;
  bool span = false;
  bool base = false;  // 在2021年88.2%的基础上: of the figure right after it alone
  uint32_t paragraph = 0, sentence = 0, clause = 0;
};

// In text order. Dates that are bases of comparison or only qualify a noun are left out.
std::vector<TimeSetter> FindTimeSetters(const QuantityLexicon& lexicon, const ReportText& report,
                                        const std::vector<DateMark>& dates);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TIME_SETTER_H_
