// The four cores in one process: bytes to review, with no queue, cache or store between them.
//
//   auto analysis = Analysis::Create(*ReadDataDir(*FindDataDir("")));
//   absl::StatusOr<AnalysisResult> result = (*analysis)->Analyse(bytes, "report.txt", {});
//   result->review->score().low();
#ifndef DUDAO_CLI_ANALYSIS_H_
#define DUDAO_CLI_ANALYSIS_H_

#include <google/protobuf/arena.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"
#include "services/extraction/core/extractor.h"
#include "services/ingest/child/parser_process.h"
#include "services/scoring/core/scorer.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::cli {

struct AnalysisResult {
  // Holds the review: thousands of small messages, made and dropped as one block of memory.
  std::unique_ptr<google::protobuf::Arena> arena;
  v1::Review* review = nullptr;  // without document.text and timing; never null
  std::string text;              // the decoded source text, UTF-8
  v1::Timing timing;             // microseconds a stage
};

class Analysis {
 public:
  // Builds the four engines. InvalidArgument names file, line and column of a faulty data row.
  static absl::StatusOr<std::unique_ptr<const Analysis>> Create(
      const text::DataSet& data, ingest::Ingester ingester = ingest::MakeIngester());

  // Thread-safe. A refusal carries a StageError (common/status). Same bytes, name and options:
  // same review.
  absl::StatusOr<AnalysisResult> Analyse(std::string_view bytes, std::string_view source_name,
                                         const v1::ReviewOptions& options) const;

  // Ids of the frameworks loaded, the default first.
  std::vector<std::string> frameworks() const { return scorer_->frameworks(); }
  const ingest::Ingester& ingester() const { return ingester_; }
  const segmentation::Segmenter& segmenter() const { return *segmenter_; }
  const extraction::Extractor& extractor() const { return *extractor_; }
  const scoring::Scorer& scorer() const { return *scorer_; }
  const v1::StageVersions& stages() const { return stages_; }

 private:
  explicit Analysis(ingest::Ingester ingester) : ingester_(std::move(ingester)) {}

  ingest::Ingester ingester_;
  std::unique_ptr<const segmentation::Segmenter> segmenter_;
  std::unique_ptr<const extraction::Extractor> extractor_;
  std::unique_ptr<const scoring::Scorer> scorer_;
  v1::StageVersions stages_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ANALYSIS_H_
