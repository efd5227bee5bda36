// A ZeroMQ socket as a value: closed when it goes, errno as Status. Used by one thread at a time.
#ifndef DUDAO_COMMON_QUEUE_ZMQ_SOCKET_H_
#define DUDAO_COMMON_QUEUE_ZMQ_SOCKET_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace dudao::queue {

class ZmqSocket {
 public:
  static absl::StatusOr<ZmqSocket> Create(void* context, int type);
  ~ZmqSocket() { Close(); }
  ZmqSocket(ZmqSocket&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  ZmqSocket& operator=(ZmqSocket&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }

  absl::Status Set(int option, int value);
  absl::Status Set(int option, int64_t value);
  absl::Status Set(int option, const std::string& value);
  absl::Status Bind(const std::string& endpoint);
  absl::Status Connect(const std::string& endpoint);
  void Disconnect(const std::string& endpoint);
  // Where the last Bind ended up, port filled in.
  std::string LastEndpoint() const;

  void* handle() const { return handle_; }

 private:
  explicit ZmqSocket(void* handle) : handle_(handle) {}
  void Close();
  void* handle_;
};

// One received frame; its bytes live as long as it does.
class ZmqFrame {
 public:
  ZmqFrame();
  ~ZmqFrame();
  ZmqFrame(const ZmqFrame&) = delete;
  ZmqFrame& operator=(const ZmqFrame&) = delete;

  // False when there is none now (or the context has ended).
  bool Receive(const ZmqSocket& socket, bool wait);
  std::string_view bytes() const;
  bool more() const;

 private:
  struct Message;
  std::unique_ptr<Message> message_;
};

// `what` and errno's words, with the code errno calls for.
absl::Status ZmqError(std::string_view what);

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_ZMQ_SOCKET_H_
