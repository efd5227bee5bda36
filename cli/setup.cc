#include "cli/setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/exit_code.h"
#include "cli/framework_file.h"
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
  return absl::OutOfRangeError(
      fmt::format("没有名为 {} 的指标体系；可用的有：{}", framework, fmt::join(known, "、")));
}

}  // namespace

absl::StatusOr<Wordings> Wordings::Create(const text::DataSet& data) {
  auto words = Words::Create(data);
  if (!words.ok()) return words.status();
  auto faults = ErrorMessages::Create(data);
  if (!faults.ok()) return faults.status();
  auto maker = PaperMaker::Create(data);
  if (!maker.ok()) return maker.status();
  return Wordings{*std::move(words), *std::move(faults), *std::move(maker)};
}

absl::StatusOr<Wordings> Wordings::Create(const std::string& data_dir) {
  auto data = ReadData(data_dir);
  if (!data.ok()) return data.status();
  return Create(*data);
}

absl::StatusOr<Setup> Setup::Create(const std::string& data_dir, const std::string& framework) {
  auto data = ReadData(data_dir);
  if (!data.ok()) return data.status();
  auto id = AddFramework(framework, &*data);
  if (!id.ok()) return id.status();
  auto wordings = Wordings::Create(*data);
  if (!wordings.ok()) return wordings.status();
  auto papers = Papers::Create(*data);
  if (!papers.ok()) return papers.status();
  auto analysis = Analysis::Create(*data);
  if (!analysis.ok()) return analysis.status();
  if (auto known = CheckFramework(**analysis, *id); !known.ok()) return known;
  return Setup{*std::move(analysis), *std::move(wordings), *std::move(papers), *std::move(id)};
}

std::string FaultLine(const ErrorMessages& messages, const std::string& path,
                      const absl::Status& status) {
  v1::StageError error = AsStageError(kIngest, status);
  // A core knows the name alone; the path tells files of one name apart, in folders of a ZIP too.
  if (error.arguments_size() > 0) {
    const std::string& name = error.arguments(0);
    if (path.ends_with(name.substr(name.rfind('!') + 1))) error.set_arguments(0, path);
  }
  return messages.Format(error);
}

int ReportSetupFault(const absl::Status& status) {
  const std::string why(status.message());
  if (absl::IsNotFound(status)) {
    fmt::print(stderr,
               "无法开始：找不到数据文件夹（{}）。请用 --data 指明，或设置环境变量 DUDAO_DATA。\n",
               why);
  } else if (absl::IsOutOfRange(status)) {
    fmt::print(stderr, "无法开始：{}。请改用其中一个，或不写，由程序按层级选用。\n", why);
  } else if (absl::IsInternal(status)) {
    fmt::print(stderr, "程序内部问题：{}。请把这一行交给维护人员。\n", why);
  } else {
    fmt::print(stderr, "无法开始：数据文件有误：{}。请按提示的文件、行、列改正后重试。\n", why);
  }
  return absl::IsInternal(status) ? kInternal : kUsage;
}

}  // namespace dudao::cli
