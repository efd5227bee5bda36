#include "cli/serve/serve_node.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "common/stage/stage.h"
#include "services/extraction/worker/extraction_step.h"
#include "services/segmentation/worker/segmentation_step.h"

namespace dudao::cli {
namespace {

constexpr char kToSegmentation[] = "inproc://segmentation";
constexpr char kToExtraction[] = "inproc://extraction";
constexpr char kToScoring[] = "inproc://scoring";

// The cause in the words of the library, after what a person can do about it.
absl::Status Explain(const absl::Status& cause, std::string_view advice) {
  return absl::Status(cause.code(), fmt::format("{}（{}）", advice, std::string(cause.message())));
}

std::string StoreAdvice(const absl::Status& cause, const std::string& path) {
  if (absl::IsUnavailable(cause)) {
    return fmt::format(
        "数据库 {} 正被别的程序占用或磁盘已满：请先停止那个程序、清理磁盘，或用 --store-path "
        "另指一个文件",
        path);
  }
  if (absl::IsFailedPrecondition(cause)) {
    return fmt::format("数据库 {} 不能使用：请检查所在文件夹是否存在、可写，版本是否比本程序新",
                       path);
  }
  return fmt::format("数据库 {} 打不开：请保留该文件并联系维护人员", path);
}

}  // namespace

ServeSettings::ServeSettings() {
  node.listen = "127.0.0.1:7701";
  node.log_level = "warn";
  node.rpc_threads = 4;
}

void ServeSettings::AddTo(config::Options& options) {
  node.AddTo(options);
  store.AddTo(options);
  ingest.AddTo(options);
  options.Add("cache.memory", &cache, "内存缓存的字节上限");
  options.Add("commit.max-batch", &max_batch, "一次入库的报告份数上限");
  options.Add("core-limit", &core_limit, "单份报告的处理时限，超过则进程退出");
  options.Add("port-file", &port_file, "把实际监听的端口写进这个文件");
}

ServeNode::ServeNode(const ServeSettings& settings, obs::Level level)
    : settings_(settings),
      log_("serve", level),
      cache_(settings.cache.count),
      server_(settings.node.server(), metrics_, log_) {}

absl::Status ServeNode::Start(const text::DataSet& data) {
  if (absl::Status s = BuildCores(data); !s.ok()) return s;
  if (absl::Status s = OpenStore(); !s.ok()) return s;
  if (absl::Status s = StartRoad(); !s.ok()) return s;
  if (absl::Status s = StartServer(); !s.ok()) return s;
  auto exposed = settings_.node.StartMetrics(metrics_);
  if (!exposed.ok()) return Explain(exposed.status(), "指标端口无法监听：请换 --metrics 的地址");
  metrics_server_ = *std::move(exposed);
  return absl::OkStatus();
}

absl::Status ServeNode::BuildCores(const text::DataSet& data) {
  absl::StatusOr<ErrorMessages> messages = ErrorMessages::Create(data);
  if (!messages.ok()) return messages.status();
  messages_ = *std::move(messages);
  auto analysis = Analysis::Create(data, settings_.ingest.Core());
  if (!analysis.ok()) return analysis.status();
  analysis_ = *std::move(analysis);
  return absl::OkStatus();
}

absl::Status ServeNode::OpenStore() {
  auto store = settings_.store.Open();
  if (!store.ok()) {
    return Explain(store.status(), StoreAdvice(store.status(), settings_.store.path));
  }
  store_ = *std::move(store);
  return absl::OkStatus();
}

// From the road's end to its start, so that nothing is dispatched before somebody listens.
absl::Status ServeNode::StartRoad() {
  auto out = queue::BindSender(context_, {.bind = kToSegmentation}, metrics_);
  if (!out.ok()) return out.status();
  // Engines live in the analysis; the steps share its ownership.
  const auto segmenter =
      std::shared_ptr<const segmentation::Segmenter>(analysis_, &analysis_->segmenter());
  const auto extractor =
      std::shared_ptr<const extraction::Extractor>(analysis_, &analysis_->extractor());
  const v1::StageVersions& stages = analysis_->stages();
  if (absl::Status s = StartStage(segmentation::MakeStep(segmenter, stages.segmentation()),
                                  kToSegmentation, kToExtraction, &segmentation_);
      !s.ok()) {
    return s;
  }
  if (absl::Status s = StartStage(extraction::MakeStep(extractor, stages.extraction()),
                                  kToExtraction, kToScoring, &extraction_);
      !s.ok()) {
    return s;
  }
  if (absl::Status s = StartScoring(kToScoring); !s.ok()) return s;
  ingest_ = std::make_unique<ingest::IngestWorker>(
      *store_, *std::move(out), analysis_->ingester(), stages.ingest(),
      settings_.ingest.Worker(fmt::format("serve-{}", getpid()), queue::kMaxTaskBytes), metrics_,
      log_);
  ingest_->Start();
  return absl::OkStatus();
}

absl::Status ServeNode::StartStage(StageStep step, const std::string& from, const std::string& to,
                                   std::unique_ptr<StageWorker>* worker) {
  auto out = queue::BindSender(context_, {.bind = to}, metrics_);
  if (!out.ok()) return out.status();
  auto in = queue::ConnectReceiver(context_, {.connect = from}, metrics_);
  if (!in.ok()) return in.status();
  StageWorkerOptions options;
  options.core_limit = settings_.core_limit;
  *worker = std::make_unique<StageWorker>(std::move(step), *std::move(in), *std::move(out), cache_,
                                          std::move(options), metrics_, log_);
  (*worker)->Start();
  return absl::OkStatus();
}

absl::Status ServeNode::StartScoring(const std::string& from) {
  auto in = queue::ConnectReceiver(context_, {.connect = from}, metrics_);
  if (!in.ok()) return in.status();
  scoring::ScoringWorkerOptions options;
  options.max_batch = settings_.max_batch;
  options.core_limit = settings_.core_limit;
  options.on_commit = [this] {
    if (ingest_ != nullptr) ingest_->Wake();
  };
  scoring_ = std::make_unique<scoring::ScoringWorker>(*store_, *std::move(in), analysis_->scorer(),
                                                      analysis_->stages().scoring(),
                                                      std::move(options), metrics_, log_);
  scoring_->Start();
  return absl::OkStatus();
}

absl::Status ServeNode::StartServer() {
  ingest_service_ = std::make_unique<ingest::IngestServer>(
      server_.calls(),
      ingest::IngestServerParts{*store_, *messages_, analysis_->stages(),
                                [this] { ingest_->Wake(); }, MakePreview()},
      settings_.ingest.Server());
  review_service_ = std::make_unique<ingest::ReviewServer>(server_.calls(), *store_);
  server_.Add(*ingest_service_);
  server_.Add(*review_service_);
  server_.DependsOn("store", [this] { return ingest_->Check(); });
  server_.DependsOn("segmentation", [this] { return segmentation_->Check(); });
  server_.DependsOn("extraction", [this] { return extraction_->Check(); });
  server_.DependsOn("scoring", [this] { return scoring_->Check(); });
  const absl::Status started = server_.Start();
  if (started.ok()) return started;
  return Explain(started,
                 absl::IsUnavailable(started)
                     ? fmt::format("{} 无法监听，端口可能已被占用：请停止占用它的程序，或用 "
                                   "--listen 换一个地址",
                                   settings_.node.listen)
                     : "监听地址会暴露给别的机器：请改用 127.0.0.1，或确认后加 --insecure-listen");
}

// All stages are here: no RPC needed.
ingest::Preview ServeNode::MakePreview() const {
  return [analysis = analysis_](const v1::PreviewRequest& request,
                                const grpc::ServerContextBase&) -> absl::StatusOr<v1::Review> {
    auto result = analysis->Analyse(request.content(), request.source_name(), request.options());
    if (!result.ok()) return result.status();
    if (request.include_text()) {
      result->review->mutable_document()->set_text(std::move(result->text));
    }
    return std::move(*result->review);
  };
}

// Intake first; what is on the road and not recorded is leased again at the next start.
void ServeNode::Stop() {
  ingest_->Stop();
  segmentation_->Stop();
  extraction_->Stop();
  scoring_->Stop();
  ingest_service_->Stop();
  server_.Stop();
}

}  // namespace dudao::cli
