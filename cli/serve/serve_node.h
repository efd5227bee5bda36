// `dudao serve`: all four stages in one process, joined by inproc:// queues, with a cache in memory
// and SQLite as the store.
//
//   ServeNode node(settings, level);
//   absl::Status started = node.Start(data);   …   node.Stop();
#ifndef DUDAO_CLI_SERVE_SERVE_NODE_H_
#define DUDAO_CLI_SERVE_SERVE_NODE_H_

#include <memory>
#include <optional>
#include <string>

#include "cli/analysis.h"
#include "common/cache/memory_cache.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/rpc/server.h"
#include "common/stage/node_options.h"
#include "common/stage/stage_worker.h"
#include "common/status/messages.h"
#include "common/store/store_options.h"
#include "common/text/data_set.h"
#include "services/ingest/ingest_node.h"
#include "services/scoring/worker/scoring_worker.h"

namespace dudao::cli {

struct ServeSettings {
  ServeSettings();
  void AddTo(config::Options& options);

  NodeOptions node;
  store::StoreOptions store;
  ingest::IngestOptions ingest;
  config::Bytes cache{64u << 20};
  uint32_t max_batch = 32;
  std::chrono::milliseconds core_limit{20000};
  std::string port_file;
};

class ServeNode {
 public:
  // `settings` outlives the node.
  ServeNode(const ServeSettings& settings, obs::Level level);
  // Messages are for the person who started it: Chinese, with what to do.
  absl::Status Start(const text::DataSet& data);
  void Stop();
  int port() const { return server_.port(); }

 private:
  absl::Status BuildCores(const text::DataSet& data);
  absl::Status OpenStore();
  absl::Status StartRoad();
  absl::Status StartStage(StageStep step, const std::string& from, const std::string& to,
                          std::unique_ptr<StageWorker>* worker);
  absl::Status StartScoring(const std::string& from);
  absl::Status StartServer();
  ingest::Preview MakePreview() const;

  const ServeSettings& settings_;
  obs::Metrics metrics_;
  obs::Log log_;
  std::optional<ErrorMessages> messages_;
  std::shared_ptr<const Analysis> analysis_;
  std::unique_ptr<store::Store> store_;
  cache::MemoryCache cache_;
  std::shared_ptr<queue::ZmqContext> context_ = queue::ZmqContext::Create();
  std::unique_ptr<ingest::IngestWorker> ingest_;
  std::unique_ptr<StageWorker> segmentation_, extraction_;
  std::unique_ptr<scoring::ScoringWorker> scoring_;
  rpc::Server server_;
  std::unique_ptr<ingest::IngestServer> ingest_service_;
  std::unique_ptr<ingest::ReviewServer> review_service_;
  std::unique_ptr<obs::MetricsServer> metrics_server_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_SERVE_SERVE_NODE_H_
