// dudao-extraction: finds the figures of reports and recomputes them.
#include <memory>
#include <utility>

#include "common/stage/stage.h"
#include "common/stage/stage_node.h"
#include "services/extraction/core/extractor.h"
#include "services/extraction/server/extraction_server.h"
#include "services/extraction/worker/extraction_step.h"

namespace {

using dudao::extraction::Extractor;

absl::StatusOr<dudao::StageParts> Build(const dudao::text::DataSet& data) {
  auto created = Extractor::Create(data);
  if (!created.ok()) return created.status();
  const std::shared_ptr<const Extractor> extractor = *std::move(created);
  const std::string digest = dudao::StageDigests(data).extraction();
  return dudao::StageParts{
      dudao::extraction::MakeStep(extractor, digest),
      [=](dudao::rpc::Calls& calls) {
        return std::make_unique<dudao::extraction::ExtractionServer>(calls, extractor, digest);
      },
  };
}

}  // namespace

int main(int argc, char** argv) {
  return dudao::RunStageNode(argc, argv,
                             {.program = "dudao-extraction",
                              .about = "督导：抽取报告中的数字并复算",
                              .name = std::string(dudao::kExtraction),
                              .listen = "127.0.0.1:7703",
                              .connect = "tcp://127.0.0.1:7712",
                              .bind = "tcp://127.0.0.1:7713",
                              .metrics = "127.0.0.1:7723",
                              .build = Build});
}
