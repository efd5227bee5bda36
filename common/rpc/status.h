// absl::Status to grpc::Status and back, in this one place. A StageError (common/status) travels in
// the details of the status in google.rpc.Status form, so the caller gets it back whole.
#ifndef DUDAO_COMMON_RPC_STATUS_H_
#define DUDAO_COMMON_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include <chrono>

#include "absl/status/status.h"

namespace dudao::rpc {

grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

// ResourceExhausted that tells the caller when to come back (google.rpc.RetryInfo once on the
// wire).
absl::Status Overloaded(std::chrono::milliseconds retry_after);
// The delay of such a status, from this side or from the wire; 0 when it carries none.
std::chrono::milliseconds RetryDelay(const absl::Status& status);

}  // namespace dudao::rpc

#endif  // DUDAO_COMMON_RPC_STATUS_H_
