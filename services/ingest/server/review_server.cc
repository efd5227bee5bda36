#include "services/ingest/server/review_server.h"

#include <string>
#include <utility>

namespace dudao::ingest {
namespace {

absl::Status Show(store::Store& store, const std::string& review_id, bool include_text,
                  v1::GetReviewResponse& response) {
  absl::StatusOr<store::StoredReview> stored = store.GetReview(review_id, include_text);
  if (!stored.ok()) return stored.status();
  response.set_review_id(stored->review_id);
  *response.mutable_review() = std::move(stored->review);
  if (include_text) response.mutable_review()->mutable_document()->set_text(stored->text);
  return absl::OkStatus();
}

}  // namespace

absl::Status FindReview(store::Store& store, const v1::GetReviewRequest& request,
                        v1::GetReviewResponse& response) {
  if (request.job_id().empty() == request.review_id().empty()) {
    return absl::InvalidArgumentError("review_id, job_id: exactly one must be set");
  }
  if (request.job_id().empty()) {
    return Show(store, request.review_id(), request.include_text(), response);
  }
  const absl::StatusOr<v1::Job> job = store.GetJob(request.job_id());
  if (!job.ok()) return job.status();
  if (job->state() != v1::JOB_STATE_DONE) {
    return absl::FailedPreconditionError("job " + job->id() + " has no review: its state is " +
                                         v1::JobState_Name(job->state()));
  }
  if (absl::Status s = Show(store, job->review_id(), request.include_text(), response); !s.ok()) {
    return s;
  }
  response.mutable_review()->mutable_document()->set_source_name(job->metadata().source_name());
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* ReviewServer::GetReview(grpc::CallbackServerContext* context,
                                                  const v1::GetReviewRequest* request,
                                                  v1::GetReviewResponse* response) {
  return calls_.Unary(context, "GetReview",
                      [=, this] { return FindReview(store_, *request, *response); });
}

grpc::ServerUnaryReactor* ReviewServer::ListReviews(grpc::CallbackServerContext* context,
                                                    const v1::ListReviewsRequest* request,
                                                    v1::ListReviewsResponse* response) {
  return calls_.Unary(context, "ListReviews", [=, this] {
    absl::StatusOr<v1::ListReviewsResponse> page = store_.ListReviews(*request);
    if (page.ok()) *response = *std::move(page);
    return page.status();
  });
}

}  // namespace dudao::ingest
