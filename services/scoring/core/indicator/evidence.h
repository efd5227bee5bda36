// The words a report has for each indicator: sentences by topic, figures by metric.
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_EVIDENCE_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_EVIDENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "dudao/v1/review.pb.h"
#include "services/scoring/core/report/report_view.h"
#include "services/scoring/core/rules/framework.h"

namespace dudao::scoring {

// For each indicator of `framework` the sentences that bear on it: by a topic in their words or in
// the document they cite, or as the first under a heading with one, of its kind of section, or of
// its number in the notice. In text order, each once. Sentences of plans, admitted problems and the
// self score bear on none.
std::vector<std::vector<uint32_t>> MapSentences(const ReportView& report,
                                                const Framework& framework);

// A heading's words, folded as the vocabulary has them.
std::u32string HeadingWords(const ReportView& report, uint32_t heading);

// How much a sentence shows by itself: `documented` when it cites a document, else `mentioned`.
std::string_view RungOfSentence(const ReportView& report, uint32_t sentence);

// Evidence at `sentence`, or at `quantity` with the sentence around it.
void SentenceEvidence(const ReportView& report, uint32_t sentence, v1::Evidence* out);
void FigureEvidence(const ReportView& report, uint32_t quantity, std::string_view rung,
                    v1::Evidence* out);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_EVIDENCE_H_
