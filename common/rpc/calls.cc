#include "common/rpc/calls.h"

#include <exception>
#include <utility>

namespace dudao::rpc {
namespace {

constexpr std::chrono::milliseconds kRetryAfter{500};

// Shared by the call and the pool's task.
struct UnaryCall {
  grpc::CallbackServerContext* context;
  grpc::ServerUnaryReactor* reactor;
  CallMeter meter;
  std::function<absl::Status()> body;

  void Run() { End(Outcome()); }
  void End(const absl::Status& status) { reactor->Finish(meter.Done(status)); }

  absl::Status Outcome() {
    if (absl::Status wanted = StillWanted(*context); !wanted.ok()) return wanted;
    try {
      return body();
    } catch (const std::exception& e) {
      return absl::InternalError(e.what());
    }
  }
};

std::string CodeName(absl::StatusCode code) { return absl::StatusCodeToString(code); }

}  // namespace

CallMeter::CallMeter(obs::Metrics& metrics, std::string method)
    : metrics_(metrics), method_(std::move(method)), begun_(std::chrono::steady_clock::now()) {}

grpc::Status CallMeter::Done(const absl::Status& status) {
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun_;
  metrics_.seconds("dudao_rpc_seconds", "Time of calls", {{"method", method_}})
      .Observe(took.count());
  metrics_
      .counter("dudao_rpc_calls_total", "Calls by outcome",
               {{"method", method_}, {"code", CodeName(status.code())}})
      .Add();
  return ToGrpc(status);
}

absl::Status StillWanted(const grpc::CallbackServerContext& context) {
  if (context.deadline() <= std::chrono::system_clock::now()) {
    return absl::DeadlineExceededError("the caller's time ran out before the call's turn");
  }
  if (context.IsCancelled()) return absl::CancelledError("the caller has gone");
  return absl::OkStatus();
}

absl::Status PoolFull() { return Overloaded(kRetryAfter); }

Calls::Calls(size_t threads, size_t max_queued, obs::Metrics& metrics)
    : metrics_(metrics), pool_(threads, max_queued) {}

grpc::ServerUnaryReactor* Calls::Unary(grpc::CallbackServerContext* context, std::string method,
                                       std::function<absl::Status()> body) {
  auto* reactor = context->DefaultReactor();
  auto call = std::make_shared<UnaryCall>(
      UnaryCall{context, reactor, CallMeter(metrics_, std::move(method)), std::move(body)});
  if (!pool_.TrySubmit([call] { call->Run(); })) call->End(PoolFull());
  return reactor;
}

}  // namespace dudao::rpc
