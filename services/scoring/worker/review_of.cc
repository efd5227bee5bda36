#include "services/scoring/worker/review_of.h"

#include <string>
#include <utility>

#include "common/stage/stage.h"
#include "common/status/stage_error.h"
#include "common/text/source_text.h"

namespace dudao::scoring {

absl::StatusOr<v1::Review> ReviewOf(const Scorer& scorer, const v1::Document& document,
                                    v1::Segmentation segmentation, v1::Extraction extraction,
                                    const v1::ReviewOptions& options,
                                    const v1::StageVersions& stages) {
  const absl::StatusOr<text::SourceText> source = text::SourceText::FromUtf8(document.text());
  if (!source.ok()) {
    return StageFailure(kScoring, "internal", true, {std::string(source.status().message())});
  }
  absl::StatusOr<v1::Review> review =
      scorer.Score(document, *source, std::move(segmentation), std::move(extraction), options);
  if (!review.ok()) return review;
  review->mutable_document()->clear_text();
  review->clear_timing();
  review->mutable_software()->set_version(std::string(Version()));
  *review->mutable_software()->mutable_stages() = stages;
  return review;
}

}  // namespace dudao::scoring
