#include "common/metrics/read_metric.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "common/text/reading_text.h"
#include "common/text/split_words.h"
#include "common/text/utf.h"

namespace dudao::metrics {
namespace {

using text::Row;

template <typename T, size_t N>
using Words = std::array<std::pair<std::string_view, T>, N>;

constexpr Words<Kind, 7> kKinds = {{{"stock", Kind::kStock},
                                    {"flow", Kind::kFlow},
                                    {"rate", Kind::kRate},
                                    {"ratio", Kind::kRatio},
                                    {"per_unit", Kind::kPerUnit},
                                    {"score", Kind::kScore},
                                    {"judged", Kind::kJudged}}};
constexpr Words<PeriodKind, 4> kPeriods = {{{"", PeriodKind::kNone},
                                            {"instant", PeriodKind::kInstant},
                                            {"year", PeriodKind::kYear},
                                            {"school_year", PeriodKind::kSchoolYear}}};
constexpr Words<Form, 5> kForms = {{{"", Form::kValue},
                                    {"value", Form::kValue},
                                    {"change", Form::kChange},
                                    {"fall", Form::kFall},
                                    {"zero", Form::kZero}}};
constexpr Words<Direction, 3> kDirections = {
    {{"", Direction::kNone}, {"up", Direction::kUp}, {"down", Direction::kDown}}};

template <typename T, size_t N>
absl::Status Choose(const Row& row, std::string_view column, const Words<T, N>& from, T* out) {
  std::string known;
  for (const auto& [word, value] : from) {
    if (word == row[column]) {
      *out = value;
      return absl::OkStatus();
    }
    if (!word.empty()) known += known.empty() ? std::string(word) : fmt::format(", {}", word);
  }
  return row.Error(column, "not one of " + known);
}

absl::Status CheckWords(const Row& row, std::string_view column,
                        const std::vector<std::string>& words,
                        std::initializer_list<std::string_view> known) {
  for (const std::string& word : words) {
    if (std::find(known.begin(), known.end(), word) == known.end())
      return row.Error(column, "unknown word " + word);
  }
  return absl::OkStatus();
}

absl::Status ReadFacets(const Row& row, Metric* m) {
  m->stages = text::SplitWords(row["stages"], '|');
  for (std::string& stage : m->stages) {
    if (!stage.ends_with('*')) continue;
    stage.pop_back();
    if (!m->own_stage.empty()) return row.Error("stages", "two stages are marked *");
    m->own_stage = stage;
  }
  m->ownership = std::string(row["ownership"]);
  m->scopes = text::SplitWords(row["scopes"], '|');
  if (m->scopes.empty()) m->scopes = {"area"};
  if (absl::Status status = CheckWords(row, "ownership", text::SplitWords(m->ownership, '|'),
                                       {"-", "公办", "民办", "普惠"});
      !status.ok())
    return status;
  return CheckWords(row, "scopes", m->scopes,
                    {"area", "urban", "rural", "school", "class", "group"});
}

absl::Status ReadAliases(const Row& row, Metric* m) {
  for (std::string cell : text::SplitWords(row["aliases"], '|')) {
    Alias alias;
    alias.whole = cell.starts_with('=');
    if (alias.whole) cell.erase(0, 1);
    alias.words = text::SplitWords32(cell, '+');
    if (alias.words.empty()) return row.Error("aliases", "an alias of no word");
    if (alias.whole && alias.words.size() != 1)
      return row.Error("aliases", "a whole subject is one word: " + cell);
    m->aliases.push_back(std::move(alias));
  }
  m->must_have = text::SplitWords32(row["must_have"], '|');
  for (std::u32string& word : text::SplitWords32(row["must_not"], '|')) {
    const bool before = word.front() == U'~';
    if (before) word.erase(0, 1);
    if (word.empty()) return row.Error("must_not", "an empty word");
    (before ? m->must_not_before : m->must_not).push_back(std::move(word));
  }
  return absl::OkStatus();
}

// A bound of the plausible range; a wide one when the cell is empty.
absl::Status ReadBound(const Row& row, std::string_view column, int64_t open, text::Decimal* out) {
  const auto bound = row[column].empty() ? text::Decimal(open) : text::Decimal::Parse(row[column]);
  if (!bound) return row.Error(column, "not a decimal");
  *out = *bound;
  return absl::OkStatus();
}

absl::Status ReadRange(const Row& row, Metric* m) {
  constexpr int64_t kWide = 1'000'000'000'000'000;
  if (absl::Status status = ReadBound(row, "low", 0, &m->plausible.lo); !status.ok()) return status;
  if (absl::Status status = ReadBound(row, "high", kWide, &m->plausible.hi); !status.ok())
    return status;
  if (m->plausible.hi < m->plausible.lo) return row.Error("high", "below low");
  return absl::OkStatus();
}

// A judgement has no figure; everything else has words and a dimension.
absl::Status CheckWhole(const Row& row, const Metric& m) {
  const bool judged = m.kind == Kind::kJudged;
  if (m.id.empty()) return row.Error("id", "empty");
  if (m.name.empty()) return row.Error("name", "empty");
  if (m.dimensions.empty() != judged)
    return row.Error("dimension", judged ? "a judged one has none" : "empty");
  if (m.aliases.empty() != judged)
    return row.Error("aliases", judged ? "a judged one has none" : "empty");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Metric> ReadMetric(const Row& row) {
  Metric m;
  m.id = std::string(row["id"]);
  m.name = std::string(row["name"]);
  m.dimensions = text::SplitWords(row["dimension"], '|');
  m.units = text::SplitWords(row["units"], '|');
  m.numerator = std::string(row["numerator"]);
  m.denominator = std::string(row["denominator"]);
  m.confusable_with = text::SplitWords(row["confusable_with"], '|');
  for (const absl::Status& status :
       {Choose(row, "kind", kKinds, &m.kind), Choose(row, "period", kPeriods, &m.period),
        Choose(row, "form", kForms, &m.form), Choose(row, "direction", kDirections, &m.direction),
        ReadFacets(row, &m), ReadAliases(row, &m), ReadRange(row, &m), CheckWhole(row, m)}) {
    if (!status.ok()) return status;
  }
  return m;
}

}  // namespace dudao::metrics
