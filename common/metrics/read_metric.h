// One row of data/metrics/metrics.tsv as a metric.
#ifndef DUDAO_COMMON_METRICS_READ_METRIC_H_
#define DUDAO_COMMON_METRICS_READ_METRIC_H_

#include "absl/status/statusor.h"
#include "common/metrics/metric.h"
#include "common/text/table.h"

namespace dudao::metrics {

inline const std::vector<std::string> kMetricColumns = {
    "id",        "name",    "kind",      "dimension", "units",          "numerator", "denominator",
    "period",    "form",    "stages",    "ownership", "scopes",         "low",       "high",
    "direction", "aliases", "must_have", "must_not",  "confusable_with"};

// InvalidArgument with file, line and column.
absl::StatusOr<Metric> ReadMetric(const text::Row& row);

}  // namespace dudao::metrics

#endif  // DUDAO_COMMON_METRICS_READ_METRIC_H_
