#include "cli/across/reference_table.h"

#include <algorithm>
#include <charconv>

#include "common/text/table.h"

namespace dudao::cli {
namespace {

using text::Decimal;
using Answer = Compared::Answer;

bool IsDivisionCode(std::string_view code) {
  return code.size() == 6 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

uint32_t YearOf(std::string_view text) {
  uint32_t year = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? year : 0;
}

// A fact of the whole place for the year asked about, in the table's unit.
bool MayAnswer(const v1::Quantity& q, const Compared& asked, uint32_t year) {
  if (q.metric() != asked.metric || q.modality() != "fact" || q.has_change()) return false;
  if (q.has_place() || (q.has_scope() && q.scope() != "area")) return false;
  if (!asked.stage.empty() && q.stage() != asked.stage) return false;
  if (!asked.unit.empty() && q.unit() != asked.unit) return false;
  return !q.has_period() || q.period().substr(0, 4) == std::to_string(year);
}

bool CanStandFor(const v1::Quantity& q, Decimal value) {
  const auto stated = Decimal::Parse(q.value());
  const auto precision = Decimal::Parse(q.precision());
  if (!stated || !precision) return false;
  const auto high = q.has_value_hi() ? Decimal::Parse(q.value_hi()) : stated;
  return high && *stated - *precision <= value && value <= *high + *precision;
}

}  // namespace

absl::StatusOr<ReferenceTable> ReferenceTable::Parse(const text::DataFile& file) {
  auto table = text::Table::Parse(file, {"division_code", "year", "metric", "value"});
  if (!table.ok()) return table.status();
  ReferenceTable out;
  for (const text::Row& row : table->rows()) {
    const uint32_t year = YearOf(row["year"]);
    const auto value = Decimal::Parse(row["value"]);
    if (!IsDivisionCode(row["division_code"])) return row.Error("division_code", "six digits");
    if (year < 1980 || year > 2100) return row.Error("year", "a year, like 2022");
    if (!value) return row.Error("value", "a number, like 96.2");
    out.entries_[{std::string(row["division_code"]), year}].push_back(
        {std::string(row["metric"]), std::string(row["stage"]), std::string(row["unit"]), *value});
  }
  return out;
}

std::vector<Compared> ReferenceTable::Compare(const v1::Review& review) const {
  const v1::ReviewedDocument& document = review.document();
  const auto entries = entries_.find({document.division_code(), document.duty_year()});
  if (entries == entries_.end()) return {};
  std::vector<Compared> out;
  for (const Entry& entry : entries->second) {
    Compared row{entry.metric, entry.stage, entry.unit, entry.value, Answer::kNotStated, 0};
    for (uint32_t i = 0; i < static_cast<uint32_t>(review.quantities_size()); ++i) {
      const v1::Quantity& q = review.quantities(static_cast<int>(i));
      if (!MayAnswer(q, row, document.duty_year())) continue;
      const Answer answer = CanStandFor(q, entry.value) ? Answer::kAgrees : Answer::kDiffers;
      // One place that agrees does not excuse another that differs.
      if (row.answer != Answer::kDiffers) {
        row.answer = answer;
        row.quantity = i;
      }
    }
    out.push_back(row);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Compared& a, const Compared& b) { return a.metric < b.metric; });
  return out;
}

}  // namespace dudao::cli
