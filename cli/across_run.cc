#include "cli/across_run.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/ordered_work.h"
#include "cli/progress_bar.h"
#include "cli/setup.h"
#include "cli/table_rows.h"
#include "common/config/data_dir.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

absl::StatusOr<ReferenceTable> ReadReference(const std::string& path,
                                             const metrics::MetricTable& metrics) {
  const auto rows = ReadTableRows(path);
  if (!rows.ok()) return rows.status();
  return ReferenceTable::FromRows(path, *rows, metrics);
}

absl::StatusOr<text::DataSet> ReadData(const std::string& data_dir) {
  const auto dir = FindDataDir(data_dir);
  if (!dir.ok()) return dir.status();
  return ReadDataDir(*dir);
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

absl::Status Refused(const Setup& setup, const ReportFile& file, const absl::Status& why) {
  return absl::InvalidArgumentError(FaultLine(setup.wordings.faults, file.path, why));
}

// The texts of the notices. A fault is in Chinese and names the file.
absl::StatusOr<std::vector<std::u32string>> ReadNotices(const CheckOptions& options,
                                                        const Setup& setup) {
  std::vector<std::u32string> texts;
  const ingest::Ingester& ingester = setup.analysis->ingester();
  for (const ReportFile& file : OpenArchives(ListReports(options.notices), ingester)) {
    const auto bytes = ReadReport(file, ingester);
    if (!bytes.ok()) return Refused(setup, file, bytes.status());
    const auto result = setup.analysis->Analyse(*bytes, file.name, options.review);
    if (!result.ok()) return Refused(setup, file, result.status());
    if (auto text = text::ToUtf32(result->text)) texts.push_back(*std::move(text));
  }
  return texts;
}

}  // namespace

absl::StatusOr<std::unique_ptr<AcrossRun>> AcrossRun::Make(const CheckOptions& options,
                                                           const Setup& setup,
                                                           const std::vector<ReportFile>& files) {
  std::unique_ptr<AcrossRun> run(new AcrossRun);
  const auto data = ReadData(options.data_dir);
  if (!data.ok()) return data.status();
  const auto notices = ReadNotices(options, setup);
  if (!notices.ok()) return notices.status();
  auto common = scoring::CommonWords::Create(*data, *notices);
  if (!common.ok()) return common.status();
  run->common_ = *std::move(common);
  auto metrics = metrics::MetricTable::Create(*data);
  if (!metrics.ok()) return metrics.status();
  run->metrics_ = *std::move(metrics);
  if (!options.reference.empty()) {
    auto table = ReadReference(options.reference, run->metrics_);
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
