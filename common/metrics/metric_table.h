// All metrics, and which of them the lines of data/thresholds/ are drawn for: data/metrics/.
//
//   auto table = MetricTable::Create(data);
//   table->ById("compulsory_retention");            // index into metrics()
//   table->OfLine("最大班额", "初中")->stage;        // 初中
#ifndef DUDAO_COMMON_METRICS_METRIC_TABLE_H_
#define DUDAO_COMMON_METRICS_METRIC_TABLE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/metrics/metric.h"
#include "common/text/data_set.h"

namespace dudao::metrics {

// What a line is drawn for.
struct LineMetric {
  size_t metric = 0;       // index into MetricTable::metrics()
  std::string stage;       // empty: of all stages, or it has none
  bool by_figure = false;  // whether a figure of the report decides it; else rows or a person
};

class MetricTable {
 public:
  // Reads metrics/metrics.tsv and metrics/lines.tsv. InvalidArgument names file, line and column:
  // an unknown word of a closed list, an id twice, two metrics that claim one alias and no
  // must_have to tell them apart, a line of an unknown metric or stage.
  static absl::StatusOr<MetricTable> Create(const text::DataSet& data);

  const std::vector<Metric>& metrics() const { return metrics_; }
  std::optional<size_t> ById(std::string_view id) const;
  // By a line's metric and stage as the line table writes them; nullptr when no row says.
  const LineMetric* OfLine(std::string_view metric, std::string_view stage) const;

 private:
  absl::Status AddMetrics(const text::DataSet& data);
  absl::Status AddLines(const text::DataSet& data);

  std::vector<Metric> metrics_;
  std::map<std::string, size_t, std::less<>> by_id_;
  std::map<std::pair<std::string, std::string>, LineMetric> lines_;
};

}  // namespace dudao::metrics

#endif  // DUDAO_COMMON_METRICS_METRIC_TABLE_H_
