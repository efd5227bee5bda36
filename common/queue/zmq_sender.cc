#include <fmt/format.h>
#include <zmq.h>

#include <utility>

#include "common/config/address.h"
#include "common/queue/zmq_context.h"
#include "common/queue/zmq_queue.h"

namespace dudao::queue {
namespace {

class ZmqSender final : public BoundSender {
 public:
  ZmqSender(std::shared_ptr<ZmqContext> context, ZmqSocket socket, size_t max_task_bytes,
            std::string endpoint, obs::Metrics& metrics)
      : context_(std::move(context)),
        socket_(std::move(socket)),
        max_task_bytes_(max_task_bytes),
        endpoint_(std::move(endpoint)),
        sent_(metrics.counter("dudao_queue_sent_total", "Tasks sent")),
        full_(metrics.counter("dudao_queue_full_total", "Sends that found no place in time")) {}

  absl::Status Send(const v1::StageTask& task) override {
    const size_t size = task.ByteSizeLong();
    if (size > max_task_bytes_) {
      return absl::OutOfRangeError(
          fmt::format("task of {} bytes, the limit is {}", size, max_task_bytes_));
    }
    zmq_msg_t message;
    if (zmq_msg_init_size(&message, size) != 0) return ZmqError("make a message");
    task.SerializeWithCachedSizesToArray(static_cast<uint8_t*>(zmq_msg_data(&message)));
    const int sent = zmq_msg_send(&message, socket_.handle(), 0);
    if (sent >= 0) return Count(sent_, absl::OkStatus());
    const absl::Status failed = ZmqError("send a task");
    zmq_msg_close(&message);
    return Count(full_, failed);
  }

  bool Writable() override {
    zmq_pollitem_t item = {socket_.handle(), 0, ZMQ_POLLOUT, 0};
    return zmq_poll(&item, 1, 0) > 0;
  }

  std::string endpoint() const override { return endpoint_; }

 private:
  static absl::Status Count(const obs::Counter& counter, absl::Status status) {
    counter.Add();
    return status;
  }

  std::shared_ptr<ZmqContext> context_;  // outlives the socket
  ZmqSocket socket_;
  const size_t max_task_bytes_;
  const std::string endpoint_;
  const obs::Counter sent_;
  const obs::Counter full_;
};

absl::Status UseCurve(ZmqContext& context, ZmqSocket& socket, const SenderOptions& options) {
  absl::StatusOr<std::string> secret = DecodeKey("queue secret key", options.keys->secret_key);
  if (!secret.ok()) return secret.status();
  absl::StatusOr<std::string> domain = context.impl().AdmitOnly(options.admitted);
  if (!domain.ok()) return domain.status();
  absl::Status set = socket.Set(ZMQ_CURVE_SERVER, 1);
  if (set.ok()) set = socket.Set(ZMQ_CURVE_SECRETKEY, *secret);
  if (set.ok()) set = socket.Set(ZMQ_ZAP_DOMAIN, *domain);
  return set;
}

absl::Status SetUp(ZmqContext& context, ZmqSocket& socket, const SenderOptions& options) {
  absl::Status done =
      SetCommonOptions(socket, options.bind, options.max_task_bytes, options.linger);
  if (done.ok()) done = socket.Set(ZMQ_SNDTIMEO, static_cast<int>(options.send_timeout.count()));
  if (done.ok() && options.keys) done = UseCurve(context, socket, options);
  if (!done.ok()) return done;
  done = socket.Bind(options.bind);
  if (!absl::IsUnavailable(done)) return done;
  return absl::UnavailableError(
      fmt::format("队列地址 {} 无法使用：端口已被占用，或不是本机的地址；请停掉占用它的程序，"
                  "或换一个端口（{}）",
                  options.bind, std::string(done.message())));
}

}  // namespace

absl::StatusOr<std::unique_ptr<BoundSender>> BindSender(std::shared_ptr<ZmqContext> context,
                                                        const SenderOptions& options,
                                                        obs::Metrics& metrics) {
  if (!options.keys && !options.insecure && !IsLoopback(options.bind)) {
    return absl::FailedPreconditionError(fmt::format(
        "队列 {} 可从其他机器访问：谁连上谁就收到整份报告。请配置 CURVE 密钥（--queue-secret-key、"
        "--queue-admitted），确需不加密时加 --insecure-queue",
        options.bind));
  }
  absl::StatusOr<ZmqSocket> socket = ZmqSocket::Create(context->impl().handle, ZMQ_PUSH);
  if (!socket.ok()) return socket.status();
  if (absl::Status done = SetUp(*context, *socket, options); !done.ok()) return done;
  std::string endpoint = socket->LastEndpoint();
  return std::make_unique<ZmqSender>(std::move(context), *std::move(socket), options.max_task_bytes,
                                     std::move(endpoint), metrics);
}

}  // namespace dudao::queue
