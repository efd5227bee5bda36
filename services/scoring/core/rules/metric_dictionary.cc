#include "services/scoring/core/rules/metric_dictionary.h"

#include <algorithm>

#include "absl/status/status.h"
#include "common/text/table.h"
#include "common/text/utf.h"
#include "services/scoring/core/rules/words.h"

namespace dudao::scoring {
namespace {

using text::Row;

bool HasWord(std::u32string_view words, std::u32string_view word) {
  return words.find(word) != words.npos;
}

bool Names(const Metric& m, std::u32string_view words) {
  const auto in = [&](const std::u32string& w) { return HasWord(words, w); };
  if (std::any_of(m.none.begin(), m.none.end(), in)) return false;
  return std::any_of(m.any.begin(), m.any.end(),
                     [&](const auto& all) { return std::all_of(all.begin(), all.end(), in); });
}

absl::StatusOr<Form> FormOf(const Row& row) {
  if (row["form"] == "value") return Form::kValue;
  if (row["form"] == "change") return Form::kChange;
  if (row["form"] == "zero") return Form::kZero;
  return row.Error("form", "not one of value, change, zero");
}

absl::StatusOr<Metric> ReadMetric(const Row& row, const LineTable& lines) {
  const auto form = FormOf(row);
  if (!form.ok()) return form.status();
  Metric m;
  m.id = std::string(row["id"]);
  m.name = std::string(row["name"]);
  m.lines = SplitWords(row["lines"], '|');
  m.form = *form;
  m.dimensions = SplitWords(row["dimension"], '|');
  m.any = SplitAlternatives(row["any"]);
  m.none = SplitWords32(row["none"], '|');
  if (m.id.empty()) return row.Error("id", "empty");
  if (m.any.empty()) return row.Error("any", "empty");
  for (const std::string& line : m.lines) {
    if (!lines.HasMetric(line)) return row.Error("lines", "no line has metric " + line);
  }
  return m;
}

}  // namespace

bool Metric::TakesDimension(std::string_view dimension) const {
  return std::find(dimensions.begin(), dimensions.end(), dimension) != dimensions.end();
}

absl::Status MetricDictionary::AddMetrics(const text::DataSet& data, const LineTable& lines) {
  const auto file = data.Require("metrics/metrics.tsv");
  if (!file.ok()) return file.status();
  const auto table =
      text::Table::Parse(**file, {"id", "name", "lines", "form", "dimension", "any", "none"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    auto metric = ReadMetric(row, lines);
    if (!metric.ok()) return metric.status();
    if (ById(metric->id)) return row.Error("id", "stands twice");
    metrics_.push_back(*std::move(metric));
  }
  return absl::OkStatus();
}

absl::Status MetricDictionary::AddStages(const text::DataSet& data) {
  const auto file = data.Require("metrics/stages.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"word", "stage"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows())
    stages_.push_back({text::U32(row["word"]), std::string(row["stage"])});
  return absl::OkStatus();
}

absl::StatusOr<MetricDictionary> MetricDictionary::Create(const text::DataSet& data,
                                                          const LineTable& lines) {
  MetricDictionary out;
  if (absl::Status status = out.AddMetrics(data, lines); !status.ok()) return status;
  if (absl::Status status = out.AddStages(data); !status.ok()) return status;
  return out;
}

std::optional<size_t> MetricDictionary::ById(std::string_view id) const {
  for (size_t i = 0; i < metrics_.size(); ++i) {
    if (metrics_[i].id == id) return i;
  }
  return std::nullopt;
}

std::optional<size_t> MetricDictionary::OfLine(const Line& line) const {
  for (size_t i = 0; i < metrics_.size(); ++i) {
    const auto& names = metrics_[i].lines;
    if (std::find(names.begin(), names.end(), line.metric) != names.end()) return i;
  }
  return std::nullopt;
}

std::optional<size_t> MetricDictionary::Match(std::u32string_view words, std::string_view dimension,
                                              bool is_change) const {
  std::optional<size_t> found;
  for (size_t i = 0; i < metrics_.size(); ++i) {
    const Metric& m = metrics_[i];
    if ((m.form == Form::kChange) != is_change || !m.TakesDimension(dimension)) continue;
    if (!Names(m, words)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::string MetricDictionary::StageOf(std::u32string_view words) const {
  std::string stage;
  for (const StageWord& s : stages_) {
    if (!HasWord(words, s.word)) continue;
    if (s.stage.empty() || (!stage.empty() && stage != s.stage)) return {};
    stage = s.stage;
  }
  return stage;
}

}  // namespace dudao::scoring
