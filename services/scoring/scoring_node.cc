#include "services/scoring/scoring_node.h"

#include <utility>

#include "common/stage/stage.h"

namespace dudao::scoring {

ScoringSettings::ScoringSettings() {
  node.listen = "127.0.0.1:7704";
  node.metrics = "127.0.0.1:7724";
  queue.connect = "tcp://127.0.0.1:7713";
}

void ScoringSettings::AddTo(config::Options& options) {
  node.AddTo(options);
  queue.AddTo(options);
  store.AddTo(options);
  options.Add("commit.max-batch", &max_batch, "一次入库的报告份数上限");
  options.Add("core-limit", &core_limit, "单份报告的处理时限，超过则进程退出");
}

ScoringNode::ScoringNode(const ScoringSettings& settings, obs::Level level)
    : settings_(settings), log_(kScoring, level), server_(settings.node.server(), metrics_, log_) {}

absl::Status ScoringNode::Start(const text::DataSet& data) {
  auto scorer = Scorer::Create(data);
  if (!scorer.ok()) return scorer.status();
  scorer_ = *std::move(scorer);
  auto store = settings_.store.Open();
  if (!store.ok()) return store.status();
  store_ = *std::move(store);
  const std::string digest = StageDigests(data).scoring();
  if (absl::Status s = StartWorker(digest); !s.ok()) return s;
  service_ = std::make_unique<ScoringServer>(server_.calls(), *scorer_, digest);
  server_.Add(*service_);
  server_.DependsOn("store", [this] { return worker_->Check(); });
  if (absl::Status s = server_.Start(); !s.ok()) return s;
  auto exposed = settings_.node.StartMetrics(metrics_);
  if (!exposed.ok()) return exposed.status();
  metrics_server_ = *std::move(exposed);
  log_.Info("ready", {{"version", Version()}});
  return absl::OkStatus();
}

absl::Status ScoringNode::StartWorker(const std::string& digest) {
  auto in = queue::ConnectReceiver(context_, settings_.queue.receiver(), metrics_);
  if (!in.ok()) return in.status();
  ScoringWorkerOptions options;
  options.max_batch = settings_.max_batch;
  options.core_limit = settings_.core_limit;
  worker_ = std::make_unique<ScoringWorker>(*store_, *std::move(in), *scorer_, digest,
                                            std::move(options), metrics_, log_);
  worker_->Start();
  return absl::OkStatus();
}

void ScoringNode::Stop() {
  log_.Info("stopping");
  worker_->Stop();
  server_.Stop();
  log_.Info("stopped");
}

}  // namespace dudao::scoring
