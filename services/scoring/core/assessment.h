// One report assessed: score sheet and findings over marks already found.
#ifndef DUDAO_SERVICES_SCORING_CORE_ASSESSMENT_H_
#define DUDAO_SERVICES_SCORING_CORE_ASSESSMENT_H_

#include <string>

#include "common/text/source_text.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/extraction.pb.h"
#include "dudao/v1/review.pb.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/scoring/core/indicator/line_test.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::scoring {

// Fills review.findings and review.score. `options.framework` is empty or known.
void Assess(const RuleBook& book, const text::SourceText& source,
            const v1::Segmentation& segmentation, const v1::Extraction& extraction,
            const v1::ReviewOptions& options, v1::Review* review);

// Fills review.document and all mark lists.
void MoveMarks(const v1::Document& document, v1::Segmentation* segmentation,
               v1::Extraction* extraction, v1::Review* review);

// Whose lines apply: province stated by a person, else by division code; the duty year, else the
// year before the evaluation, else the year before the publication.
Place PlaceOf(const LineTable& lines, const v1::Frame& frame, const v1::FrameOverrides& overrides);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_ASSESSMENT_H_
