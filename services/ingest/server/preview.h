// The interactive road: one report reviewed at once, nothing stored.
#ifndef DUDAO_SERVICES_INGEST_SERVER_PREVIEW_H_
#define DUDAO_SERVICES_INGEST_SERVER_PREVIEW_H_

#include <grpcpp/channel.h>
#include <grpcpp/server_context.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "dudao/v1/ingest_service.pb.h"
#include "dudao/v1/review.pb.h"
#include "services/ingest/core/ingester.h"

namespace dudao::ingest {

// Blocks until the review is there. Thread-safe. (One process with all stages in it gives its own.)
using Preview = std::function<absl::StatusOr<v1::Review>(const v1::PreviewRequest&,
                                                         const grpc::ServerContextBase& caller)>;

struct PreviewRoad {
  std::shared_ptr<grpc::Channel> segmentation, extraction, scoring;
  std::chrono::milliseconds limit{30'000};  // for the three calls, when the caller states no less
};

// Decodes here, then asks the three stages over RPC with what is left of the caller's time.
// `ingester` outlives the preview.
Preview RemotePreview(const Ingester& ingester, std::string stage_digest, const PreviewRoad& road);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_PREVIEW_H_
