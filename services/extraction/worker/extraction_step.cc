#include "services/extraction/worker/extraction_step.h"

#include <utility>

#include "common/stage/stage.h"
#include "common/text/source_text.h"

namespace dudao::extraction {
namespace {

absl::Status Run(const Extractor& extractor, v1::StageTask& task) {
  if (!task.has_segmentation()) return absl::InvalidArgumentError("the task has no segmentation");
  const absl::StatusOr<text::SourceText> source =
      text::SourceText::FromUtf8(task.document().text());
  if (!source.ok()) return source.status();
  *task.mutable_extraction() = extractor.Extract(*source, task.segmentation());
  return absl::OkStatus();
}

// The size in front says where the structure's bytes end and the text begins.
std::string Input(const v1::StageTask& task) {
  const std::string segmentation = task.segmentation().SerializeAsString();
  return std::to_string(segmentation.size()) + ":" + segmentation + task.document().text();
}

}  // namespace

StageStep MakeStep(std::shared_ptr<const Extractor> extractor, std::string digest) {
  StageStep step;
  step.name = kExtraction;
  step.digest = std::move(digest);
  step.has_output = [](const v1::StageTask& task) { return task.has_extraction(); };
  step.output = [](v1::StageTask& task) { return task.mutable_extraction(); };
  step.input = Input;
  step.run = [extractor = std::move(extractor)](v1::StageTask& task) {
    return Run(*extractor, task);
  };
  step.note = [](v1::StageTask& task, const std::string& made_by, uint32_t microseconds) {
    task.mutable_stages()->set_extraction(made_by);
    task.mutable_timing()->set_extraction(microseconds);
  };
  return step;
}

}  // namespace dudao::extraction
