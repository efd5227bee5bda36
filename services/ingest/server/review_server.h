// The way out over gRPC: reviews as recorded. It stands beside ingest, the one door for outside.
#ifndef DUDAO_SERVICES_INGEST_SERVER_REVIEW_SERVER_H_
#define DUDAO_SERVICES_INGEST_SERVER_REVIEW_SERVER_H_

#include "common/rpc/calls.h"
#include "common/store/store.h"
#include "dudao/v1/review_service.grpc.pb.h"

namespace dudao::ingest {

class ReviewServer final : public v1::ReviewService::CallbackService {
 public:
  // Both outlive the server.
  ReviewServer(rpc::Calls& calls, store::Store& store) : calls_(calls), store_(store) {}

 private:
  grpc::ServerUnaryReactor* GetReview(grpc::CallbackServerContext* context,
                                      const v1::GetReviewRequest* request,
                                      v1::GetReviewResponse* response) override;
  grpc::ServerUnaryReactor* ListReviews(grpc::CallbackServerContext* context,
                                        const v1::ListReviewsRequest* request,
                                        v1::ListReviewsResponse* response) override;

  rpc::Calls& calls_;
  store::Store& store_;
};

// The answer to `request`. Asked by job, the review bears the name the file had in that job:
// the same bytes may have come in under another name before.
absl::Status FindReview(store::Store& store, const v1::GetReviewRequest& request,
                        v1::GetReviewResponse& response);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_REVIEW_SERVER_H_
