// Everything found in a report, a framework and the lines: to a Review.
#ifndef DUDAO_SERVICES_SCORING_CORE_SCORER_H_
#define DUDAO_SERVICES_SCORING_CORE_SCORER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/source_text.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/extraction.pb.h"
#include "dudao/v1/review.pb.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/scoring/core/rules/grade.h"

namespace dudao::scoring {

class Scorer {
 public:
  // Reads data/frameworks/, data/thresholds/, data/messages/ and data/metrics/. InvalidArgument
  // names file, line and column.
  static absl::StatusOr<std::unique_ptr<const Scorer>> Create(const text::DataSet& data);
  ~Scorer();

  // Pure and thread-safe. Fills `review`, which is empty, with all marks, findings and the score;
  // `document.text`, `timing` and `software` are left to the caller. A StageError
  // `unknown_framework` when options name one that is not there. Marks are moved out of
  // `segmentation` and `extraction`: for nothing, when the three are of one arena.
  absl::Status Score(const v1::Document& document, const text::SourceText& source,
                     v1::Segmentation* segmentation, v1::Extraction* extraction,
                     const v1::ReviewOptions& options, v1::Review* review) const;
  absl::StatusOr<v1::Review> Score(const v1::Document& document, const text::SourceText& source,
                                   v1::Segmentation segmentation, v1::Extraction extraction,
                                   const v1::ReviewOptions& options) const {
    v1::Review review;
    auto s = Score(document, source, &segmentation, &extraction, options, &review);
    if (!s.ok()) return s;
    return review;
  }

  // Ids of the frameworks loaded, the default first.
  std::vector<std::string> frameworks() const;
  // Digest of the framework `id` (empty: the default): part of a review's key.
  absl::StatusOr<std::string> FrameworkDigest(const std::string& id) const;
  // Grades of the framework `id`, best first; empty for one without or an unknown one. Good as long
  // as the scorer.
  const std::vector<Grade>& GradesOf(std::string_view id) const;

 private:
  struct Rules;
  explicit Scorer(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_SCORER_H_
