#include "cli/across_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>

#include "cli/ordered_work.h"
#include "cli/progress_bar.h"
#include "common/config/data_dir.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

absl::StatusOr<ReferenceTable> ReadReference(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(fmt::format("{}：打不开。请检查统计数据表的文件名。", path));
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  auto table = ReferenceTable::Parse({"reference.csv", std::move(bytes), path});
  if (table.ok()) return table;
  return absl::InvalidArgumentError(
      fmt::format("统计数据表有误：{}。列名应为 division_code,year,metric,stage,value,unit。",
                  std::string(table.status().message())));
}

absl::StatusOr<scoring::CommonWords> ReadCommonWords(const std::string& data_dir) {
  const auto dir = FindDataDir(data_dir);
  if (!dir.ok()) return dir.status();
  const auto data = ReadDataDir(*dir);
  if (!data.ok()) return data.status();
  return scoring::CommonWords::Create(*data);
}

// Hands each report that can be read to `take`, from any thread.
template <typename Take>
void Analyse(const std::vector<ReportFile>& files, const CheckOptions& options, const Setup& setup,
             const Take& take) {
  const unsigned jobs =
      options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  ProgressBar bar(files.size());
  InOrder<bool>(
      files.size(), static_cast<unsigned>(std::min<size_t>(jobs, files.size())),
      [&](size_t i) {
        const auto bytes = ReadReport(files[i], setup.analysis->ingester());
        if (!bytes.ok()) return false;
        const auto result = setup.analysis->Analyse(*bytes, files[i].name, options.review);
        if (!result.ok()) return false;
        const auto text = text::ToUtf32(result->text);
        if (text) take(i, *result->review, *text);
        return true;
      },
      [](bool) {}, [&](size_t finished) { bar.Show(finished); });
  bar.Hide();
}

}  // namespace

absl::StatusOr<std::unique_ptr<AcrossRun>> AcrossRun::Make(const CheckOptions& options,
                                                           const Setup& setup,
                                                           const std::vector<ReportFile>& files) {
  std::unique_ptr<AcrossRun> run(new AcrossRun);
  auto common = ReadCommonWords(options.data_dir);
  if (!common.ok()) return common.status();
  run->common_ = *std::move(common);
  if (!options.reference.empty()) {
    auto table = ReadReference(options.reference);
    if (!table.ok()) return table.status();
    run->reference_ = *std::move(table);
  }
  run->across_.emplace(*run->common_, run->reference_ ? &*run->reference_ : nullptr, files.size());
  Across& across = *run->across_;
  Analyse(files, options, setup, [&](size_t i, const v1::Review& review, std::u32string_view text) {
    across.Add(i, review, text);
  });
  const auto library = OpenArchives(ListReports(options.library), setup.analysis->ingester());
  CheckOptions one = options;
  one.jobs = 1;
  if (!library.empty()) {
    Analyse(library, one, setup, [&](size_t, const v1::Review& review, std::u32string_view text) {
      across.AddLibrary(review, text);
    });
  }
  across.Compare();
  return run;
}

}  // namespace dudao::cli
