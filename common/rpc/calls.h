// What every RPC shares: the bounded pool it runs on, its deadline, its meters, its error mapping.
// A handler is three lines and never blocks a gRPC thread:
//
//   grpc::ServerUnaryReactor* Segment(grpc::CallbackServerContext* context,
//                                     const v1::SegmentRequest* request,
//                                     v1::SegmentResponse* response) override {
//     return calls_.Unary(context, "Segment", [=, this] { return Answer(*request, *response); });
//   }
#ifndef DUDAO_COMMON_RPC_CALLS_H_
#define DUDAO_COMMON_RPC_CALLS_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/obs/metrics.h"
#include "common/rpc/pool.h"
#include "common/rpc/status.h"

namespace dudao::rpc {

// One call being counted: dudao_rpc_calls_total{method,code}, dudao_rpc_seconds{method}.
// Use it in reactors of your own; Unary, Upload and Download do so themselves.
class CallMeter {
 public:
  CallMeter(obs::Metrics& metrics, std::string method);
  // Counts once, and gives the status for Finish().
  grpc::Status Done(const absl::Status& status);

 private:
  obs::Metrics& metrics_;
  const std::string method_;
  const std::chrono::steady_clock::time_point begun_;
};

class Calls {
 public:
  Calls(size_t threads, size_t max_queued, obs::Metrics& metrics);

  // Runs `body` on the pool and finishes with what it returns. A full pool answers
  // ResourceExhausted with a retry delay; a call whose deadline has passed or whose caller has gone
  // before its turn is not run. Request and response live until the body has returned.
  grpc::ServerUnaryReactor* Unary(grpc::CallbackServerContext* context, std::string method,
                                  std::function<absl::Status()> body);

  // Client stream: `take` sees each message in the reaction (keep it short: append, check sizes)
  // and ends the call by an error; `finish` runs on the pool after the last message.
  template <typename Request>
  grpc::ServerReadReactor<Request>* Upload(grpc::CallbackServerContext* context, std::string method,
                                           std::function<absl::Status(Request&)> take,
                                           std::function<absl::Status()> finish);

  // Server stream: `next` runs on the pool and fills one message; false ends the stream.
  template <typename Response>
  grpc::ServerWriteReactor<Response>* Download(grpc::CallbackServerContext* context,
                                               std::string method,
                                               std::function<absl::StatusOr<bool>(Response&)> next);

  Pool& pool() { return pool_; }
  obs::Metrics& metrics() { return metrics_; }
  void Stop() { pool_.Stop(); }

 private:
  obs::Metrics& metrics_;
  Pool pool_;
};

// Cancelled or DeadlineExceeded when nobody waits for the answer any more.
absl::Status StillWanted(const grpc::CallbackServerContext& context);
// What a full pool answers.
absl::Status PoolFull();

namespace internal {

template <typename Request>
class UploadReactor final : public grpc::ServerReadReactor<Request> {
 public:
  UploadReactor(Calls& calls, grpc::CallbackServerContext* context, std::string method,
                std::function<absl::Status(Request&)> take, std::function<absl::Status()> finish)
      : calls_(calls),
        context_(context),
        meter_(calls.metrics(), std::move(method)),
        take_(std::move(take)),
        finish_(std::move(finish)) {
    this->StartRead(&request_);
  }

 private:
  void OnReadDone(bool ok) override {
    if (!ok) return AllRead();
    const absl::Status taken = Take();
    if (!taken.ok()) return End(taken);
    this->StartRead(&request_);
  }
  // gRPC calls one reaction after the other, on changing threads and in ways a race detector cannot
  // see; the lock says it aloud.
  absl::Status Take() {
    std::lock_guard lock(mutex_);
    absl::Status taken = take_(request_);
    request_.Clear();
    return taken;
  }
  // A stream that broke off ends here as well: its context is cancelled.
  void AllRead() {
    const bool accepted = calls_.pool().TrySubmit([this] {
      const absl::Status wanted = StillWanted(*context_);
      End(wanted.ok() ? finish_() : wanted);
    });
    if (!accepted) End(PoolFull());
  }
  void End(const absl::Status& status) { this->Finish(meter_.Done(status)); }
  void OnDone() override { delete this; }

  Calls& calls_;
  grpc::CallbackServerContext* context_;
  CallMeter meter_;
  std::function<absl::Status(Request&)> take_;
  std::function<absl::Status()> finish_;
  std::mutex mutex_;
  Request request_;
};

template <typename Response>
class DownloadReactor final : public grpc::ServerWriteReactor<Response> {
 public:
  DownloadReactor(Calls& calls, grpc::CallbackServerContext* context, std::string method,
                  std::function<absl::StatusOr<bool>(Response&)> next)
      : calls_(calls),
        context_(context),
        meter_(calls.metrics(), std::move(method)),
        next_(std::move(next)) {
    Continue();
  }

 private:
  void Continue() {
    if (!calls_.pool().TrySubmit([this] { Produce(); })) End(PoolFull());
  }
  void Produce() {
    const absl::Status wanted = StillWanted(*context_);
    if (!wanted.ok()) return End(wanted);
    const absl::StatusOr<bool> more = Next();
    if (!more.ok() || !*more) return End(more.status());
    this->StartWrite(&response_);
  }
  // For the race detector, as UploadReactor::Take.
  absl::StatusOr<bool> Next() {
    std::lock_guard lock(mutex_);
    response_.Clear();
    return next_(response_);
  }
  void OnWriteDone(bool ok) override {
    if (ok) return Continue();
    End(absl::CancelledError("the caller has gone"));
  }
  void End(const absl::Status& status) { this->Finish(meter_.Done(status)); }
  void OnDone() override { delete this; }

  Calls& calls_;
  grpc::CallbackServerContext* context_;
  CallMeter meter_;
  std::function<absl::StatusOr<bool>(Response&)> next_;
  std::mutex mutex_;
  Response response_;
};

}  // namespace internal

template <typename Request>
grpc::ServerReadReactor<Request>* Calls::Upload(grpc::CallbackServerContext* context,
                                                std::string method,
                                                std::function<absl::Status(Request&)> take,
                                                std::function<absl::Status()> finish) {
  return new internal::UploadReactor<Request>(*this, context, std::move(method), std::move(take),
                                              std::move(finish));
}

template <typename Response>
grpc::ServerWriteReactor<Response>* Calls::Download(
    grpc::CallbackServerContext* context, std::string method,
    std::function<absl::StatusOr<bool>(Response&)> next) {
  return new internal::DownloadReactor<Response>(*this, context, std::move(method),
                                                 std::move(next));
}

}  // namespace dudao::rpc

#endif  // DUDAO_COMMON_RPC_CALLS_H_
