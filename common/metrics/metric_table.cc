#include "common/metrics/metric_table.h"

#include <algorithm>
#include <map>

#include "absl/status/status.h"
#include "common/metrics/read_metric.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::metrics {
namespace {

using text::Row;

template <typename T>
bool Share(const std::vector<T>& a, const std::vector<T>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// Words in an order of their own, so that 残疾+入学率 and 入学率+残疾 are one.
std::vector<std::u32string> Sorted(std::vector<std::u32string> words) {
  std::sort(words.begin(), words.end());
  return words;
}

// Whether a figure can be both: the same kind of statement, dimension and unit.
bool Meet(const Metric& a, const Metric& b) {
  if (a.IsChange() != b.IsChange() || !Share(a.dimensions, b.dimensions)) return false;
  return a.units.empty() || b.units.empty() || Share(a.units, b.units);
}

// must_have tells two metrics apart when one asks for words the other does not.
bool Distinguished(const Metric& a, const Metric& b) {
  return Sorted(a.must_have) != Sorted(b.must_have);
}

// The metrics that claim each alias so far.
using Claimed = std::map<std::u32string, std::vector<size_t>>;

// An alias as a key: its words in an order of their own.
std::u32string KeyOf(const Alias& alias) {
  std::u32string out = alias.whole ? U"=" : U"";
  for (const std::u32string& word : Sorted(alias.words)) (out += word) += U'+';
  return out;
}

std::string Shown(const Alias& alias) {
  std::string out;
  for (const std::u32string& word : alias.words)
    out += (out.empty() ? "" : "+") + text::ToUtf8(word);
  return out;
}

// Adds what `m`, the next of `metrics`, claims.
absl::Status Claim(const Row& row, const Metric& m, const std::vector<Metric>& metrics,
                   Claimed* claimed) {
  for (const Alias& alias : m.aliases) {
    std::vector<size_t>& claimants = (*claimed)[KeyOf(alias)];
    for (const size_t i : claimants) {
      if (i == metrics.size() || !Meet(m, metrics[i]) || Distinguished(m, metrics[i])) continue;
      return row.Error("aliases", Shown(alias) + " is " + metrics[i].id +
                                      "'s too, and no must_have tells them apart");
    }
    claimants.push_back(metrics.size());
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MetricTable::AddMetrics(const text::DataSet& data) {
  const auto file = data.Require("metrics/metrics.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, kMetricColumns);
  if (!table.ok()) return table.status();
  Claimed claimed;
  for (const Row& row : table->rows()) {
    auto metric = ReadMetric(row);
    if (!metric.ok()) return metric.status();
    if (!by_id_.emplace(metric->id, metrics_.size()).second) return row.Error("id", "stands twice");
    if (absl::Status status = Claim(row, *metric, metrics_, &claimed); !status.ok()) return status;
    metrics_.push_back(*std::move(metric));
  }
  for (size_t i = 0; i < metrics_.size(); ++i) {
    for (const std::string& other : metrics_[i].confusable_with) {
      if (!ById(other)) return table->rows()[i].Error("confusable_with", "no metric " + other);
    }
  }
  return absl::OkStatus();
}

absl::Status MetricTable::AddLines(const text::DataSet& data) {
  const auto file = data.Require("metrics/lines.tsv");
  if (!file.ok()) return file.status();
  const auto table =
      text::Table::Parse(**file, {"line_metric", "line_stage", "metric", "stage", "decided_by"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    const auto metric = ById(row["metric"]);
    if (!metric) return row.Error("metric", "no such metric");
    const Metric& m = metrics_[*metric];
    const std::string stage(row["stage"]);
    if (!stage.empty() && std::find(m.stages.begin(), m.stages.end(), stage) == m.stages.end())
      return row.Error("stage", m.id + " has no such stage");
    if (row["decided_by"] != "figure" && row["decided_by"] != "person")
      return row.Error("decided_by", "neither figure nor person");
    const LineMetric line{*metric, stage, row["decided_by"] == "figure"};
    if (!lines_.emplace(std::pair(row["line_metric"], row["line_stage"]), line).second)
      return row.Error("line_metric", "stands twice with this stage");
  }
  return absl::OkStatus();
}

absl::StatusOr<MetricTable> MetricTable::Create(const text::DataSet& data) {
  MetricTable out;
  if (absl::Status status = out.AddMetrics(data); !status.ok()) return status;
  if (absl::Status status = out.AddLines(data); !status.ok()) return status;
  return out;
}

std::optional<size_t> MetricTable::ById(std::string_view id) const {
  const auto it = by_id_.find(id);
  if (it == by_id_.end()) return std::nullopt;
  return it->second;
}

const LineMetric* MetricTable::OfLine(std::string_view metric, std::string_view stage) const {
  const auto it = lines_.find(std::pair(std::string(metric), std::string(stage)));
  return it == lines_.end() ? nullptr : &it->second;
}

}  // namespace dudao::metrics
