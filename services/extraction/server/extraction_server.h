// ExtractionService over gRPC: decode and check, call the core, encode.
#ifndef DUDAO_SERVICES_EXTRACTION_SERVER_EXTRACTION_SERVER_H_
#define DUDAO_SERVICES_EXTRACTION_SERVER_EXTRACTION_SERVER_H_

#include <memory>
#include <string>

#include "common/rpc/calls.h"
#include "dudao/v1/extraction_service.grpc.pb.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {

class ExtractionServer final : public v1::ExtractionService::CallbackService {
 public:
  // `calls` outlives the server.
  ExtractionServer(rpc::Calls& calls, std::shared_ptr<const Extractor> extractor,
                   std::string digest);

  grpc::ServerUnaryReactor* Extract(grpc::CallbackServerContext* context,
                                    const v1::ExtractRequest* request,
                                    v1::ExtractResponse* response) override;

 private:
  absl::Status Answer(const v1::ExtractRequest& request, v1::ExtractResponse& response) const;

  rpc::Calls& calls_;
  const std::shared_ptr<const Extractor> extractor_;
  const std::string digest_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_SERVER_EXTRACTION_SERVER_H_
