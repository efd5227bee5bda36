#include "common/rpc/server.h"

#include <fmt/format.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include <utility>

#include "common/config/address.h"
#include "common/rpc/client.h"

namespace dudao::rpc {
namespace {

constexpr int kMinPingIntervalMs = 10000;  // Connect() pings every 30 s
constexpr int kKeepaliveMs = 60000;
constexpr int kConnectionGraceMs = 600000;  // a WatchJob stream may outlive its connection's age

void SetLimits(grpc::ServerBuilder& builder, const ServerOptions& options) {
  const int bytes = static_cast<int>(options.max_message_bytes);
  builder.SetMaxReceiveMessageSize(bytes);
  builder.SetMaxSendMessageSize(bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS,
                             static_cast<int>(options.connection_age.count()));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kConnectionGraceMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kMinPingIntervalMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Else a second server binds the same port without a word and takes half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

// Process-wide switches of gRPC: every server of ours has health and reflection.
void EnablePlugins() {
  static const bool once = [] {
    QuietGrpc();
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  (void)once;
}

}  // namespace

Server::Server(ServerOptions options, obs::Metrics& metrics, const obs::Log& log)
    : options_(std::move(options)),
      log_(log),
      calls_(options_.threads, options_.max_queued, metrics) {}

Server::~Server() { Shut(std::chrono::milliseconds(0)); }

void Server::DependsOn(std::string name, std::function<absl::Status()> check) {
  checks_.push_back({std::move(name), std::move(check)});
}

absl::Status Server::Start() {
  if (!options_.insecure && !IsLoopback(options_.listen)) {
    return absl::FailedPreconditionError(
        fmt::format("{} 可从其他机器访问，而通信未加密；请改用本机地址 127.0.0.1，"
                    "确需开放时加 --insecure-listen",
                    options_.listen));
  }
  EnablePlugins();
  grpc::ServerBuilder builder;
  SetLimits(builder, options_);
  builder.AddListeningPort(options_.listen, grpc::InsecureServerCredentials(), &port_);
  for (grpc::Service* service : services_) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr || port_ == 0) {
    server_.reset();
    return absl::UnavailableError(
        fmt::format("无法监听 {}：端口已被占用，或不是本机的地址；请停掉占用它的程序，"
                    "或用 --listen 换一个端口",
                    options_.listen));
  }
  server_->GetHealthCheckService()->SetServingStatus(AllChecksPass());
  watcher_ = std::thread([this] { WatchDependencies(); });
  log_.Info("rpc_listening", {{"port", port_}});
  return absl::OkStatus();
}

// Every check runs every time, so that each change is logged.
bool Server::AllChecksPass() {
  bool all = true;
  for (Check& check : checks_) {
    const absl::Status status = check.run();
    if (status.ok() != check.was_ok) {
      log_.Warn("dependency_changed", {{"dependency", check.name},
                                       {"ok", status.ok()},
                                       {"error", std::string(status.message())}});
    }
    check.was_ok = status.ok();
    all = all && status.ok();
  }
  return all;
}

void Server::WatchDependencies() {
  std::unique_lock lock(mutex_);
  while (!stopping_changed_.wait_for(lock, options_.check_every, [this] { return stopping_; })) {
    lock.unlock();
    const bool serving = AllChecksPass();
    lock.lock();
    if (!stopping_) server_->GetHealthCheckService()->SetServingStatus(serving);
  }
}

void Server::Stop() { Shut(options_.drain); }

void Server::Shut(std::chrono::milliseconds drain) {
  if (server_ == nullptr) return calls_.Stop();
  {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    server_->GetHealthCheckService()->Shutdown();  // NOT_SERVING for good
    stopping_changed_.notify_all();
    stopping_changed_.wait_for(lock, drain,
                               [] { return false; });  // those who look at health leave
  }
  watcher_.join();
  server_->Shutdown(std::chrono::system_clock::now() + options_.shutdown);
  calls_.Stop();
  server_->Wait();
  server_.reset();
}

}  // namespace dudao::rpc
