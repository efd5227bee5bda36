#include "services/ingest/core/refusal.h"

#include <utility>

#include "common/status/stage_error.h"

namespace dudao::ingest {

absl::Status Refuse(std::string_view code, std::vector<std::string> arguments) {
  return StageFailure("ingest", code, /*retryable=*/false, std::move(arguments));
}

absl::Status NameFile(const absl::Status& status, const std::string& name) {
  const auto carried = StageErrorOf(status);
  if (!carried) return status;
  v1::StageError named = *carried;
  named.clear_arguments();
  named.add_arguments(name);
  named.mutable_arguments()->MergeFrom(carried->arguments());
  return StageFailure(named);
}

}  // namespace dudao::ingest
