#include "common/stage/stage_node.h"

#include <optional>
#include <utility>

#include "common/stage/node_options.h"
#include "common/stage/run_node.h"
#include "common/stage/stage.h"

namespace dudao {
namespace {

struct Settings {
  explicit Settings(const StageNodeSpec& spec) {
    node.listen = spec.listen;
    node.metrics = spec.metrics;
    queue.connect = spec.connect;
    queue.bind = spec.bind;
  }
  void AddTo(config::Options& options) {
    node.AddTo(options);
    queue.AddTo(options);
    cache.AddTo(options);
    options.Add("core-limit", &core_limit, "单份报告的处理时限，超过则进程退出");
  }

  NodeOptions node;
  QueueOptions queue;
  CacheOptions cache;
  std::chrono::milliseconds core_limit{20000};
};

// Everything that runs; members are destroyed in the reverse of the order they depend on.
class StageNode {
 public:
  StageNode(const StageNodeSpec& spec, const Settings& settings, obs::Level level)
      : settings_(settings),
        log_(spec.name, level),
        server_(settings.node.server(), metrics_, log_) {}

  absl::Status Start(const StageNodeSpec& spec, const text::DataSet& data) {
    absl::StatusOr<StageParts> parts = spec.build(data);
    if (!parts.ok()) return parts.status();
    absl::Status started = StartWorker(std::move(parts->step));
    if (!started.ok()) return started;
    service_ = parts->service(server_.calls());
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

}  // namespace

int RunStageNode(int argc, const char* const* argv, const StageNodeSpec& spec) {
  Settings settings(spec);
  std::optional<StageNode> node;
  return RunNode(argc, argv,
                 {.program = spec.program,
                  .about = spec.about,
                  .node = &settings.node,
                  .add_options = [&](config::Options& options) { settings.AddTo(options); },
                  .start =
                      [&](const text::DataSet& data, obs::Level level) {
                        return node.emplace(spec, settings, level).Start(spec, data);
                      },
                  .stop = [&] { node->Stop(); }});
}

}  // namespace dudao
