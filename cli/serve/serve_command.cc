#include "cli/serve/serve_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <string>

#include "cli/review_files.h"
#include "cli/serve/serve_node.h"
#include "common/stage/run_node.h"

namespace dudao::cli {
namespace {

absl::Status Announce(const ServeSettings& settings, int port) {
  fmt::print(stderr, "督导服务已启动，端口 {}，数据库 {}。按 Ctrl-C 停止。\n", port,
             settings.store.path);
  if (settings.port_file.empty()) return absl::OkStatus();
  return WriteFile(settings.port_file, std::to_string(port) + "\n");
}

}  // namespace

int RunServe(int argc, const char* const* argv) {
  ServeSettings settings;
  std::optional<ServeNode> node;
  return RunNode(argc, argv,
                 {.program = "dudao serve",
                  .about = "督导：四个环节合在一个进程里的服务",
                  .node = &settings.node,
                  .add_options = [&](auto& options) { settings.AddTo(options); },
                  .start =
                      [&](const auto& data, auto level) {
                        node.emplace(settings, level);
                        absl::Status started = node->Start(data);
                        return started.ok() ? Announce(settings, node->port()) : started;
                      },
                  .stop = [&] { node->Stop(); }});
}

}  // namespace dudao::cli
