// dudao-scoring put together: store, the road's end, gRPC server, metrics.
#ifndef DUDAO_SERVICES_SCORING_SCORING_NODE_H_
#define DUDAO_SERVICES_SCORING_SCORING_NODE_H_

#include <memory>

#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/rpc/server.h"
#include "common/stage/node_options.h"
#include "common/store/store_options.h"
#include "common/text/data_set.h"
#include "services/scoring/core/scorer.h"
#include "services/scoring/server/scoring_server.h"
#include "services/scoring/worker/scoring_worker.h"

namespace dudao::scoring {

struct ScoringSettings {
  ScoringSettings();
  void AddTo(config::Options& options);

  NodeOptions node;
  QueueOptions queue;
  store::StoreOptions store;
  uint32_t max_batch = 32;
  std::chrono::milliseconds core_limit{20000};
};

class ScoringNode {
 public:
  // `settings` outlives the node.
  ScoringNode(const ScoringSettings& settings, obs::Level level);
  // InvalidArgument: a data file is bad; else why it cannot start.
  absl::Status Start(const text::DataSet& data);
  void Stop();

 private:
  absl::Status StartWorker(const std::string& digest);

  const ScoringSettings& settings_;
  obs::Metrics metrics_;
  obs::Log log_;
  std::shared_ptr<queue::ZmqContext> context_ = queue::ZmqContext::Create();
  std::unique_ptr<const Scorer> scorer_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<ScoringWorker> worker_;
  std::unique_ptr<ScoringServer> service_;  // gone after the server that calls it
  rpc::Server server_;
  std::unique_ptr<obs::MetricsServer> metrics_server_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_SCORING_NODE_H_
