// The road over ZeroMQ: PUSH binds upstream, PULL connects to every address of the upstream.
//
//   auto context = ZmqContext::Create();
//   auto out = BindSender(context, {.bind = "tcp://127.0.0.1:7711"}, metrics);
//   auto in = ConnectReceiver(context, {.connect = "tcp://127.0.0.1:7711"}, metrics);
//
// In one process both ends share the context and name the road inproc://… . Whoever connects a PULL
// takes tasks, so beyond loopback a sender asks for CURVE keys and a list of admitted clients.
#ifndef DUDAO_COMMON_QUEUE_ZMQ_QUEUE_H_
#define DUDAO_COMMON_QUEUE_ZMQ_QUEUE_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/obs/metrics.h"
#include "common/queue/task_queue.h"

namespace dudao::queue {

// One a process. Destroyed after the last socket made with it; kept alive by them.
class ZmqContext {
 public:
  static std::shared_ptr<ZmqContext> Create();
  ~ZmqContext();
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  ZmqContext();
  std::unique_ptr<Impl> impl_;
};

// A CURVE key pair, each half Z85 (40 characters).
struct CurveKeys {
  std::string public_key;
  std::string secret_key;
};
// A fresh pair.
CurveKeys NewCurveKeys();

struct SenderOptions {
  std::string bind;  // tcp://ADDRESS:PORT (port 0: a free one), ipc://… or inproc://…
  size_t max_task_bytes = kMaxTaskBytes;
  std::chrono::milliseconds send_timeout{200};
  std::chrono::milliseconds linger{1000};
  std::optional<CurveKeys> keys;
  std::vector<std::string> admitted;  // public keys of the receivers; with `keys`, empty: nobody
  bool insecure = false;              // allow no CURVE beyond loopback
};

class BoundSender : public TaskSender {
 public:
  // Where receivers connect; the port is filled in.
  virtual std::string endpoint() const = 0;
};

// FailedPrecondition when `bind` reaches beyond loopback without keys and `insecure` is not set;
// Unavailable when the address is in use; InvalidArgument for a bad address or key.
absl::StatusOr<std::unique_ptr<BoundSender>> BindSender(std::shared_ptr<ZmqContext> context,
                                                        const SenderOptions& options,
                                                        obs::Metrics& metrics);

// HOST to addresses ("10.0.0.7", "fd00::7").
using Resolver = std::function<absl::StatusOr<std::vector<std::string>>(const std::string& host)>;
// getaddrinfo.
absl::StatusOr<std::vector<std::string>> ResolveHost(const std::string& host);

struct ReceiverOptions {
  std::string connect;  // tcp://HOST:PORT, ipc://… or inproc://…
  size_t max_task_bytes = kMaxTaskBytes;
  std::chrono::milliseconds resolve_every{10000};
  std::optional<CurveKeys> keys;
  std::string upstream_key;  // the sender's public key; goes with `keys`
  Resolver resolve = ResolveHost;
};

// Names are resolved in a thread of their own and re-resolved; a name unknown today may be known
// tomorrow. InvalidArgument for a bad address or key.
absl::StatusOr<std::unique_ptr<TaskReceiver>> ConnectReceiver(std::shared_ptr<ZmqContext> context,
                                                              const ReceiverOptions& options,
                                                              obs::Metrics& metrics);

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_ZMQ_QUEUE_H_
