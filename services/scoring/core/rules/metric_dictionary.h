// What lines are drawn for, and how reports name it: data/metrics/metrics.tsv and stages.tsv.
//
//   auto metrics = MetricDictionary::Create(data, lines, &vocabulary);
//   metrics->Match(vocabulary.Find(U"残疾儿童少年义务教育入学率"), "percent", false);
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/table.h"
#include "services/scoring/core/rules/line_table.h"
#include "services/scoring/core/rules/vocabulary.h"

namespace dudao::scoring {

// What of a metric a figure gives: its value, its rise or fall, or a count that should be none.
enum class Form { kValue, kChange, kFall, kZero };

// Whether figures that state a change are meant.
inline bool IsChange(Form form) { return form == Form::kChange || form == Form::kFall; }

struct Metric {
  std::string id;
  std::string name;
  std::vector<std::string> lines;  // metric names of the line table
  Form form = Form::kValue;
  uint32_t dimensions = 0;   // a bit for each it may have
  std::vector<WordId> none;  // words that make it another metric
};

class MetricDictionary {
 public:
  // Adds its words to `vocabulary`.
  static absl::StatusOr<MetricDictionary> Create(const text::DataSet& data, const LineTable& lines,
                                                 Vocabulary* vocabulary);

  const std::vector<Metric>& metrics() const { return metrics_; }
  // Index of the metric by its id.
  std::optional<size_t> ById(std::string_view id) const;
  // Index of the metric a line is drawn for.
  std::optional<size_t> OfLine(const Line& line) const;
  // Whether there is a metric of that dimension.
  bool Takes(std::string_view dimension) const { return DimensionBit(dimension) != 0; }
  // Index of the one metric of this form and dimension that `words` name; nullopt when none or
  // more than one does.
  std::optional<size_t> Match(WordHits words, std::string_view dimension, bool is_change) const;
  // The stage `words` name; empty when they name none or several.
  std::string_view StageOf(WordHits words) const;

 private:
  absl::Status AddMetrics(const text::DataSet& data, const LineTable& lines,
                          Vocabulary* vocabulary);
  absl::Status AddStages(const text::DataSet& data, Vocabulary* vocabulary);
  absl::StatusOr<Metric> ReadMetric(const text::Row& row, const LineTable& lines,
                                    Vocabulary* vocabulary);
  // 0 when no metric has it.
  uint32_t DimensionBit(std::string_view dimension) const;

  std::vector<Metric> metrics_;
  std::vector<std::string> dimensions_;
  PhraseTable names_;                // owners are metrics
  PhraseTable stage_words_;          // owners are stages
  std::vector<std::string> stages_;  // of each row; empty: the word names several
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_METRIC_DICTIONARY_H_
