// What lines are drawn for, and how reports name it: data/metrics/metrics.tsv and stages.tsv.
//
//   auto metrics = MetricDictionary::Create(data, lines);
//   metrics->Match(U"残疾儿童少年义务教育入学率", "percent", Form::kValue);
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

// What of a metric a figure gives: its value, its rise or fall, or a count that should be none.
enum class Form { kValue, kChange, kZero };

struct Metric {
  std::string id;
  std::string name;
  std::vector<std::string> lines;  // metric names of the line table
  Form form = Form::kValue;
  std::vector<std::string> dimensions;
  std::vector<std::vector<std::u32string>> any;
  std::vector<std::u32string> none;

  bool TakesDimension(std::string_view dimension) const;
};

class MetricDictionary {
 public:
  static absl::StatusOr<MetricDictionary> Create(const text::DataSet& data, const LineTable& lines);

  const std::vector<Metric>& metrics() const { return metrics_; }
  // Index of the metric by its id.
  std::optional<size_t> ById(std::string_view id) const;
  // Index of the metric a line is drawn for.
  std::optional<size_t> OfLine(const Line& line) const;
  // Index of the one metric of this form and dimension that `words` name; nullopt when none or
  // more than one does.
  std::optional<size_t> Match(std::u32string_view words, std::string_view dimension,
                              bool is_change) const;
  // The stage `words` name; empty when they name none or several.
  std::string StageOf(std::u32string_view words) const;

 private:
  struct StageWord {
    std::u32string word;
    std::string stage;
  };
  absl::Status AddMetrics(const text::DataSet& data, const LineTable& lines);
  absl::Status AddStages(const text::DataSet& data);

  std::vector<Metric> metrics_;
  std::vector<StageWord> stages_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_
