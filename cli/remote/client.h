// Calls to a dudao server, simple and blocking.
//
//   Client client("127.0.0.1:7701");
//   auto receipt = client.Submit(header, bytes);
//   auto job = client.Watch(receipt->job().id(), [](const v1::Job& job) { … });
#ifndef DUDAO_CLI_REMOTE_CLIENT_H_
#define DUDAO_CLI_REMOTE_CLIENT_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/ingest_service.grpc.pb.h"
#include "dudao/v1/review_service.grpc.pb.h"

namespace dudao::cli {

// Errors are those of the server; Unavailable when none is there. Calls that may be repeated are,
// a few times with growing pauses, while the server is away or overloaded. One thread.
class Client {
 public:
  explicit Client(const std::string& address);

  // Streams `bytes` in chunks. Repeated with the same key: the server gives the same receipt.
  absl::StatusOr<v1::SubmitReportResponse> Submit(const v1::SubmitHeader& header,
                                                  std::string_view bytes);
  // Calls `changed` with the job now and at each change; the last one is returned. Watches on when
  // the stream breaks.
  absl::StatusOr<v1::Job> Watch(const std::string& job_id,
                                const std::function<void(const v1::Job&)>& changed);
  absl::StatusOr<v1::Job> GetJob(const std::string& job_id);
  absl::StatusOr<v1::Job> Cancel(const std::string& job_id);
  absl::StatusOr<v1::ListJobsResponse> ListJobs(const v1::ListJobsRequest& request);
  // By job id, else by review id.
  absl::StatusOr<v1::GetReviewResponse> GetReview(const std::string& id, bool include_text);

 private:
  absl::StatusOr<v1::SubmitReportResponse> SubmitOnce(const v1::SubmitHeader& header,
                                                      std::string_view bytes);
  absl::StatusOr<v1::GetReviewResponse> AskReview(const v1::GetReviewRequest& request);

  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::ReviewService::Stub> reviews_;
};

// Whether nothing will change any more.
bool IsFinished(v1::JobState state);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REMOTE_CLIENT_H_
