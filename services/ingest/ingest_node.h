// dudao-ingest put together: store, road, dispatcher, gRPC server, metrics.
//
//   IngestNode node(settings, level);
//   absl::Status started = node.Start(data);   …   node.Stop();
#ifndef DUDAO_SERVICES_INGEST_INGEST_NODE_H_
#define DUDAO_SERVICES_INGEST_INGEST_NODE_H_

#include <memory>
#include <string>

#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/rpc/server.h"
#include "common/stage/node_options.h"
#include "common/status/messages.h"
#include "common/store/store_options.h"
#include "common/text/data_set.h"
#include "services/ingest/core/ingester.h"
#include "services/ingest/server/ingest_server.h"
#include "services/ingest/server/review_server.h"
#include "services/ingest/worker/ingest_worker.h"

namespace dudao::ingest {

// How reports are taken in and sent on: --job-…, --submit-…, --preview-….
struct IngestOptions {
  IngestWorkerOptions worker;
  IngestServerOptions server;
  config::Bytes window_bytes{64u << 20};
  config::Bytes max_report{64u << 20};
  config::Bytes max_text{8u << 20};
  config::Bytes max_in_hand{256u << 20};
  uint32_t decode_threads = 1;
  std::string parser;  // program that reads formats other than text; empty: beside this one

  void AddTo(config::Options& options);
  // The parts configured; `owner` names this process in the store.
  IngestWorkerOptions Worker(const std::string& owner, uint64_t max_task_bytes) const;
  IngestServerOptions Server() const;
  Ingester Core() const;
};

struct IngestSettings {
  IngestSettings();
  void AddTo(config::Options& options);

  NodeOptions node;
  QueueOptions queue;
  store::StoreOptions store;
  IngestOptions ingest;
  std::string segmentation = "127.0.0.1:7702";  // the stages, for previews
  std::string extraction = "127.0.0.1:7703";
  std::string scoring = "127.0.0.1:7704";
};

class IngestNode {
 public:
  // `settings` outlives the node.
  IngestNode(const IngestSettings& settings, obs::Level level);
  // InvalidArgument: a data file is bad; else why it cannot start.
  absl::Status Start(const text::DataSet& data);
  void Stop();
  // Where it listens; port 0 in the settings takes a free one.
  int port() const { return server_.port(); }

 private:
  absl::Status StartWorker(const v1::StageVersions& stages);
  absl::Status StartServer(const v1::StageVersions& stages);
  Preview MakePreview(const std::string& digest) const;

  const IngestSettings& settings_;
  obs::Metrics metrics_;
  obs::Log log_;
  const Ingester ingester_;
  std::unique_ptr<const ErrorMessages> messages_;
  std::shared_ptr<queue::ZmqContext> context_ = queue::ZmqContext::Create();
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<IngestWorker> worker_;
  // Gone after the server that calls them.
  std::unique_ptr<IngestServer> ingest_service_;
  std::unique_ptr<ReviewServer> review_service_;
  rpc::Server server_;
  std::unique_ptr<obs::MetricsServer> metrics_server_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_INGEST_NODE_H_
