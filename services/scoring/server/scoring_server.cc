#include "services/scoring/server/scoring_server.h"

#include "services/scoring/worker/review_of.h"

namespace dudao::scoring {

grpc::ServerUnaryReactor* ScoringServer::ScoreReport(grpc::CallbackServerContext* context,
                                                     const v1::ScoreReportRequest* request,
                                                     v1::ScoreReportResponse* response) {
  return calls_.Unary(context, "ScoreReport", [=, this] { return Answer(*request, *response); });
}

absl::Status ScoringServer::Answer(const v1::ScoreReportRequest& request,
                                   v1::ScoreReportResponse& response) {
  v1::StageVersions stages = request.stages();
  stages.set_scoring(digest_);
  absl::StatusOr<v1::Review> review = ReviewOf(scorer_, request.document(), request.segmentation(),
                                               request.extraction(), request.options(), stages);
  if (!review.ok()) return review.status();
  *response.mutable_review() = *std::move(review);
  if (request.include_text()) {
    response.mutable_review()->mutable_document()->set_text(request.document().text());
  }
  return absl::OkStatus();
}

}  // namespace dudao::scoring
