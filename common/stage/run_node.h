// What the main of every service does: options, data files, start, wait for SIGTERM, stop.
//
//   return RunNode(argc, argv, {.program = "dudao-ingest", .about = "…", .node = &settings.node,
//                               .add_options = …, .start = …, .stop = …});
#ifndef DUDAO_COMMON_STAGE_RUN_NODE_H_
#define DUDAO_COMMON_STAGE_RUN_NODE_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "common/config/options.h"
#include "common/obs/log.h"
#include "common/stage/node_options.h"
#include "common/text/data_set.h"

namespace dudao {

struct NodeProgram {
  std::string program;
  std::string about;  // one Chinese line for --help
  // Read once the options are.
  const NodeOptions* node = nullptr;
  std::function<void(config::Options&)> add_options;
  // InvalidArgument: a data file is bad.
  std::function<absl::Status(const text::DataSet&, obs::Level)> start;
  // Called only after a start that succeeded.
  std::function<void()> stop;
};

// Exit codes: 0 stopped in order, 2 bad options or data, 3 could not start.
int RunNode(int argc, const char* const* argv, const NodeProgram& program);

}  // namespace dudao

#endif  // DUDAO_COMMON_STAGE_RUN_NODE_H_
