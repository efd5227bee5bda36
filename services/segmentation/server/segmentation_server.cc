#include "services/segmentation/server/segmentation_server.h"

#include <utility>

#include "common/text/source_text.h"

namespace dudao::segmentation {

SegmentationServer::SegmentationServer(rpc::Calls& calls,
                                       std::shared_ptr<const Segmenter> segmenter,
                                       std::string digest)
    : calls_(calls), segmenter_(std::move(segmenter)), digest_(std::move(digest)) {}

grpc::ServerUnaryReactor* SegmentationServer::Segment(grpc::CallbackServerContext* context,
                                                      const v1::SegmentRequest* request,
                                                      v1::SegmentResponse* response) {
  return calls_.Unary(context, "Segment", [=, this] { return Answer(*request, *response); });
}

absl::Status SegmentationServer::Answer(const v1::SegmentRequest& request,
                                        v1::SegmentResponse& response) const {
  const auto source = text::SourceText::FromUtf8(request.document().text());
  if (!source.ok()) return source.status();
  *response.mutable_segmentation() =
      segmenter_->Segment(*source, request.document(), request.overrides());
  response.set_stage_digest(digest_);
  return absl::OkStatus();
}

}  // namespace dudao::segmentation
