#include "services/extraction/server/extraction_server.h"

#include <utility>

#include "common/text/source_text.h"

namespace dudao::extraction {

ExtractionServer::ExtractionServer(rpc::Calls& calls, std::shared_ptr<const Extractor> extractor,
                                   std::string digest)
    : calls_(calls), extractor_(std::move(extractor)), digest_(std::move(digest)) {}

grpc::ServerUnaryReactor* ExtractionServer::Extract(grpc::CallbackServerContext* context,
                                                    const v1::ExtractRequest* request,
                                                    v1::ExtractResponse* response) {
  return calls_.Unary(context, "Extract", [=, this] { return Answer(*request, *response); });
}

absl::Status ExtractionServer::Answer(const v1::ExtractRequest& request,
                                      v1::ExtractResponse& response) const {
  const auto source = text::SourceText::FromUtf8(request.document().text());
  if (!source.ok()) return source.status();
  *response.mutable_extraction() = extractor_->Extract(*source, request.segmentation());
  response.set_stage_digest(digest_);
  return absl::OkStatus();
}

}  // namespace dudao::extraction
