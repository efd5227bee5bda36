#include "common/stage/run_node.h"

#include <fmt/format.h>

#include <cstdio>

#include "common/config/data_dir.h"
#include "common/config/stop_signals.h"

namespace dudao {
namespace {

constexpr int kBadInput = 2;
constexpr int kFailed = 3;

int Fail(const NodeProgram& program, std::string_view what, const absl::Status& why, int code) {
  fmt::print(stderr, "{}：{}：{}\n", program.program, what, std::string(why.message()));
  return code;
}

absl::StatusOr<text::DataSet> ReadData(const NodeOptions& node) {
  const absl::StatusOr<std::string> dir = FindDataDir(node.data);
  if (!dir.ok()) return dir.status();
  return ReadDataDir(*dir);
}

int Run(const NodeProgram& program, StopSignals& signals) {
  const absl::StatusOr<obs::Level> level = obs::ParseLevel(program.node->log_level);
  if (!level.ok()) return Fail(program, "参数有误", level.status(), kBadInput);
  const absl::StatusOr<text::DataSet> data = ReadData(*program.node);
  if (!data.ok()) return Fail(program, "数据文件有误", data.status(), kBadInput);
  const absl::Status started = program.start(*data, *level);
  if (absl::IsInvalidArgument(started)) {
    return Fail(program, "数据文件或参数有误", started, kBadInput);
  }
  if (!started.ok()) return Fail(program, "无法启动", started, kFailed);
  signals.Wait();
  program.stop();
  return 0;
}

}  // namespace

int RunNode(int argc, const char* const* argv, const NodeProgram& program) {
  // Before any thread, so that all of them leave the signals to Wait().
  StopSignals signals;
  config::Options options(program.program, program.about);
  program.add_options(options);
  const absl::StatusOr<config::Outcome> outcome = options.Read(argc, argv);
  if (!outcome.ok()) return Fail(program, "参数有误", outcome.status(), kBadInput);
  if (outcome->run) return Run(program, signals);
  fmt::print("{}", outcome->text);
  return outcome->exit_code;
}

}  // namespace dudao
