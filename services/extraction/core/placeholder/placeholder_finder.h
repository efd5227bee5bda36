// Blanks of a template never filled in, and names hidden on purpose, in reading text.
//
//   FindPlaceholders(U"截至X月底,XX市共有*个校区,〔〕号");  // X月, XX, *个, 〔〕号
//
// Not placeholders: N+X, 1+X证书, X光, Latin words, 某些, 某种.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_PLACEHOLDER_PLACEHOLDER_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_PLACEHOLDER_PLACEHOLDER_FINDER_H_

#include <vector>

#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

// Reading ranges in text order, none overlapping. Linear in the length of `text`.
std::vector<Range> FindPlaceholders(const ReportText& report);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_PLACEHOLDER_PLACEHOLDER_FINDER_H_
