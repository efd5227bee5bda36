// What the two ends share inside a ZmqContext. Not for users of the queue.
#ifndef DUDAO_COMMON_QUEUE_ZMQ_CONTEXT_H_
#define DUDAO_COMMON_QUEUE_ZMQ_CONTEXT_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/queue/zap_handler.h"
#include "common/queue/zmq_queue.h"
#include "common/queue/zmq_socket.h"

namespace dudao::queue {

struct ZmqContext::Impl {
  void* handle = nullptr;
  std::mutex mutex;
  std::unique_ptr<ZapHandler> zap;  // made with the first CURVE sender

  // A ZAP domain of its own that admits `keys` (Z85) and nobody else.
  absl::StatusOr<std::string> AdmitOnly(const std::vector<std::string>& keys);
};

// The options both ends need, from docs of libzmq and from measurement: little in flight, bounded
// messages, quick reconnects, and no ZMTP heartbeats (they abort a PULL whose peer goes away).
absl::Status SetCommonOptions(ZmqSocket& socket, const std::string& endpoint, size_t max_task_bytes,
                              std::chrono::milliseconds linger);

// The 32 bytes of a Z85 key; InvalidArgument names `what`.
absl::StatusOr<std::string> DecodeKey(std::string_view what, const std::string& z85);

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_ZMQ_CONTEXT_H_
