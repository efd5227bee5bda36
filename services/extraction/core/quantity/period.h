// The year or span a figure is about, and for growth figures what it is compared with.
//
//   "2020年投入3亿元,较2019年增长5%"  → both 2020 stated; the second up, base 2019
//
// A figure takes the date that opens its clause or an earlier one of its sentence (stated), else of
// an earlier sentence of its paragraph (inherited). Bases of comparison and dates that only qualify
// a noun (2018年度材料) are no periods; rates, stocks, standards and targets do not take a span
// from elsewhere.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PERIOD_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PERIOD_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// Sets period, period_source, change and change_base; reads modality and subject.
void SetPeriods(const QuantityLexicon& lexicon, const ReportText& report,
                const std::vector<DateMark>& dates, std::vector<Candidate>* candidates);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PERIOD_H_
