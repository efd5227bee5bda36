#include "common/stage/stage_node.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "common/config/data_dir.h"
#include "common/config/stop_signals.h"
#include "common/stage/node_options.h"
#include "common/stage/stage.h"

namespace dudao {
namespace {

constexpr int kBadInput = 2;
constexpr int kFailed = 3;

struct Settings {
  NodeOptions node;
  QueueOptions queue;
  CacheOptions cache;
  std::chrono::milliseconds core_limit{20000};
};

int Fail(const StageNodeSpec& spec, std::string_view what, const absl::Status& why, int code) {
  fmt::print(stderr, "{}：{}：{}\n", spec.program, what, std::string(why.message()));
  return code;
}

// Everything that runs; members are destroyed in the reverse of the order they depend on.
class StageNode {
 public:
  StageNode(const StageNodeSpec& spec, const Settings& settings, obs::Level level)
      : settings_(settings),
        log_(spec.name, level),
        server_(settings.node.server(), metrics_, log_) {}

  absl::Status Start(StageParts parts) {
    absl::Status started = StartWorker(std::move(parts.step));
    if (!started.ok()) return started;
    service_ = parts.service(server_.calls());
    server_.Add(*service_);
    server_.DependsOn("worker", [this] { return worker_->Check(); });
    if (started = server_.Start(); !started.ok()) return started;
    auto exposed = settings_.node.StartMetrics(metrics_);
    if (!exposed.ok()) return exposed.status();
    metrics_server_ = *std::move(exposed);
    log_.Info("ready", {{"version", Version()}});
    return absl::OkStatus();
  }

  void Stop() {
    log_.Info("stopping");
    worker_->Stop();
    server_.Stop();
    log_.Info("stopped");
  }

 private:
  absl::Status StartWorker(StageStep step) {
    auto cache = settings_.cache.Open(metrics_);
    if (!cache.ok()) return cache.status();
    cache_ = *std::move(cache);
    auto out = queue::BindSender(context_, settings_.queue.sender(), metrics_);
    if (!out.ok()) return out.status();
    auto in = queue::ConnectReceiver(context_, settings_.queue.receiver(), metrics_);
    if (!in.ok()) return in.status();
    log_.Info("queue_bound", {{"endpoint", (*out)->endpoint()}});
    StageWorkerOptions options;
    options.core_limit = settings_.core_limit;
    options.max_task_bytes = settings_.queue.max_task.count;
    worker_ = std::make_unique<StageWorker>(std::move(step), *std::move(in), *std::move(out),
                                            *cache_, std::move(options), metrics_, log_);
    worker_->Start();
    return absl::OkStatus();
  }

  const Settings& settings_;
  obs::Metrics metrics_;
  obs::Log log_;
  std::shared_ptr<queue::ZmqContext> context_ = queue::ZmqContext::Create();
  std::unique_ptr<cache::Cache> cache_;
  std::unique_ptr<StageWorker> worker_;
  std::unique_ptr<grpc::Service> service_;
  rpc::Server server_;
  std::unique_ptr<obs::MetricsServer> metrics_server_;
};

absl::StatusOr<StageParts> Build(const StageNodeSpec& spec, const Settings& settings) {
  const absl::StatusOr<std::string> dir = FindDataDir(settings.node.data);
  if (!dir.ok()) return dir.status();
  const absl::StatusOr<text::DataSet> data = ReadDataDir(*dir);
  if (!data.ok()) return data.status();
  return spec.build(*data);
}

int Run(const StageNodeSpec& spec, const Settings& settings, StopSignals& signals) {
  const absl::StatusOr<obs::Level> level = obs::ParseLevel(settings.node.log_level);
  if (!level.ok()) return Fail(spec, "参数有误", level.status(), kBadInput);
  absl::StatusOr<StageParts> parts = Build(spec, settings);
  if (!parts.ok()) return Fail(spec, "数据文件有误", parts.status(), kBadInput);
  StageNode node(spec, settings, *level);
  if (absl::Status started = node.Start(*std::move(parts)); !started.ok()) {
    return Fail(spec, "无法启动", started, kFailed);
  }
  signals.Wait();
  node.Stop();
  return 0;
}

}  // namespace

int RunStageNode(int argc, const char* const* argv, const StageNodeSpec& spec) {
  StopSignals signals;
  Settings settings;
  settings.node.listen = spec.listen;
  settings.node.metrics = spec.metrics;
  settings.queue.connect = spec.connect;
  settings.queue.bind = spec.bind;
  config::Options options(spec.program, spec.about);
  settings.node.AddTo(options);
  settings.queue.AddTo(options);
  settings.cache.AddTo(options);
  options.Add("core-limit", &settings.core_limit, "单份报告的处理时限，超过则进程退出");
  const absl::StatusOr<config::Outcome> outcome = options.Read(argc, argv);
  if (!outcome.ok()) return Fail(spec, "参数有误", outcome.status(), kBadInput);
  if (!outcome->run) {
    fmt::print("{}", outcome->text);
    return outcome->exit_code;
  }
  return Run(spec, settings, signals);
}

}  // namespace dudao
