// Whether a figure is so, is a rule, is a hope, or is said not to be.
//
//   按照生均600元的标准  → standard      力争达到95% → target
//   未发生一起           → denied (set when it was read)
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_MODALITY_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_MODALITY_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// Sets `modality` where it is not denied already.
void SetModalities(const QuantityLexicon& lexicon, const ReportText& report,
                   std::vector<Candidate>* candidates);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_MODALITY_H_
