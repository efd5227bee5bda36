// dudao-scoring: scores what comes down the road and records the reviews.
#include <optional>

#include "common/stage/run_node.h"
#include "services/scoring/scoring_node.h"

int main(int argc, char** argv) {
  dudao::scoring::ScoringSettings settings;
  std::optional<dudao::scoring::ScoringNode> node;
  return dudao::RunNode(
      argc, argv,
      {.program = "dudao-scoring",
       .about = "督导：按指标评分，保存评审结果",
       .node = &settings.node,
       .add_options = [&](auto& options) { settings.AddTo(options); },
       .start = [&](const auto& data,
                    auto level) { return node.emplace(settings, level).Start(data); },
       .stop = [&] { node->Stop(); }});
}
