// A gRPC server as all of dudao's are: health by dependencies, reflection, size limits, metrics,
// an orderly end.
//
//   rpc::Server server({.listen = "127.0.0.1:7702"}, metrics, log);
//   SegmentationServer service(server.calls(), segmenter, digest);
//   server.Add(service);
//   server.DependsOn("store", [&] { return store.Check(); });
//   absl::Status started = server.Start();
#ifndef DUDAO_COMMON_RPC_SERVER_H_
#define DUDAO_COMMON_RPC_SERVER_H_

#include <grpcpp/impl/codegen/service_type.h>
#include <grpcpp/server.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/rpc/calls.h"

namespace dudao::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";                // HOST:PORT, PORT 0 takes a free one
  bool insecure = false;                             // allow plain text beyond loopback
  size_t max_message_bytes = 64u << 20;              // received and sent
  size_t threads = 2;                                // that run RPC bodies
  size_t max_queued = 64;                            // bodies that may wait for a thread
  std::chrono::milliseconds drain{5000};             // NOT_SERVING but still answering, at Stop
  std::chrono::milliseconds shutdown{20000};         // then calls are cut
  std::chrono::milliseconds check_every{1000};       // of the dependencies
  std::chrono::milliseconds connection_age{120000};  // so that clients find new servers
};

class Server {
 public:
  Server(ServerOptions options, obs::Metrics& metrics, const obs::Log& log);
  ~Server();  // as Stop, without the drain

  // What services are constructed with.
  Calls& calls() { return calls_; }
  // Before Start. `service` outlives the server.
  void Add(grpc::Service& service) { services_.push_back(&service); }
  // Before Start. Health is SERVING while every check is OK; checks run on a thread of their own.
  void DependsOn(std::string name, std::function<absl::Status()> check);

  // Unavailable when the port is in use; FailedPrecondition beyond loopback without `insecure`.
  absl::Status Start();
  int port() const { return port_; }

  // NOT_SERVING, drain, shut down with a deadline, finish the pool. Twice is harmless.
  void Stop();

 private:
  struct Check {
    std::string name;
    std::function<absl::Status()> run;
    bool was_ok = true;
  };

  void WatchDependencies();
  bool AllChecksPass();
  void Shut(std::chrono::milliseconds drain);

  const ServerOptions options_;
  const obs::Log& log_;
  Calls calls_;
  std::vector<grpc::Service*> services_;
  std::vector<Check> checks_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;

  std::mutex mutex_;
  std::condition_variable stopping_changed_;
  bool stopping_ = false;
  std::thread watcher_;
};

}  // namespace dudao::rpc

#endif  // DUDAO_COMMON_RPC_SERVER_H_
