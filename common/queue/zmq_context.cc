#include "common/queue/zmq_context.h"

#include <fmt/format.h>
#include <zmq.h>

#include <utility>

namespace dudao::queue {
namespace {

constexpr int kHighWaterMark = 2;
constexpr int kSocketBuffer = 64 << 10;
constexpr size_t kKeyBytes = 32;
constexpr size_t kKeyText = 40;

}  // namespace

ZmqContext::ZmqContext() : impl_(std::make_unique<Impl>()) {
  impl_->handle = zmq_ctx_new();
  zmq_ctx_set(impl_->handle, ZMQ_BLOCKY, 0);  // a socket without LINGER of its own holds nothing up
}

std::shared_ptr<ZmqContext> ZmqContext::Create() {
  return std::shared_ptr<ZmqContext>(new ZmqContext());
}

ZmqContext::~ZmqContext() {
  zmq_ctx_shutdown(impl_->handle);  // ends the ZAP handler's wait
  impl_->zap.reset();
  while (zmq_ctx_term(impl_->handle) != 0 && zmq_errno() == EINTR) {
  }
}

absl::StatusOr<std::string> ZmqContext::Impl::AdmitOnly(const std::vector<std::string>& keys) {
  std::vector<std::string> decoded;
  for (const std::string& key : keys) {
    absl::StatusOr<std::string> bytes = DecodeKey("admitted key", key);
    if (!bytes.ok()) return bytes.status();
    decoded.push_back(*std::move(bytes));
  }
  std::lock_guard lock(mutex);
  if (zap == nullptr) {
    absl::StatusOr<std::unique_ptr<ZapHandler>> made = ZapHandler::Start(handle);
    if (!made.ok()) return made.status();
    zap = *std::move(made);
  }
  return zap->AdmitOnly(std::move(decoded));
}

absl::Status SetCommonOptions(ZmqSocket& socket, const std::string& endpoint, size_t max_task_bytes,
                              std::chrono::milliseconds linger) {
  const std::pair<int, int> options[] = {
      {ZMQ_SNDHWM, kHighWaterMark},
      {ZMQ_RCVHWM, kHighWaterMark},
      {ZMQ_SNDBUF, kSocketBuffer},
      {ZMQ_RCVBUF, kSocketBuffer},
      {ZMQ_IMMEDIATE, 1},
      {ZMQ_LINGER, static_cast<int>(linger.count())},
      {ZMQ_RECONNECT_IVL, 100},
      {ZMQ_RECONNECT_IVL_MAX, 5000},
      {ZMQ_CONNECT_TIMEOUT, 3000},
      {ZMQ_HANDSHAKE_IVL, 5000},
      {ZMQ_TCP_KEEPALIVE, 1},
      {ZMQ_TCP_KEEPALIVE_IDLE, 30},
      {ZMQ_TCP_KEEPALIVE_INTVL, 10},
      {ZMQ_TCP_KEEPALIVE_CNT, 3},
      {ZMQ_IPV6, endpoint.find("://[") != std::string::npos ? 1 : 0},
  };
  for (const auto& [option, value] : options) {
    if (absl::Status set = socket.Set(option, value); !set.ok()) return set;
  }
  return socket.Set(ZMQ_MAXMSGSIZE, static_cast<int64_t>(2 * max_task_bytes));
}

absl::StatusOr<std::string> DecodeKey(std::string_view what, const std::string& z85) {
  std::string bytes(kKeyBytes, '\0');
  if (z85.size() != kKeyText ||
      zmq_z85_decode(reinterpret_cast<uint8_t*>(bytes.data()), z85.c_str()) == nullptr) {
    return absl::InvalidArgumentError(
        fmt::format("{}: a CURVE key is {} characters of Z85", what, kKeyText));
  }
  return bytes;
}

CurveKeys NewCurveKeys() {
  char public_key[kKeyText + 1] = {};
  char secret_key[kKeyText + 1] = {};
  zmq_curve_keypair(public_key, secret_key);
  return {public_key, secret_key};
}

}  // namespace dudao::queue
