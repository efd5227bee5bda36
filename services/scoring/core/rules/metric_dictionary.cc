#include "services/scoring/core/rules/metric_dictionary.h"

#include <algorithm>

#include "absl/status/status.h"
#include "common/text/table.h"
#include "common/text/utf.h"
#include "services/scoring/core/rules/words.h"

namespace dudao::scoring {
namespace {

using text::Row;

absl::StatusOr<Form> FormOf(const Row& row) {
  if (row["form"] == "value") return Form::kValue;
  if (row["form"] == "change") return Form::kChange;
  if (row["form"] == "fall") return Form::kFall;
  if (row["form"] == "zero") return Form::kZero;
  return row.Error("form", "not one of value, change, fall, zero");
}

}  // namespace

absl::StatusOr<Metric> MetricDictionary::ReadMetric(const Row& row, const LineTable& lines,
                                                    Vocabulary* vocabulary) {
  const auto form = FormOf(row);
  if (!form.ok()) return form.status();
  Metric m;
  m.id = std::string(row["id"]);
  m.name = std::string(row["name"]);
  m.lines = SplitWords(row["lines"], '|');
  m.form = *form;
  m.none = vocabulary->AddAll(SplitWords32(row["none"], '|'));
  for (const std::string& dimension : SplitWords(row["dimension"], '|')) {
    if (!Takes(dimension)) dimensions_.push_back(dimension);
    if (dimensions_.size() > 32) return row.Error("dimension", "more than 32 in all");
    m.dimensions |= DimensionBit(dimension);
  }
  const auto any = SplitAlternatives(row["any"]);
  if (m.id.empty()) return row.Error("id", "empty");
  if (any.empty()) return row.Error("any", "empty");
  for (const auto& words : any)
    names_.Add(*vocabulary, vocabulary->AddAll(words), static_cast<uint32_t>(metrics_.size()));
  for (const std::string& line : m.lines) {
    if (!lines.HasMetric(line)) return row.Error("lines", "no line has metric " + line);
  }
  return m;
}

absl::Status MetricDictionary::AddMetrics(const text::DataSet& data, const LineTable& lines,
                                          Vocabulary* vocabulary) {
  const auto file = data.Require("metrics/metrics.tsv");
  if (!file.ok()) return file.status();
  const auto table =
      text::Table::Parse(**file, {"id", "name", "lines", "form", "dimension", "any", "none"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    auto metric = ReadMetric(row, lines, vocabulary);
    if (!metric.ok()) return metric.status();
    if (ById(metric->id)) return row.Error("id", "stands twice");
    metrics_.push_back(*std::move(metric));
  }
  return absl::OkStatus();
}

absl::Status MetricDictionary::AddStages(const text::DataSet& data, Vocabulary* vocabulary) {
  const auto file = data.Require("metrics/stages.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"word", "stage"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    if (row["word"].empty()) return row.Error("word", "empty");
    stage_words_.Add(*vocabulary, {vocabulary->Add(text::U32(row["word"]))},
                     static_cast<uint32_t>(stages_.size()));
    stages_.emplace_back(row["stage"]);
  }
  return absl::OkStatus();
}

absl::StatusOr<MetricDictionary> MetricDictionary::Create(const text::DataSet& data,
                                                          const LineTable& lines,
                                                          Vocabulary* vocabulary) {
  MetricDictionary out;
  if (absl::Status status = out.AddMetrics(data, lines, vocabulary); !status.ok()) return status;
  if (absl::Status status = out.AddStages(data, vocabulary); !status.ok()) return status;
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

uint32_t MetricDictionary::DimensionBit(std::string_view dimension) const {
  for (size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i] == dimension) return 1u << i;
  }
  return 0;
}

std::optional<size_t> MetricDictionary::Match(WordHits words, std::string_view dimension,
                                              bool is_change) const {
  const uint32_t bit = DimensionBit(dimension);
  std::optional<size_t> found;
  bool several = false;
  names_.Match(words, [&](uint32_t i) {
    const Metric& m = metrics_[i];
    if (several || found == i || IsChange(m.form) != is_change || (m.dimensions & bit) == 0) return;
    if (HasAny(words, m.none)) return;
    several = found.has_value();
    found = i;
  });
  return several ? std::nullopt : found;
}

std::string_view MetricDictionary::StageOf(WordHits words) const {
  std::string_view stage;
  bool several = false;
  stage_words_.Match(words, [&](uint32_t i) {
    several = several || stages_[i].empty() || (!stage.empty() && stage != stages_[i]);
    stage = stages_[i];
  });
  return several ? std::string_view() : stage;
}

}  // namespace dudao::scoring
