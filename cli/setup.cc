#include "cli/setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/exit_code.h"
#include "common/config/data_dir.h"
#include "common/stage/stage.h"
#include "common/status/stage_error.h"

namespace dudao::cli {
namespace {

absl::StatusOr<text::DataSet> ReadData(const std::string& stated) {
  auto dir = FindDataDir(stated);
  if (!dir.ok()) return dir.status();
  return ReadDataDir(*dir);
}

absl::Status CheckFramework(const Analysis& analysis, const std::string& framework) {
  const std::vector<std::string> known = analysis.frameworks();
  if (framework.empty() || std::find(known.begin(), known.end(), framework) != known.end()) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(fmt::format("没有名为 {} 的指标体系（framework）；可用的有：{}",
                                                framework, fmt::join(known, "、")));
}

}  // namespace

absl::StatusOr<Wordings> Wordings::Create(const text::DataSet& data) {
  auto words = Words::Create(data);
  if (!words.ok()) return words.status();
  auto faults = ErrorMessages::Create(data);
  if (!faults.ok()) return faults.status();
  return Wordings{*std::move(words), *std::move(faults)};
}

absl::StatusOr<Wordings> Wordings::Create(const std::string& data_dir) {
  auto data = ReadData(data_dir);
  if (!data.ok()) return data.status();
  return Create(*data);
}

absl::StatusOr<Setup> Setup::Create(const std::string& data_dir, const std::string& framework) {
  auto data = ReadData(data_dir);
  if (!data.ok()) return data.status();
  auto wordings = Wordings::Create(*data);
  if (!wordings.ok()) return wordings.status();
  auto analysis = Analysis::Create(*data);
  if (!analysis.ok()) return analysis.status();
  if (auto known = CheckFramework(**analysis, framework); !known.ok()) return known;
  return Setup{*std::move(analysis), *std::move(wordings)};
}

std::string FaultLine(const ErrorMessages& messages, const std::string& path,
                      const absl::Status& status) {
  v1::StageError error = AsStageError(kIngest, status);
  // A core knows the name alone; the path tells files of one name apart.
  if (error.arguments_size() > 0 && path.ends_with(error.arguments(0))) {
    error.set_arguments(0, path);
  }
  return messages.Format(error);
}

int ReportSetupFault(const absl::Status& status) {
  const char* advice = absl::IsNotFound(status)
                           ? "请用 --data 指明数据文件夹，或设置环境变量 DUDAO_DATA"
                           : "请按提示的文件、行、列改正后重试";
  fmt::print(stderr, "无法开始：{}。{}。\n", std::string(status.message()), advice);
  return absl::IsInternal(status) ? kInternal : kUsage;
}

}  // namespace dudao::cli
