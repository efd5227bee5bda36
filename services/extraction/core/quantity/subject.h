// What a figure counts, in the report's own words.
//
//   "聘任409名州级兼职教研员" → 州级兼职教研员      "配备责任督学171名" → 责任督学
//   "公办幼儿园7所,民办2所"   → 民办 + 幼儿园        "较上年增长2.01%"  → that of the figure before
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// Sets subject and head of all figures, which are in text order.
void SetSubjects(const QuantityLexicon& lexicon, const ReportText& report,
                 const std::vector<DateMark>& dates, std::vector<Candidate>* candidates);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_H_
