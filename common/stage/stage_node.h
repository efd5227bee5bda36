// A stage service put together: options, logs, metrics, cache, queue ends, worker, RPC server, and
// the wait for SIGTERM. A main.cc says only what differs.
//
//   int main(int argc, char** argv) {
//     return RunStageNode(argc, argv, {.program = "dudao-segmentation", …});
//   }
#ifndef DUDAO_COMMON_STAGE_STAGE_NODE_H_
#define DUDAO_COMMON_STAGE_STAGE_NODE_H_

#include <grpcpp/impl/codegen/service_type.h>

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/calls.h"
#include "common/stage/stage_worker.h"
#include "common/text/data_set.h"

namespace dudao {

// What a stage brings.
struct StageParts {
  StageStep step;
  // Made once the server is there; lives as long as the node.
  std::function<std::unique_ptr<grpc::Service>(rpc::Calls&)> service;
};

struct StageNodeSpec {
  std::string program;  // dudao-segmentation
  std::string about;    // one Chinese line for --help
  std::string name;     // kSegmentation
  std::string listen;   // defaults of the addresses
  std::string connect;
  std::string bind;
  std::string metrics;
  // Builds the core from the data files: errors name file, line and column.
  std::function<absl::StatusOr<StageParts>(const text::DataSet&)> build;
};

// Exit codes: 0 stopped in order, 2 bad options or data, 3 could not start or broke down.
int RunStageNode(int argc, const char* const* argv, const StageNodeSpec& spec);

}  // namespace dudao

#endif  // DUDAO_COMMON_STAGE_STAGE_NODE_H_
