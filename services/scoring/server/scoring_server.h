// Scoring over gRPC, for the interactive path: nothing is stored.
#ifndef DUDAO_SERVICES_SCORING_SERVER_SCORING_SERVER_H_
#define DUDAO_SERVICES_SCORING_SERVER_SCORING_SERVER_H_

#include <string>

#include "common/rpc/calls.h"
#include "dudao/v1/scoring_service.grpc.pb.h"
#include "services/scoring/core/scorer.h"

namespace dudao::scoring {

class ScoringServer final : public v1::ScoringService::CallbackService {
 public:
  // `calls` and `scorer` outlive the server.
  ScoringServer(rpc::Calls& calls, const Scorer& scorer, std::string stage_digest)
      : calls_(calls), scorer_(scorer), digest_(std::move(stage_digest)) {}

 private:
  grpc::ServerUnaryReactor* ScoreReport(grpc::CallbackServerContext* context,
                                        const v1::ScoreReportRequest* request,
                                        v1::ScoreReportResponse* response) override;
  absl::Status Answer(const v1::ScoreReportRequest& request, v1::ScoreReportResponse& response);

  rpc::Calls& calls_;
  const Scorer& scorer_;
  const std::string digest_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_SERVER_SCORING_SERVER_H_
