// dudao-ingest: takes reports in, keeps them, sends them down the road, and answers for them.
#include <optional>

#include "common/stage/run_node.h"
#include "services/ingest/ingest_node.h"

int main(int argc, char** argv) {
  dudao::ingest::IngestSettings settings;
  std::optional<dudao::ingest::IngestNode> node;
  return dudao::RunNode(
      argc, argv,
      {.program = "dudao-ingest",
       .about = "督导：接收报告、保存原件、派发任务、答复查询",
       .node = &settings.node,
       .add_options = [&](auto& options) { settings.AddTo(options); },
       .start = [&](const auto& data,
                    auto level) { return node.emplace(settings, level).Start(data); },
       .stop = [&] { node->Stop(); }});
}
