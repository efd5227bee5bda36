#include "common/status/stage_error.h"

#include <fmt/format.h>

#include "absl/strings/cord.h"

namespace dudao {
namespace {
constexpr char kPayload[] = "dudao.v1.StageError";
}  // namespace

absl::Status StageFailure(const v1::StageError& error) {
  absl::Status status(
      error.retryable() ? absl::StatusCode::kInternal : absl::StatusCode::kInvalidArgument,
      fmt::format("{}: {}({})", error.stage(), error.code(), fmt::join(error.arguments(), ", ")));
  status.SetPayload(kPayload, absl::Cord(error.SerializeAsString()));
  return status;
}

absl::Status StageFailure(std::string_view stage, std::string_view code, bool retryable,
                          std::vector<std::string> arguments) {
  v1::StageError error;
  error.set_stage(std::string(stage));
  error.set_code(std::string(code));
  error.set_retryable(retryable);
  for (std::string& a : arguments) error.add_arguments(std::move(a));
  return StageFailure(error);
}

std::optional<v1::StageError> StageErrorOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  v1::StageError error;
  if (!payload || !error.ParseFromString(std::string(*payload))) return std::nullopt;
  return error;
}

v1::StageError AsStageError(std::string_view stage, const absl::Status& status) {
  if (auto carried = StageErrorOf(status)) return *carried;
  v1::StageError error;
  error.set_stage(std::string(stage));
  error.set_code("internal");
  error.set_retryable(true);
  error.add_arguments(std::string(status.message()));
  return error;
}

}  // namespace dudao
