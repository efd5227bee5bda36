#include "common/rpc/client.h"

#include <grpc/support/log.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <cstdlib>

namespace dudao::rpc {
namespace {

constexpr int kKeepaliveMs = 30000;  // servers allow one every 10 s
constexpr int kKeepaliveTimeoutMs = 10000;

}  // namespace

void QuietGrpc() {
  if (std::getenv("GRPC_VERBOSITY") == nullptr) gpr_set_log_function([](gpr_log_func_args*) {});
}

std::shared_ptr<grpc::Channel> Connect(const std::string& address, size_t max_message_bytes) {
  QuietGrpc();
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(static_cast<int>(max_message_bytes));
  arguments.SetMaxSendMessageSize(static_cast<int>(max_message_bytes));
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  arguments.SetLoadBalancingPolicyName("round_robin");
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

void CarryDeadline(const grpc::ServerContextBase& incoming, grpc::ClientContext& outgoing,
                   std::chrono::milliseconds limit) {
  const auto ours = std::chrono::system_clock::now() + limit;
  outgoing.set_deadline(std::min(ours, incoming.deadline()));
}

void SetDeadline(grpc::ClientContext& outgoing, std::chrono::milliseconds limit) {
  outgoing.set_deadline(std::chrono::system_clock::now() + limit);
}

}  // namespace dudao::rpc
