#include "cli/remote/client.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "common/rpc/client.h"
#include "common/rpc/status.h"

namespace dudao::cli {
namespace {

using std::chrono::milliseconds;

constexpr size_t kChunk = 256 * 1024;  // gRPC's own retry buffer: larger gains nothing
constexpr int kTries = 5;
constexpr milliseconds kPause{200};  // before the second try; doubles
constexpr milliseconds kCall{30'000};
constexpr milliseconds kUpload{300'000};

bool MayPass(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

// Calls `once` until it gives an answer that will stay.
template <typename Call>
auto Persist(const Call& once) -> decltype(once()) {
  milliseconds pause = kPause;
  for (int i = 1;; ++i, pause *= 2) {
    auto answer = once();
    if (answer.ok() || !MayPass(answer.status()) || i == kTries) return answer;
    std::this_thread::sleep_for(std::max(pause, rpc::RetryDelay(answer.status())));
  }
}

// One unary call of a stub.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Ask(Stub& stub,
                             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                          Response*),
                             const Request& request) {
  return Persist([&]() -> absl::StatusOr<Response> {
    grpc::ClientContext context;
    rpc::SetDeadline(context, kCall);
    Response response;
    absl::Status done = rpc::FromGrpc((stub.*method)(&context, request, &response));
    if (!done.ok()) return done;
    return response;
  });
}

}  // namespace

bool IsFinished(v1::JobState state) {
  return state != v1::JOB_STATE_UNSPECIFIED && state != v1::JOB_STATE_QUEUED &&
         state != v1::JOB_STATE_LEASED;
}

Client::Client(const std::string& address) {
  const std::shared_ptr<grpc::Channel> channel = rpc::Connect(address);
  ingest_ = v1::IngestService::NewStub(channel);
  reviews_ = v1::ReviewService::NewStub(channel);
}

absl::StatusOr<v1::SubmitReportResponse> Client::SubmitOnce(const v1::SubmitHeader& header,
                                                            std::string_view bytes) {
  grpc::ClientContext context;
  rpc::SetDeadline(context, kUpload);
  v1::SubmitReportResponse response;
  const auto stream = ingest_->SubmitReport(&context, &response);
  v1::SubmitReportRequest message;
  *message.mutable_header() = header;
  bool open = stream->Write(message);
  for (size_t at = 0; open && at < bytes.size(); at += kChunk) {
    message.set_chunk(std::string(bytes.substr(at, kChunk)));
    open = stream->Write(message);
  }
  // A stream that closed early says why in its status.
  stream->WritesDone();
  absl::Status done = rpc::FromGrpc(stream->Finish());
  if (!done.ok()) return done;
  return response;
}

absl::StatusOr<v1::SubmitReportResponse> Client::Submit(const v1::SubmitHeader& header,
                                                        std::string_view bytes) {
  return Persist([&] { return SubmitOnce(header, bytes); });
}

absl::StatusOr<v1::Job> Client::Watch(const std::string& job_id,
                                      const std::function<void(const v1::Job&)>& changed) {
  v1::WatchJobRequest request;
  request.set_job_id(job_id);
  return Persist([&]() -> absl::StatusOr<v1::Job> {
    grpc::ClientContext context;
    const auto stream = ingest_->WatchJob(&context, request);
    v1::WatchJobResponse response;
    v1::Job last;
    while (stream->Read(&response)) {
      last = response.job();
      changed(last);
    }
    absl::Status done = rpc::FromGrpc(stream->Finish());
    if (!done.ok()) return done;
    if (!IsFinished(last.state())) return absl::UnavailableError("the watch ended early");
    return last;
  });
}

absl::StatusOr<v1::Job> Client::GetJob(const std::string& job_id) {
  v1::GetJobRequest request;
  request.set_job_id(job_id);
  auto response = Ask(*ingest_, &v1::IngestService::Stub::GetJob, request);
  if (!response.ok()) return response.status();
  return response->job();
}

absl::StatusOr<v1::Job> Client::Cancel(const std::string& job_id) {
  v1::CancelJobRequest request;
  request.set_job_id(job_id);
  auto response = Ask(*ingest_, &v1::IngestService::Stub::CancelJob, request);
  if (!response.ok()) return response.status();
  return response->job();
}

absl::StatusOr<v1::ListJobsResponse> Client::ListJobs(const v1::ListJobsRequest& request) {
  return Ask(*ingest_, &v1::IngestService::Stub::ListJobs, request);
}

absl::StatusOr<v1::GetReviewResponse> Client::AskReview(const v1::GetReviewRequest& request) {
  return Ask(*reviews_, &v1::ReviewService::Stub::GetReview, request);
}

absl::StatusOr<v1::GetReviewResponse> Client::GetReview(const std::string& id, bool include_text) {
  v1::GetReviewRequest request;
  request.set_include_text(include_text);
  request.set_job_id(id);
  auto by_job = AskReview(request);
  if (!absl::IsNotFound(by_job.status())) return by_job;
  request.clear_job_id();
  request.set_review_id(id);
  return AskReview(request);
}

}  // namespace dudao::cli
