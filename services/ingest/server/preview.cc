#include "services/ingest/server/preview.h"

#include <utility>

#include "common/rpc/client.h"
#include "common/rpc/status.h"
#include "dudao/v1/extraction_service.grpc.pb.h"
#include "dudao/v1/scoring_service.grpc.pb.h"
#include "dudao/v1/segmentation_service.grpc.pb.h"

namespace dudao::ingest {
namespace {

struct Stages {
  std::unique_ptr<v1::SegmentationService::Stub> segmentation;
  std::unique_ptr<v1::ExtractionService::Stub> extraction;
  std::unique_ptr<v1::ScoringService::Stub> scoring;
  std::chrono::milliseconds limit;
  std::string ingest_digest;
};

absl::Status Segment(const Stages& stages, const grpc::ServerContextBase& caller,
                     const v1::PreviewRequest& asked, v1::ScoreReportRequest& work) {
  grpc::ClientContext context;
  rpc::CarryDeadline(caller, context, stages.limit);
  v1::SegmentRequest request;
  *request.mutable_document() = work.document();
  *request.mutable_overrides() = asked.options().overrides();
  v1::SegmentResponse response;
  const grpc::Status status = stages.segmentation->Segment(&context, request, &response);
  *work.mutable_segmentation() = std::move(*response.mutable_segmentation());
  work.mutable_stages()->set_segmentation(response.stage_digest());
  return rpc::FromGrpc(status);
}

absl::Status Extract(const Stages& stages, const grpc::ServerContextBase& caller,
                     v1::ScoreReportRequest& work) {
  grpc::ClientContext context;
  rpc::CarryDeadline(caller, context, stages.limit);
  v1::ExtractRequest request;
  *request.mutable_document() = work.document();
  *request.mutable_segmentation() = work.segmentation();
  v1::ExtractResponse response;
  const grpc::Status status = stages.extraction->Extract(&context, request, &response);
  *work.mutable_extraction() = std::move(*response.mutable_extraction());
  work.mutable_stages()->set_extraction(response.stage_digest());
  return rpc::FromGrpc(status);
}

absl::StatusOr<v1::Review> Score(const Stages& stages, const grpc::ServerContextBase& caller,
                                 const v1::ScoreReportRequest& work) {
  grpc::ClientContext context;
  rpc::CarryDeadline(caller, context, stages.limit);
  v1::ScoreReportResponse response;
  const grpc::Status status = stages.scoring->ScoreReport(&context, work, &response);
  if (!status.ok()) return rpc::FromGrpc(status);
  return std::move(*response.mutable_review());
}

}  // namespace

Preview RemotePreview(const Ingester& ingester, std::string stage_digest, const PreviewRoad& road) {
  auto stages = std::make_shared<Stages>(Stages{v1::SegmentationService::NewStub(road.segmentation),
                                                v1::ExtractionService::NewStub(road.extraction),
                                                v1::ScoringService::NewStub(road.scoring),
                                                road.limit, std::move(stage_digest)});
  return [stages, &ingester](const v1::PreviewRequest& asked,
                             const grpc::ServerContextBase& caller) -> absl::StatusOr<v1::Review> {
    absl::StatusOr<v1::Document> document = ingester.Read(asked.content(), asked.source_name());
    if (!document.ok()) return document.status();
    v1::ScoreReportRequest work;
    *work.mutable_document() = *std::move(document);
    *work.mutable_options() = asked.options();
    work.set_include_text(asked.include_text());
    work.mutable_stages()->set_ingest(stages->ingest_digest);
    if (absl::Status s = Segment(*stages, caller, asked, work); !s.ok()) return s;
    if (absl::Status s = Extract(*stages, caller, work); !s.ok()) return s;
    return Score(*stages, caller, work);
  };
}

}  // namespace dudao::ingest
