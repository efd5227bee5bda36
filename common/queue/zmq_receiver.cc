#include <fmt/format.h>
#include <zmq.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "common/queue/address_book.h"
#include "common/queue/zmq_context.h"
#include "common/queue/zmq_queue.h"

namespace dudao::queue {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// libzmq gives a connection up for good after a message over MAXMSGSIZE or a failed handshake. An
// endpoint that has not begun to reconnect this long after it went down is connected anew.
constexpr milliseconds kMendAfter{1000};

constexpr int kDown = ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL |
                      ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;
constexpr int kReconnecting =
    ZMQ_EVENT_CONNECT_RETRIED | ZMQ_EVENT_CONNECT_DELAYED | ZMQ_EVENT_CONNECTED;

class ZmqReceiver final : public TaskReceiver {
 public:
  ZmqReceiver(std::shared_ptr<ZmqContext> context, ZmqSocket socket, ZmqSocket monitor,
              const ReceiverOptions& options, obs::Metrics& metrics)
      : context_(std::move(context)),
        socket_(std::move(socket)),
        monitor_(std::move(monitor)),
        book_(options.connect, options.resolve, options.resolve_every),
        received_(metrics.counter("dudao_queue_received_total", "Tasks received")),
        malformed_(metrics.counter("dudao_queue_malformed_total", "Messages that are no task")),
        mended_(metrics.counter("dudao_queue_mended_total", "Connections made anew")) {}

  // Connects to addresses that came, disconnects from those that went.
  absl::Status FollowAddresses() {
    const auto wanted = book_.Changed();
    if (!wanted) return absl::OkStatus();
    for (const std::string& gone : connected_) {
      if (!wanted->contains(gone)) socket_.Disconnect(gone);
    }
    for (const std::string& fresh : *wanted) {
      if (connected_.contains(fresh)) continue;
      if (absl::Status done = socket_.Connect(fresh); !done.ok()) return done;
    }
    connected_ = *wanted;
    return absl::OkStatus();
  }

  absl::StatusOr<std::optional<v1::StageTask>> Receive(milliseconds wait) override {
    const auto deadline = Clock::now() + wait;
    do {
      if (absl::Status followed = FollowAddresses(); !followed.ok()) return followed;
      Mend();
      Poll(deadline);
      ReadMonitor();
      if (auto task = TakeOne()) return task;
    } while (Clock::now() < deadline);
    return std::nullopt;
  }

 private:
  void Mend() {
    const auto now = Clock::now();
    for (auto it = down_.begin(); it != down_.end();) {
      if (now < it->second) {
        ++it;
        continue;
      }
      socket_.Disconnect(it->first);
      if (socket_.Connect(it->first).ok()) mended_.Add();
      it = down_.erase(it);
    }
  }

  void Poll(Clock::time_point deadline) {
    for (const auto& [endpoint, due] : down_) deadline = std::min(deadline, due);
    // Short enough to see a change of addresses soon.
    const auto left = std::clamp(std::chrono::ceil<milliseconds>(deadline - Clock::now()),
                                 milliseconds(0), milliseconds(100));
    zmq_pollitem_t items[] = {{socket_.handle(), 0, ZMQ_POLLIN, 0},
                              {monitor_.handle(), 0, ZMQ_POLLIN, 0}};
    zmq_poll(items, 2, static_cast<long>(left.count()));
  }

  void ReadMonitor() {
    for (ZmqFrame event; event.Receive(monitor_, false);) {
      ZmqFrame endpoint;
      if (!event.more() || !endpoint.Receive(monitor_, false)) return;
      uint16_t what = 0;
      if (event.bytes().size() < sizeof(what)) continue;
      std::memcpy(&what, event.bytes().data(), sizeof(what));
      Note(what, std::string(endpoint.bytes()));
    }
  }

  void Note(int event, const std::string& endpoint) {
    if (!connected_.contains(endpoint)) return;
    if ((event & kDown) != 0) down_.emplace(endpoint, Clock::now() + kMendAfter);
    if ((event & kReconnecting) != 0) down_.erase(endpoint);
  }

  std::optional<v1::StageTask> TakeOne() {
    ZmqFrame frame;
    if (!frame.Receive(socket_, false)) return std::nullopt;
    const bool single = !frame.more();
    v1::StageTask task;
    const std::string_view bytes = frame.bytes();
    const bool parsed = single && task.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    SkipRest(frame);
    if (!parsed) {
      malformed_.Add();
      return std::nullopt;
    }
    received_.Add();
    return task;
  }

  // A task is one frame; the rest of a longer message is not the next task.
  void SkipRest(ZmqFrame& frame) {
    while (frame.more() && frame.Receive(socket_, false)) {
    }
  }

  std::shared_ptr<ZmqContext> context_;  // outlives the sockets
  ZmqSocket socket_;
  ZmqSocket monitor_;
  AddressBook book_;
  std::set<std::string> connected_;
  std::map<std::string, Clock::time_point> down_;  // endpoint → when to connect anew
  const obs::Counter received_;
  const obs::Counter malformed_;
  const obs::Counter mended_;
};

absl::Status UseCurve(ZmqSocket& socket, const ReceiverOptions& options) {
  const std::pair<int, absl::StatusOr<std::string>> keys[] = {
      {ZMQ_CURVE_PUBLICKEY, DecodeKey("queue public key", options.keys->public_key)},
      {ZMQ_CURVE_SECRETKEY, DecodeKey("queue secret key", options.keys->secret_key)},
      {ZMQ_CURVE_SERVERKEY, DecodeKey("upstream key", options.upstream_key)},
  };
  for (const auto& [option, key] : keys) {
    if (!key.ok()) return key.status();
    if (absl::Status set = socket.Set(option, *key); !set.ok()) return set;
  }
  return absl::OkStatus();
}

absl::StatusOr<ZmqSocket> Monitor(void* context, ZmqSocket& socket) {
  static std::atomic<uint64_t> count{0};  // inproc names are the context's, sockets are many
  const std::string name = fmt::format("inproc://monitor-{}", count++);
  if (zmq_socket_monitor(socket.handle(), name.c_str(), kDown | kReconnecting) != 0) {
    return ZmqError("watch a socket");
  }
  absl::StatusOr<ZmqSocket> monitor = ZmqSocket::Create(context, ZMQ_PAIR);
  if (!monitor.ok()) return monitor.status();
  if (absl::Status set = monitor->Set(ZMQ_LINGER, 0); !set.ok()) return set;
  if (absl::Status done = monitor->Connect(name); !done.ok()) return done;
  return monitor;
}

// libzmq checks an address only when it connects; a typing error should stop the start.
absl::Status CheckEndpoint(const std::string& endpoint) {
  const size_t colon = endpoint.rfind(':');
  const bool tcp = endpoint.starts_with("tcp://") && colon > 6 && colon + 1 < endpoint.size() &&
                   endpoint.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  if (tcp || endpoint.starts_with("ipc://") || endpoint.starts_with("inproc://")) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(fmt::format(
      "queue address {}: expected tcp://HOST:PORT, ipc://PATH or inproc://NAME", endpoint));
}

}  // namespace

absl::StatusOr<std::unique_ptr<TaskReceiver>> ConnectReceiver(std::shared_ptr<ZmqContext> context,
                                                              const ReceiverOptions& options,
                                                              obs::Metrics& metrics) {
  if (absl::Status valid = CheckEndpoint(options.connect); !valid.ok()) return valid;
  absl::StatusOr<ZmqSocket> socket = ZmqSocket::Create(context->impl().handle, ZMQ_PULL);
  if (!socket.ok()) return socket.status();
  absl::Status done =
      SetCommonOptions(*socket, options.connect, options.max_task_bytes, milliseconds(0));
  if (done.ok() && options.keys) done = UseCurve(*socket, options);
  if (!done.ok()) return done;
  absl::StatusOr<ZmqSocket> monitor = Monitor(context->impl().handle, *socket);
  if (!monitor.ok()) return monitor.status();
  auto receiver = std::make_unique<ZmqReceiver>(std::move(context), *std::move(socket),
                                                *std::move(monitor), options, metrics);
  if (done = receiver->FollowAddresses(); !done.ok()) return done;
  return std::unique_ptr<TaskReceiver>(std::move(receiver));
}

}  // namespace dudao::queue
