// Why a number with a unit is no figure: the surroundings make it an ordinal, a rank, a slogan, a
// structural count or rhetoric.
//
//   Refuse(lexicon, U"位列全省前3名", candidate)   // "refused.rank"
//
// Reasons are named, so that `dudao explain` can show them.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_REFUSAL_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_REFUSAL_H_

#include <string_view>

#include "services/extraction/core/quantity/lexicon.h"
#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// The name of the rule that refuses `candidate` (its unit is not null) in the paragraph
// [paragraph.begin, paragraph.end) of `text`; empty when it is a figure.
std::string_view Refuse(const QuantityLexicon& lexicon, std::u32string_view text, Range paragraph,
                        const Candidate& candidate);

// Whether the figure counts something said not to have happened: 未发生一起.
bool IsDenied(const QuantityLexicon& lexicon, std::u32string_view text, const Candidate& candidate);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_REFUSAL_H_
