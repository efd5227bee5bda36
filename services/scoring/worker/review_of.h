// A task at the end of its road to the review that is kept: the same bytes on every road.
#ifndef DUDAO_SERVICES_SCORING_WORKER_REVIEW_OF_H_
#define DUDAO_SERVICES_SCORING_WORKER_REVIEW_OF_H_

#include "absl/status/statusor.h"
#include "dudao/v1/review.pb.h"
#include "services/scoring/core/scorer.h"

namespace dudao::scoring {

// Scores, and signs with version and stage digests. Without text and timing. A StageError
// `internal` when an earlier stage's output is missing or its text is no UTF-8.
absl::StatusOr<v1::Review> ReviewOf(const Scorer& scorer, const v1::Document& document,
                                    v1::Segmentation segmentation, v1::Extraction extraction,
                                    const v1::ReviewOptions& options,
                                    const v1::StageVersions& stages);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_WORKER_REVIEW_OF_H_
