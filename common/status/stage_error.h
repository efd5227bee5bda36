// Errors that ride along: an absl::Status that carries a v1::StageError as payload, so that a core
// can return one thing and the worker can send it on to scoring, which commits it.
//
//   return StageFailure("ingest", "empty_file", /*retryable=*/false, {source_name});
#ifndef DUDAO_COMMON_STATUS_STAGE_ERROR_H_
#define DUDAO_COMMON_STATUS_STAGE_ERROR_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "dudao/v1/stage_task.pb.h"

namespace dudao {

// `code` is a key of data/messages/errors.tsv. The document's own fault (not retryable) becomes
// InvalidArgument, ours Internal.
absl::Status StageFailure(std::string_view stage, std::string_view code, bool retryable,
                          std::vector<std::string> arguments);
absl::Status StageFailure(const v1::StageError& error);

// The carried error; nullopt when `status` is OK or carries none.
std::optional<v1::StageError> StageErrorOf(const absl::Status& status);

// The carried error, or {stage, "internal", retryable, {message}} for any other fault.
v1::StageError AsStageError(std::string_view stage, const absl::Status& status);

}  // namespace dudao

#endif  // DUDAO_COMMON_STATUS_STAGE_ERROR_H_
