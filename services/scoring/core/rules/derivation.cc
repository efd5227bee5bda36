#include "services/scoring/core/rules/derivation.h"

#include <algorithm>

#include "common/text/split_words.h"
#include "common/text/table.h"

namespace dudao::scoring {
namespace {

using text::Row;

absl::StatusOr<size_t> MetricOf(const Row& row, std::string_view column,
                                const metrics::MetricTable& metrics) {
  const auto index = metrics.ById(row[column]);
  if (!index) return row.Error(column, "no such metric");
  return *index;
}

std::vector<std::string> Stages(std::string_view cell) {
  std::vector<std::string> out = text::SplitWords(cell, '|');
  std::replace(out.begin(), out.end(), std::string("-"), std::string());
  return out;
}

absl::StatusOr<Derivation> ReadRow(const Row& row, const metrics::MetricTable& metrics) {
  const auto metric = MetricOf(row, "metric", metrics), first = MetricOf(row, "first", metrics),
             second = MetricOf(row, "second", metrics);
  for (const auto* index : {&metric, &first, &second}) {
    if (!index->ok()) return index->status();
  }
  if (row["op"] != "over" && row["op"] != "minus") return row.Error("op", "neither over nor minus");
  for (const char* column : {"first_stage", "second_stage"}) {
    if (row[column].empty()) return row.Error(column, "empty");
  }
  return Derivation{*metric,
                    std::string(row["stage"]),
                    row["op"] == "over",
                    {*first, Stages(row["first_stage"])},
                    {*second, Stages(row["second_stage"])}};
}

}  // namespace

absl::StatusOr<std::vector<Derivation>> ReadDerivations(const text::DataSet& data,
                                                        const metrics::MetricTable& metrics) {
  std::vector<Derivation> out;
  const text::DataFile* file = data.Find("metrics/derived.tsv");
  if (file == nullptr) return out;
  const auto table = text::Table::Parse(
      *file, {"metric", "stage", "op", "first", "first_stage", "second", "second_stage"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    auto derivation = ReadRow(row, metrics);
    if (!derivation.ok()) return derivation.status();
    out.push_back(*std::move(derivation));
  }
  return out;
}

}  // namespace dudao::scoring
