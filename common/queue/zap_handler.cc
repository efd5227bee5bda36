#include "common/queue/zap_handler.h"

#include <fmt/format.h>
#include <zmq.h>

#include <utility>

namespace dudao::queue {
namespace {

// Frames of a request, RFC 27.
enum Part { kVersion, kRequestId, kDomain, kAddress, kIdentity, kMechanism, kCredentials };

// One message, all frames; nothing when the context has been shut down.
std::vector<std::string> ReceiveAll(const ZmqSocket& socket) {
  std::vector<std::string> parts;
  for (bool more = true; more;) {
    ZmqFrame frame;
    if (!frame.Receive(socket, /*wait=*/true)) return {};
    parts.emplace_back(frame.bytes());
    more = frame.more();
  }
  return parts;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ZapHandler>> ZapHandler::Start(void* context) {
  absl::StatusOr<ZmqSocket> socket = ZmqSocket::Create(context, ZMQ_REP);
  if (!socket.ok()) return socket.status();
  if (absl::Status set = socket->Set(ZMQ_LINGER, 0); !set.ok()) return set;
  if (absl::Status bound = socket->Bind("inproc://zeromq.zap.01"); !bound.ok()) return bound;
  return std::unique_ptr<ZapHandler>(new ZapHandler(*std::move(socket)));
}

ZapHandler::ZapHandler(ZmqSocket socket) : socket_(std::move(socket)) {
  thread_ = std::thread([this] { Serve(); });
}

ZapHandler::~ZapHandler() { thread_.join(); }

std::string ZapHandler::AdmitOnly(std::vector<std::string> keys) {
  std::lock_guard lock(mutex_);
  std::string domain = fmt::format("push-{}", admitted_.size());
  admitted_[domain].insert(keys.begin(), keys.end());
  return domain;
}

void ZapHandler::Serve() {
  for (auto request = ReceiveAll(socket_); !request.empty(); request = ReceiveAll(socket_)) {
    Answer(request);
  }
}

bool ZapHandler::Admits(const std::vector<std::string>& request) {
  if (request.size() <= kCredentials || request[kMechanism] != "CURVE") return false;
  std::lock_guard lock(mutex_);
  const auto domain = admitted_.find(request[kDomain]);
  return domain != admitted_.end() && domain->second.contains(request[kCredentials]);
}

void ZapHandler::Answer(const std::vector<std::string>& request) {
  const bool admitted = Admits(request);
  const std::string id = request.size() > kRequestId ? request[kRequestId] : "";
  const std::string reply[] = {
      "1.0", id, admitted ? "200" : "400", admitted ? "OK" : "key not listed", "", ""};
  for (const std::string& part : reply) {
    const int flags = &part == std::end(reply) - 1 ? 0 : ZMQ_SNDMORE;
    zmq_send(socket_.handle(), part.data(), part.size(), flags);
  }
}

}  // namespace dudao::queue
