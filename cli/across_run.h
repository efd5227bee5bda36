// A first reading of a batch: every report beside the others, before any review is shown.
#ifndef DUDAO_CLI_ACROSS_RUN_H_
#define DUDAO_CLI_ACROSS_RUN_H_

#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/across/across.h"
#include "cli/check_command.h"
#include "cli/report_files.h"
#include "cli/setup.h"
#include "common/metrics/metric_table.h"

namespace dudao::cli {

class AcrossRun {
 public:
  // Reads `files` and the library with all processors and compares them. Reports that cannot be
  // read are left out here: the review says why. InvalidArgument or NotFound, in Chinese, for the
  // table and the notices.
  static absl::StatusOr<std::unique_ptr<AcrossRun>> Make(const CheckOptions& options,
                                                         const Setup& setup,
                                                         const std::vector<ReportFile>& files);
  const Across& across() const { return *across_; }
  // What the metrics of the distributions are called.
  const metrics::MetricTable& metrics() const { return metrics_; }

 private:
  AcrossRun() = default;

  metrics::MetricTable metrics_;
  std::optional<scoring::CommonWords> common_;
  std::optional<ReferenceTable> reference_;
  std::optional<Across> across_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_RUN_H_
