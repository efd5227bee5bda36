#include "common/queue/zmq_socket.h"

#include <fmt/format.h>
#include <zmq.h>

#include <cerrno>

namespace dudao::queue {

absl::Status ZmqError(std::string_view what) {
  const int error = zmq_errno();
  const std::string message = fmt::format("{}: {}", what, zmq_strerror(error));
  if (error == EINVAL || error == EPROTONOSUPPORT) return absl::InvalidArgumentError(message);
  return absl::UnavailableError(message);
}

absl::StatusOr<ZmqSocket> ZmqSocket::Create(void* context, int type) {
  void* handle = zmq_socket(context, type);
  if (handle == nullptr) return ZmqError("make a ZeroMQ socket");
  return ZmqSocket(handle);
}

void ZmqSocket::Close() {
  if (handle_ != nullptr) zmq_close(handle_);
  handle_ = nullptr;
}

absl::Status ZmqSocket::Set(int option, int value) {
  if (zmq_setsockopt(handle_, option, &value, sizeof(value)) == 0) return absl::OkStatus();
  return ZmqError(fmt::format("set ZeroMQ option {}", option));
}

absl::Status ZmqSocket::Set(int option, int64_t value) {
  if (zmq_setsockopt(handle_, option, &value, sizeof(value)) == 0) return absl::OkStatus();
  return ZmqError(fmt::format("set ZeroMQ option {}", option));
}

absl::Status ZmqSocket::Set(int option, const std::string& value) {
  if (zmq_setsockopt(handle_, option, value.data(), value.size()) == 0) return absl::OkStatus();
  return ZmqError(fmt::format("set ZeroMQ option {}", option));
}

absl::Status ZmqSocket::Bind(const std::string& endpoint) {
  if (zmq_bind(handle_, endpoint.c_str()) == 0) return absl::OkStatus();
  return ZmqError(fmt::format("bind {}", endpoint));
}

absl::Status ZmqSocket::Connect(const std::string& endpoint) {
  if (zmq_connect(handle_, endpoint.c_str()) == 0) return absl::OkStatus();
  return ZmqError(fmt::format("connect {}", endpoint));
}

void ZmqSocket::Disconnect(const std::string& endpoint) {
  zmq_disconnect(handle_, endpoint.c_str());  // fails when libzmq has dropped it already: as wished
}

std::string ZmqSocket::LastEndpoint() const {
  char buffer[1024] = {};
  size_t size = sizeof(buffer);
  zmq_getsockopt(handle_, ZMQ_LAST_ENDPOINT, buffer, &size);
  return buffer;
}

struct ZmqFrame::Message {
  zmq_msg_t raw;
};

ZmqFrame::ZmqFrame() : message_(std::make_unique<Message>()) { zmq_msg_init(&message_->raw); }
ZmqFrame::~ZmqFrame() { zmq_msg_close(&message_->raw); }

bool ZmqFrame::Receive(const ZmqSocket& socket, bool wait) {
  const int flags = wait ? 0 : ZMQ_DONTWAIT;
  while (zmq_msg_recv(&message_->raw, socket.handle(), flags) < 0) {
    if (zmq_errno() != EINTR) return false;
  }
  return true;
}

std::string_view ZmqFrame::bytes() const {
  return {static_cast<const char*>(zmq_msg_data(&message_->raw)), zmq_msg_size(&message_->raw)};
}

bool ZmqFrame::more() const { return zmq_msg_more(&message_->raw) != 0; }

}  // namespace dudao::queue
