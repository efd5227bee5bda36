// Options that several programs share, declared in one place and turned into the parts they
// configure. Names are flags; see common/config/options.h.
//
//   NodeOptions node{.listen = "127.0.0.1:7702", .metrics = "127.0.0.1:7722"};
//   node.AddTo(options);
#ifndef DUDAO_COMMON_STAGE_NODE_OPTIONS_H_
#define DUDAO_COMMON_STAGE_NODE_OPTIONS_H_

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/cache/cache.h"
#include "common/config/options.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/queue/zmq_queue.h"
#include "common/rpc/server.h"

namespace dudao {

// --listen, --insecure-listen, --rpc-…, --metrics, --log-level, --data.
struct NodeOptions {
  std::string listen;
  bool insecure_listen = false;
  uint32_t rpc_threads = 2;
  uint32_t rpc_max_queued = 64;
  std::chrono::milliseconds rpc_drain{5000};
  std::string metrics;  // HOST:PORT; empty or 0 for none
  std::string log_level = "info";
  std::string data;  // folder; empty: found by itself

  void AddTo(config::Options& options);
  rpc::ServerOptions server() const;
  // nullptr when metrics are off.
  absl::StatusOr<std::unique_ptr<obs::MetricsServer>> StartMetrics(const obs::Metrics& m) const;
};

// --queue-bind, --queue-connect, --insecure-queue, --queue-…: an empty default leaves that end out.
struct QueueOptions {
  std::string bind;
  std::string connect;
  bool insecure = false;
  config::Bytes max_task{queue::kMaxTaskBytes};
  std::chrono::milliseconds resolve{10000};
  std::string public_key;
  std::string secret_key;
  std::string upstream_key;
  std::vector<std::string> admitted;

  void AddTo(config::Options& options);
  queue::SenderOptions sender() const;
  queue::ReceiverOptions receiver() const;
};

// --cache-address (none, memory, tcp://HOST:PORT, unix:///PATH), --cache-….
struct CacheOptions {
  std::string address = "memory";
  config::Bytes memory{64u << 20};
  std::string secret;
  std::chrono::milliseconds timeout{300};
  std::chrono::milliseconds ttl{std::chrono::hours(7 * 24)};

  void AddTo(config::Options& options);
  // FailedPrecondition for Redis without a secret: anybody who can write there could change
  // reviews.
  absl::StatusOr<std::unique_ptr<cache::Cache>> Open(obs::Metrics& metrics) const;
};

}  // namespace dudao

#endif  // DUDAO_COMMON_STAGE_NODE_OPTIONS_H_
