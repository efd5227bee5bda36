#include "services/segmentation/worker/segmentation_step.h"

#include <utility>

#include "common/stage/stage.h"
#include "common/text/source_text.h"

namespace dudao::segmentation {
namespace {

absl::Status Run(const Segmenter& segmenter, v1::StageTask& task) {
  const absl::StatusOr<text::SourceText> source =
      text::SourceText::FromUtf8(task.document().text());
  if (!source.ok()) return source.status();
  *task.mutable_segmentation() =
      segmenter.Segment(*source, task.document(), task.options().overrides());
  return absl::OkStatus();
}

// All that Segment reads. The sizes in front say where overrides and layout end and the text
// begins.
std::string Input(const v1::StageTask& task) {
  v1::Document layout;
  *layout.mutable_paragraphs() = task.document().paragraphs();
  const std::string overrides = task.options().overrides().SerializeAsString();
  const std::string paragraphs = layout.SerializeAsString();
  return std::to_string(overrides.size()) + ":" + std::to_string(paragraphs.size()) + ":" +
         overrides + paragraphs + task.document().text();
}

}  // namespace

StageStep MakeStep(std::shared_ptr<const Segmenter> segmenter, std::string digest) {
  StageStep step;
  step.name = kSegmentation;
  step.digest = std::move(digest);
  step.has_output = [](const v1::StageTask& task) { return task.has_segmentation(); };
  step.output = [](v1::StageTask& task) { return task.mutable_segmentation(); };
  step.input = Input;
  step.run = [segmenter = std::move(segmenter)](v1::StageTask& task) {
    return Run(*segmenter, task);
  };
  step.note = [](v1::StageTask& task, const std::string& made_by, uint32_t microseconds) {
    task.mutable_stages()->set_segmentation(made_by);
    task.mutable_timing()->set_segmentation(microseconds);
  };
  return step;
}

}  // namespace dudao::segmentation
