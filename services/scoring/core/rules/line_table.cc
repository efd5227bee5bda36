#include "services/scoring/core/rules/line_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "absl/status/status.h"
#include "common/text/table.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using text::Interval;
using text::Row;

constexpr std::array<std::pair<std::string_view, Op>, 6> kOps = {{{">=", Op::kAtLeast},
                                                                  {"<=", Op::kAtMost},
                                                                  {"<", Op::kBelow},
                                                                  {"=", Op::kEquals},
                                                                  {"is", Op::kIsTrue},
                                                                  {"in", Op::kWithin}}};

absl::StatusOr<Op> OpOf(const Row& row) {
  for (const auto& [word, op] : kOps) {
    if (row["op"] == word) return op;
  }
  return row.Error("op", "not one of >= <= < = is in");
}

absl::StatusOr<int> YearOf(const Row& row, std::string_view column) {
  const std::string_view cell = row[column];
  if (cell.empty()) return 0;
  int year = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
  if (error != std::errc() || end != cell.data() + cell.size() || year < 1900 || year > 2999)
    return row.Error(column, "not a year");
  return year;
}

absl::Status FillNumbers(const Row& row, Line* line) {
  const auto op = OpOf(row);
  if (!op.ok()) return op.status();
  line->op = *op;
  if (*op != Op::kIsTrue && *op != Op::kWithin) {
    const auto value = Decimal::Parse(row["value"]);
    if (!value) return row.Error("value", "not a decimal");
    line->value = *value;
  }
  const auto from = YearOf(row, "valid_from"), to = YearOf(row, "valid_to"),
             target = YearOf(row, "target_year");
  for (const auto* year : {&from, &to, &target}) {
    if (!year->ok()) return year->status();
  }
  line->valid_from = std::max(*from, *target);
  line->valid_to = *to;
  if (*to != 0 && *to < *from) return row.Error("valid_to", "before valid_from");
  return absl::OkStatus();
}

absl::StatusOr<Line> ReadLine(const Row& row) {
  Line line;
  for (const auto& [column, field] : {std::pair{"id", &Line::id},
                                      {"metric", &Line::metric},
                                      {"stage", &Line::stage},
                                      {"tested_on", &Line::tested_on},
                                      {"group", &Line::group},
                                      {"province", &Line::province},
                                      {"unit", &Line::unit},
                                      {"source", &Line::source}})
    line.*field = std::string(row[column]);
  if (line.id.empty()) return row.Error("id", "empty");
  if (line.metric.empty()) return row.Error("metric", "empty");
  constexpr std::array<std::string_view, 5> kTested = {"area", "school", "class", "nation",
                                                       "definition"};
  if (std::find(kTested.begin(), kTested.end(), line.tested_on) == kTested.end())
    return row.Error("tested_on", "not one of area, school, class, nation, definition");
  if (row["default_on"] != "yes" && row["default_on"] != "no")
    return row.Error("default_on", "neither yes nor no");
  line.on = row["default_on"] == "yes";
  if (absl::Status status = FillNumbers(row, &line); !status.ok()) return status;
  return line;
}

Verdict Both(bool met, bool missed) {
  return met ? Verdict::kMet : missed ? Verdict::kMissed : Verdict::kUnclear;
}

}  // namespace

bool Line::ValidIn(int year) const {
  return (valid_from == 0 || valid_from <= year) && (valid_to == 0 || year <= valid_to);
}

Verdict Line::Test(const Interval& v) const {
  switch (op) {
    case Op::kAtLeast:
      return Both(v.lo >= value, v.hi < value);
    case Op::kAtMost:
      return Both(v.hi <= value, v.lo > value);
    case Op::kBelow:
      return Both(v.hi < value, v.lo >= value);
    case Op::kEquals:
      return Both(v.lo == value && v.hi == value, v.hi < value || v.lo > value);
    case Op::kIsTrue:
    case Op::kWithin:
      return Verdict::kUnclear;
  }
  return Verdict::kUnclear;
}

std::string Line::Words() const {
  constexpr std::string_view kSigns[] = {"≥", "≤", "<", "=", "", ""};
  return std::string(kSigns[static_cast<int>(op)]) + value.ToString() + unit;
}

std::string Line::DocNo() const {
  const size_t end = source.find("号");
  const size_t open = source.find("〔");
  if (end == source.npos || open == source.npos || end < open) return {};
  size_t begin = source.rfind('(', open);
  begin = begin == source.npos ? 0 : begin + 1;
  return source.substr(begin, end + std::string_view("号").size() - begin);
}

absl::Status LineTable::Add(const text::DataFile& file, const metrics::MetricTable& metrics) {
  const auto table = text::Table::Parse(
      file, {"id", "metric", "stage", "tested_on", "group", "province", "op", "value", "unit",
             "valid_from", "valid_to", "target_year", "source", "default_on"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    auto line = ReadLine(row);
    if (!line.ok()) return line.status();
    line->measures = metrics.OfLine(line->metric, line->stage);
    if (line->measures == nullptr)
      return row.Error("metric", "metrics/lines.tsv has no row for this metric and stage");
    if (!by_id_.emplace(line->id, lines_.size()).second) return row.Error("id", "stands twice");
    lines_.push_back(*std::move(line));
  }
  return absl::OkStatus();
}

absl::Status LineTable::AddProvinces(const text::DataSet& data) {
  const auto file = data.Require("thresholds/provinces.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"code", "province", "group"});
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    if (row["code"].size() != 2) return row.Error("code", "not two digits");
    provinces_[std::string(row["code"])] = {std::string(row["province"]),
                                            std::string(row["group"])};
  }
  return absl::OkStatus();
}

absl::StatusOr<LineTable> LineTable::Create(const text::DataSet& data,
                                            const metrics::MetricTable& metrics) {
  LineTable out;
  if (const auto file = data.Require("thresholds/national.csv"); !file.ok()) return file.status();
  for (const text::DataFile* file : data.Under("thresholds/")) {
    if (!file->path.ends_with(".csv")) continue;
    if (absl::Status status = out.Add(*file, metrics); !status.ok()) return status;
  }
  if (absl::Status status = out.AddProvinces(data); !status.ok()) return status;
  out.MarkBands();
  return out;
}

const Line* LineTable::Find(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? nullptr : &lines_[it->second];
}

std::optional<Province> LineTable::ProvinceOf(std::string_view division_code) const {
  const auto it = provinces_.find(division_code.substr(0, 2));
  if (it == provinces_.end()) return std::nullopt;
  return it->second;
}

std::optional<Province> LineTable::ProvinceNamed(std::string_view name) const {
  for (const auto& [code, province] : provinces_) {
    if (name.starts_with(province.name)) return province;
  }
  return std::nullopt;
}

void LineTable::MarkBands() {
  for (Line& line : lines_) {
    line.group_is_band = std::any_of(provinces_.begin(), provinces_.end(), [&](const auto& entry) {
      return !line.group.empty() && entry.second.group == line.group;
    });
  }
}

}  // namespace dudao::scoring
