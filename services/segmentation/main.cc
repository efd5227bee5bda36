// dudao-segmentation: finds the frame, the headings and the paragraphs of reports.
#include <memory>
#include <utility>

#include "common/stage/stage.h"
#include "common/stage/stage_node.h"
#include "services/segmentation/core/segmenter.h"
#include "services/segmentation/server/segmentation_server.h"
#include "services/segmentation/worker/segmentation_step.h"

namespace {

using dudao::segmentation::Segmenter;

absl::StatusOr<dudao::StageParts> Build(const dudao::text::DataSet& data) {
  auto created = Segmenter::Create(data);
  if (!created.ok()) return created.status();
  const std::shared_ptr<const Segmenter> segmenter = *std::move(created);
  const std::string digest = dudao::StageDigests(data).segmentation();
  return dudao::StageParts{
      dudao::segmentation::MakeStep(segmenter, digest),
      [=](dudao::rpc::Calls& calls) {
        return std::make_unique<dudao::segmentation::SegmentationServer>(calls, segmenter, digest);
      },
  };
}

}  // namespace

int main(int argc, char** argv) {
  return dudao::RunStageNode(argc, argv,
                             {.program = "dudao-segmentation",
                              .about = "督导：切分报告的结构（标题、条目、段落）",
                              .name = std::string(dudao::kSegmentation),
                              .listen = "127.0.0.1:7702",
                              .connect = "tcp://127.0.0.1:7711",
                              .bind = "tcp://127.0.0.1:7712",
                              .metrics = "127.0.0.1:7722",
                              .build = Build});
}
