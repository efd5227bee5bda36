#include "cli/analysis.h"

#include <chrono>
#include <utility>

#include "common/stage/stage.h"
#include "common/text/source_text.h"

namespace dudao::cli {
namespace {

// Microseconds since the last call.
class Stopwatch {
 public:
  uint32_t Lap() {
    const auto now = std::chrono::steady_clock::now();
    const auto lap = now - std::exchange(last_, now);
    return static_cast<uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(lap).count());
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

constexpr size_t kFirstBlock = 64 << 10, kLargestBlock = 1 << 20;

template <typename Message>
Message* Make(google::protobuf::Arena& arena) {
  return google::protobuf::Arena::CreateMessage<Message>(&arena);
}

}  // namespace

absl::StatusOr<std::unique_ptr<const Analysis>> Analysis::Create(const text::DataSet& data,
                                                                 ingest::Ingester ingester) {
  std::unique_ptr<Analysis> out(new Analysis(std::move(ingester)));
  auto segmenter = segmentation::Segmenter::Create(data);
  if (!segmenter.ok()) return segmenter.status();
  auto extractor = extraction::Extractor::Create(data);
  if (!extractor.ok()) return extractor.status();
  auto scorer = scoring::Scorer::Create(data);
  if (!scorer.ok()) return scorer.status();
  out->segmenter_ = *std::move(segmenter);
  out->extractor_ = *std::move(extractor);
  out->scorer_ = *std::move(scorer);
  out->stages_ = StageDigests(data);
  return out;
}

absl::StatusOr<AnalysisResult> Analysis::Analyse(std::string_view bytes,
                                                 std::string_view source_name,
                                                 const v1::ReviewOptions& options) const {
  AnalysisResult out;
  Stopwatch watch;
  auto document = ingester_.Read(bytes, source_name);
  if (!document.ok()) return document.status();
  auto source = text::SourceText::FromUtf8(document->text());
  if (!source.ok()) return source.status();
  out.timing.set_ingest(watch.Lap());

  google::protobuf::ArenaOptions blocks;
  blocks.start_block_size = kFirstBlock;
  blocks.max_block_size = kLargestBlock;
  out.arena = std::make_unique<google::protobuf::Arena>(blocks);
  auto* segmentation = Make<v1::Segmentation>(*out.arena);
  segmenter_->Segment(*source, *document, options.overrides(), segmentation);
  out.timing.set_segmentation(watch.Lap());
  auto* extraction = Make<v1::Extraction>(*out.arena);
  extractor_->Extract(*source, *segmentation, extraction);
  out.timing.set_extraction(watch.Lap());
  out.review = Make<v1::Review>(*out.arena);
  auto scored = scorer_->Score(*document, *source, segmentation, extraction, options, out.review);
  if (!scored.ok()) return scored;
  out.timing.set_scoring(watch.Lap());

  out.review->mutable_software()->set_version(std::string(Version()));
  *out.review->mutable_software()->mutable_stages() = stages_;
  out.text = std::move(*document->mutable_text());
  return out;
}

}  // namespace dudao::cli
