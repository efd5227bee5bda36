// The way in over gRPC: submit, follow, cancel, list, fetch originals, preview.
//
//   IngestServer service(server.calls(), {.store = *store, .messages = messages, …}, {});
//   server.Add(service);
#ifndef DUDAO_SERVICES_INGEST_SERVER_INGEST_SERVER_H_
#define DUDAO_SERVICES_INGEST_SERVER_INGEST_SERVER_H_

#include <atomic>
#include <chrono>
#include <functional>
#include <string>

#include "common/rpc/calls.h"
#include "common/status/messages.h"
#include "common/store/store.h"
#include "dudao/v1/ingest_service.grpc.pb.h"
#include "services/ingest/server/job_watcher.h"
#include "services/ingest/server/preview.h"
#include "services/ingest/server/upload.h"

namespace dudao::ingest {

// What the server needs; references outlive it.
struct IngestServerParts {
  store::Store& store;
  const ErrorMessages& messages;
  v1::StageVersions stages;         // of this build and its data: part of a review's name
  std::function<void()> on_submit;  // wakes the dispatcher; thread-safe
  Preview preview;
};

struct IngestServerOptions {
  UploadLimits upload;
  uint64_t max_preview_bytes = 8ull << 20;
  int max_previews = 1;  // at once; they hold a thread of the pool each, so fewer than it has
  std::chrono::milliseconds watch_every{200};
};

class IngestServer final : public v1::IngestService::CallbackService {
 public:
  IngestServer(rpc::Calls& calls, IngestServerParts parts, IngestServerOptions options);

  // Before the gRPC server stops: ends all watches, so that it need not cut them.
  void Stop() { watcher_.Stop(); }

 private:
  grpc::ServerReadReactor<v1::SubmitReportRequest>* SubmitReport(
      grpc::CallbackServerContext* context, v1::SubmitReportResponse* response) override;
  grpc::ServerUnaryReactor* GetJob(grpc::CallbackServerContext* context,
                                   const v1::GetJobRequest* request,
                                   v1::GetJobResponse* response) override;
  grpc::ServerUnaryReactor* CancelJob(grpc::CallbackServerContext* context,
                                      const v1::CancelJobRequest* request,
                                      v1::CancelJobResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchJobResponse>* WatchJob(
      grpc::CallbackServerContext* context, const v1::WatchJobRequest* request) override;
  grpc::ServerUnaryReactor* ListJobs(grpc::CallbackServerContext* context,
                                     const v1::ListJobsRequest* request,
                                     v1::ListJobsResponse* response) override;
  grpc::ServerWriteReactor<v1::GetOriginalResponse>* GetOriginal(
      grpc::CallbackServerContext* context, const v1::GetOriginalRequest* request) override;
  grpc::ServerUnaryReactor* Preview(grpc::CallbackServerContext* context,
                                    const v1::PreviewRequest* request,
                                    v1::PreviewResponse* response) override;

  absl::Status Submit(const Upload& upload, v1::SubmitReportResponse& response);
  absl::Status AnswerPreview(const grpc::CallbackServerContext& context,
                             const v1::PreviewRequest& request, v1::PreviewResponse& response);
  // Fills Job.message.
  void Word(v1::Job& job) const;
  absl::Status Answer(absl::StatusOr<v1::Job> job, v1::Job& out) const;

  rpc::Calls& calls_;
  const IngestServerParts parts_;
  const IngestServerOptions options_;
  UploadBudget budget_;
  std::atomic<int> previews_{0};
  JobWatcher watcher_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_INGEST_SERVER_H_
