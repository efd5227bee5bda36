#include "services/ingest/ingest_node.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "common/rpc/client.h"
#include "common/stage/stage.h"
#include "services/ingest/child/parser_process.h"

namespace dudao::ingest {
namespace {

// Names this process in the store: a pod's name is its host name, a machine's processes differ.
std::string Owner() {
  char host[256] = {};
  gethostname(host, sizeof(host) - 1);
  return fmt::format("{}-{}", host, getpid());
}

}  // namespace

void IngestOptions::AddTo(config::Options& options) {
  options.Add("job.window", &worker.dispatcher.window, "同时在途的报告份数上限");
  options.Add("job.window-bytes", &window_bytes, "同时在途的报告字节上限");
  options.Add("job.decode-lease", &worker.dispatcher.decode_lease, "读取原件的租约");
  options.Add("job.road-lease", &worker.dispatcher.road_lease, "派发后到入库的租约");
  options.Add("job.patience", &worker.dispatcher.patience, "下游不收时已读报告的等待时间");
  options.Add("job.turn", &worker.turn_every, "派发的最长间隔");
  options.Add("job.sweep", &worker.sweep_every, "清查过期租约的间隔");
  options.Add("job.decode-threads", &decode_threads, "读取原件的线程数");
  options.Add("submit.max-report", &max_report, "单份报告的字节上限");
  options.Add("submit.max-text", &max_text, "单份报告文字的字节上限");
  options.Add("submit.max-in-hand", &max_in_hand, "同时上传的字节总上限");
  options.Add("parser.program", &parser, "解析程序 dudao-parser 的路径；空为本程序所在文件夹");
  options.Add("watch.every", &server.watch_every, "查询任务状态变化的间隔");
}

IngestWorkerOptions IngestOptions::Worker(const std::string& owner, uint64_t max_task_bytes) const {
  IngestWorkerOptions out = worker;
  out.dispatcher.owner = owner;
  out.dispatcher.window_bytes = window_bytes.count;
  out.dispatcher.max_task_bytes = max_task_bytes;
  out.decode_threads = decode_threads;
  return out;
}

IngestServerOptions IngestOptions::Server() const {
  IngestServerOptions out = server;
  out.upload = {max_report.count, max_in_hand.count};
  return out;
}

Ingester IngestOptions::Core() const {
  return MakeIngester({max_report.count, max_text.count}, parser);
}

IngestSettings::IngestSettings() {
  node.listen = "127.0.0.1:7701";
  node.metrics = "127.0.0.1:7721";
  queue.bind = "tcp://127.0.0.1:7711";
}

void IngestSettings::AddTo(config::Options& options) {
  node.AddTo(options);
  queue.AddTo(options);
  store.AddTo(options);
  ingest.AddTo(options);
  options.Add("segmentation.address", &segmentation, "即时预览所用的 segmentation 服务地址");
  options.Add("extraction.address", &extraction, "即时预览所用的 extraction 服务地址");
  options.Add("scoring.address", &scoring, "即时预览所用的 scoring 服务地址");
}

IngestNode::IngestNode(const IngestSettings& settings, obs::Level level)
    : settings_(settings),
      log_(kIngest, level),
      ingester_(settings.ingest.Core()),
      server_(settings.node.server(), metrics_, log_) {}

absl::Status IngestNode::Start(const text::DataSet& data) {
  absl::StatusOr<ErrorMessages> messages = ErrorMessages::Create(data);
  if (!messages.ok()) return messages.status();
  messages_ = std::make_unique<const ErrorMessages>(*std::move(messages));
  auto store = settings_.store.Open();
  if (!store.ok()) return store.status();
  store_ = *std::move(store);
  const v1::StageVersions stages = StageDigests(data);
  if (absl::Status s = StartWorker(stages); !s.ok()) return s;
  if (absl::Status s = StartServer(stages); !s.ok()) return s;
  auto exposed = settings_.node.StartMetrics(metrics_);
  if (!exposed.ok()) return exposed.status();
  metrics_server_ = *std::move(exposed);
  log_.Info("ready", {{"version", Version()}, {"port", port()}});
  return absl::OkStatus();
}

absl::Status IngestNode::StartWorker(const v1::StageVersions& stages) {
  auto sender = queue::BindSender(context_, settings_.queue.sender(), metrics_);
  if (!sender.ok()) return sender.status();
  log_.Info("queue_bound", {{"endpoint", (*sender)->endpoint()}});
  worker_ = std::make_unique<IngestWorker>(
      *store_, *std::move(sender), ingester_, stages.ingest(),
      settings_.ingest.Worker(Owner(), settings_.queue.max_task.count), metrics_, log_);
  worker_->Start();
  return absl::OkStatus();
}

absl::Status IngestNode::StartServer(const v1::StageVersions& stages) {
  ingest_service_ = std::make_unique<IngestServer>(
      server_.calls(),
      IngestServerParts{*store_, *messages_, stages, [this] { worker_->Wake(); },
                        MakePreview(stages.ingest())},
      settings_.ingest.Server());
  review_service_ = std::make_unique<ReviewServer>(server_.calls(), *store_);
  server_.Add(*ingest_service_);
  server_.Add(*review_service_);
  server_.DependsOn("store", [this] { return worker_->Check(); });
  return server_.Start();
}

Preview IngestNode::MakePreview(const std::string& digest) const {
  return RemotePreview(ingester_, digest,
                       {.segmentation = rpc::Connect(settings_.segmentation),
                        .extraction = rpc::Connect(settings_.extraction),
                        .scoring = rpc::Connect(settings_.scoring)});
}

void IngestNode::Stop() {
  log_.Info("stopping");
  worker_->Stop();
  ingest_service_->Stop();
  server_.Stop();
  log_.Info("stopped");
}

}  // namespace dudao::ingest
