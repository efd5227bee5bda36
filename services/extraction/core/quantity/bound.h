// How a number is bounded: 约, 近, 余, 以上, 不低于; and how it is meant, for a rule's bound is a
// requirement.
//
//   近百个 → nearly;  95%以上 → over;  按不少于20%的标准 → required_min
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_BOUND_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_BOUND_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// Sets `bound` from the words around each figure; reads `modality`, which is set already.
void SetBounds(const QuantityLexicon& lexicon, const ReportText& report,
               std::vector<Candidate>* candidates);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_BOUND_H_
