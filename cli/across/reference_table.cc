#include "cli/across/reference_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>

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

enum Column { kCode, kYear, kMetric, kStage, kValue, kUnit };
struct ColumnNames {
  const char *name, *id;
};
constexpr ColumnNames kColumns[] = {{"行政区划代码", "division_code"},
                                    {"年份", "year"},
                                    {"指标", "metric"},
                                    {"学段", "stage"},
                                    {"数值", "value"},
                                    {"单位", "unit"}};

// Where each column stands, by the first row.
class Head {
 public:
  explicit Head(const std::vector<std::string>& names) {
    for (size_t i = 0; i < names.size(); ++i) {
      for (size_t c = 0; c < std::size(kColumns); ++c) {
        if (names[i] == kColumns[c].name || names[i] == kColumns[c].id) at_[c] = i;
      }
    }
  }
  bool Has(Column c) const { return at_[c].has_value(); }
  std::string Cell(const std::vector<std::string>& row, Column c) const {
    return Has(c) && *at_[c] < row.size() ? row[*at_[c]] : std::string();
  }

 private:
  std::array<std::optional<size_t>, std::size(kColumns)> at_;
};

std::optional<size_t> FindMetric(const metrics::MetricTable& metrics, const std::string& name) {
  if (const auto by_id = metrics.ById(name)) return by_id;
  const auto& all = metrics.metrics();
  const auto it = std::find_if(all.begin(), all.end(),
                               [&](const metrics::Metric& m) { return m.name == name; });
  return it == all.end() ? std::nullopt : std::optional<size_t>(it - all.begin());
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

absl::StatusOr<ReferenceTable> ReferenceTable::FromRows(
    const std::string& shown, const std::vector<std::vector<std::string>>& rows,
    const metrics::MetricTable& metrics) {
  if (rows.empty()) return absl::InvalidArgumentError(fmt::format("{}：表中没有内容", shown));
  const Head head(rows[0]);
  for (const Column column : {kCode, kYear, kMetric, kValue}) {
    if (!head.Has(column)) {
      return absl::InvalidArgumentError(
          fmt::format("{}：第1行缺少“{}”一列", shown, kColumns[column].name));
    }
  }
  ReferenceTable out;
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto cell = [&](Column column) { return head.Cell(rows[i], column); };
    const auto fault = [&](Column column, const char* reason) {
      return absl::InvalidArgumentError(
          fmt::format("{}：第{}行“{}”{}", shown, i + 1, kColumns[column].name, reason));
    };
    if (std::all_of(rows[i].begin(), rows[i].end(), [](const auto& c) { return c.empty(); })) {
      continue;
    }
    const uint32_t year = YearOf(cell(kYear));
    const auto value = Decimal::Parse(cell(kValue));
    const auto metric = FindMetric(metrics, cell(kMetric));
    if (!IsDivisionCode(cell(kCode))) return fault(kCode, "应为六位数字");
    if (year < 1980 || year > 2100) return fault(kYear, "应为四位年份，如 2022");
    if (!metric) return fault(kMetric, "不是已知的指标名称");
    if (!value) return fault(kValue, "应为数字，如 96.2");
    out.entries_[{cell(kCode), year}].push_back(
        {metrics.metrics()[*metric].id, cell(kStage), cell(kUnit), *value});
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
