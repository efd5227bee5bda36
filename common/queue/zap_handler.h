// Answers libzmq's question who may connect (ZeroMQ RFC 27, ZAP). CURVE alone admits anybody who
// has a key pair of his own; this admits the listed ones.
#ifndef DUDAO_COMMON_QUEUE_ZAP_HANDLER_H_
#define DUDAO_COMMON_QUEUE_ZAP_HANDLER_H_

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "common/queue/zmq_socket.h"

namespace dudao::queue {

class ZapHandler {
 public:
  // One a context. Its thread ends when the context is shut down.
  static absl::StatusOr<std::unique_ptr<ZapHandler>> Start(void* context);
  ~ZapHandler();

  // Names a new domain that admits these keys (32 bytes each) and nobody else.
  std::string AdmitOnly(std::vector<std::string> keys);

 private:
  explicit ZapHandler(ZmqSocket socket);
  void Serve();
  void Answer(const std::vector<std::string>& request);
  bool Admits(const std::vector<std::string>& request);

  ZmqSocket socket_;
  std::mutex mutex_;
  std::map<std::string, std::set<std::string>> admitted_;  // by domain
  std::thread thread_;
};

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_ZAP_HANDLER_H_
