// SegmentationService over gRPC: decode and check, call the core, encode.
#ifndef DUDAO_SERVICES_SEGMENTATION_SERVER_SEGMENTATION_SERVER_H_
#define DUDAO_SERVICES_SEGMENTATION_SERVER_SEGMENTATION_SERVER_H_

#include <memory>
#include <string>

#include "common/rpc/calls.h"
#include "dudao/v1/segmentation_service.grpc.pb.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::segmentation {

class SegmentationServer final : public v1::SegmentationService::CallbackService {
 public:
  // `calls` outlives the server.
  SegmentationServer(rpc::Calls& calls, std::shared_ptr<const Segmenter> segmenter,
                     std::string digest);

  grpc::ServerUnaryReactor* Segment(grpc::CallbackServerContext* context,
                                    const v1::SegmentRequest* request,
                                    v1::SegmentResponse* response) override;

 private:
  absl::Status Answer(const v1::SegmentRequest& request, v1::SegmentResponse& response) const;

  rpc::Calls& calls_;
  const std::shared_ptr<const Segmenter> segmenter_;
  const std::string digest_;
};

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_SERVER_SEGMENTATION_SERVER_H_
