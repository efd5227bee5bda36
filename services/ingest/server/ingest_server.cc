#include "services/ingest/server/ingest_server.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/rpc/status.h"
#include "common/status/stage_error.h"
#include "services/ingest/server/watch_reactor.h"

namespace dudao::ingest {
namespace {

constexpr size_t kChunk = 256u << 10;
constexpr std::chrono::milliseconds kRetryAfter{1000};

// An original on its way out.
struct Download {
  std::string content;
  size_t at = 0;
  bool read = false;
};

absl::StatusOr<bool> NextChunk(store::Store& store, const std::string& document_id,
                               Download& download, v1::GetOriginalResponse& response) {
  if (!download.read) {
    absl::StatusOr<std::string> content = store.GetOriginal(document_id);
    if (!content.ok()) return content.status();
    download.content = *std::move(content);
    download.read = true;
  }
  if (download.at >= download.content.size()) return false;
  response.set_chunk(download.content.substr(download.at, kChunk));
  download.at += kChunk;
  return true;
}

}  // namespace

IngestServer::IngestServer(rpc::Calls& calls, IngestServerParts parts, IngestServerOptions options)
    : calls_(calls),
      parts_(std::move(parts)),
      options_(options),
      budget_(options_.upload.max_in_hand_bytes),
      watcher_(parts_.store, options_.watch_every) {}

grpc::ServerReadReactor<v1::SubmitReportRequest>* IngestServer::SubmitReport(
    grpc::CallbackServerContext* context, v1::SubmitReportResponse* response) {
  const auto upload = std::make_shared<Upload>(options_.upload, budget_);
  return calls_.Upload<v1::SubmitReportRequest>(
      context, "SubmitReport",
      [upload](v1::SubmitReportRequest& message) { return upload->Take(message); },
      [this, upload, response] { return Submit(*upload, *response); });
}

absl::Status IngestServer::Submit(const Upload& upload, v1::SubmitReportResponse& response) {
  const absl::StatusOr<store::Submission> submission = upload.Finish(parts_.stages);
  if (!submission.ok()) return submission.status();
  absl::StatusOr<store::Receipt> receipt = parts_.store.Submit(*submission);
  if (absl::IsResourceExhausted(receipt.status())) return rpc::Overloaded(kRetryAfter);
  if (!receipt.ok()) return receipt.status();
  parts_.on_submit();
  response.set_repeated_receipt(receipt->repeated);
  return Answer(std::move(receipt->job), *response.mutable_job());
}

grpc::ServerUnaryReactor* IngestServer::GetJob(grpc::CallbackServerContext* context,
                                               const v1::GetJobRequest* request,
                                               v1::GetJobResponse* response) {
  return calls_.Unary(context, "GetJob", [=, this] {
    return Answer(parts_.store.GetJob(request->job_id()), *response->mutable_job());
  });
}

grpc::ServerUnaryReactor* IngestServer::CancelJob(grpc::CallbackServerContext* context,
                                                  const v1::CancelJobRequest* request,
                                                  v1::CancelJobResponse* response) {
  return calls_.Unary(context, "CancelJob", [=, this] {
    return Answer(parts_.store.Cancel(request->job_id()), *response->mutable_job());
  });
}

grpc::ServerWriteReactor<v1::WatchJobResponse>* IngestServer::WatchJob(
    grpc::CallbackServerContext*, const v1::WatchJobRequest* request) {
  return WatchReactor::Begin(watcher_, calls_.metrics(), request->job_id(),
                             [this](v1::Job& job) { Word(job); });
}

grpc::ServerUnaryReactor* IngestServer::ListJobs(grpc::CallbackServerContext* context,
                                                 const v1::ListJobsRequest* request,
                                                 v1::ListJobsResponse* response) {
  return calls_.Unary(context, "ListJobs", [=, this] {
    absl::StatusOr<v1::ListJobsResponse> page = parts_.store.ListJobs(*request);
    if (!page.ok()) return page.status();
    *response = *std::move(page);
    for (v1::Job& job : *response->mutable_jobs()) Word(job);
    return absl::OkStatus();
  });
}

grpc::ServerWriteReactor<v1::GetOriginalResponse>* IngestServer::GetOriginal(
    grpc::CallbackServerContext* context, const v1::GetOriginalRequest* request) {
  const auto download = std::make_shared<Download>();
  return calls_.Download<v1::GetOriginalResponse>(
      context, "GetOriginal",
      [this, download, id = request->document_id()](v1::GetOriginalResponse& response) {
        return NextChunk(parts_.store, id, *download, response);
      });
}

grpc::ServerUnaryReactor* IngestServer::Preview(grpc::CallbackServerContext* context,
                                                const v1::PreviewRequest* request,
                                                v1::PreviewResponse* response) {
  return calls_.Unary(context, "Preview",
                      [=, this] { return AnswerPreview(*context, *request, *response); });
}

absl::Status IngestServer::AnswerPreview(const grpc::CallbackServerContext& context,
                                         const v1::PreviewRequest& request,
                                         v1::PreviewResponse& response) {
  if (request.content().size() > options_.max_preview_bytes) {
    return StageFailure("ingest", "too_large", false,
                        {request.source_name(), std::to_string(request.content().size()),
                         std::to_string(options_.max_preview_bytes)});
  }
  const bool admitted = previews_.fetch_add(1) < options_.max_previews;
  absl::StatusOr<v1::Review> review = rpc::Overloaded(kRetryAfter);
  if (admitted) review = parts_.preview(request, context);
  --previews_;
  if (!review.ok()) return review.status();
  *response.mutable_review() = *std::move(review);
  return absl::OkStatus();
}

void IngestServer::Word(v1::Job& job) const {
  if (job.has_error()) job.set_message(parts_.messages.Format(job.error()));
}

absl::Status IngestServer::Answer(absl::StatusOr<v1::Job> job, v1::Job& out) const {
  if (!job.ok()) return job.status();
  out = *std::move(job);
  Word(out);
  return absl::OkStatus();
}

}  // namespace dudao::ingest
