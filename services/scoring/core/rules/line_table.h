// The lines figures are held against: data/thresholds/*.csv, one row a line, with its source.
//
//   auto lines = LineTable::Create(data, metrics);
//   lines->Find("R05")->Test(figure)          // kMet, kMissed or kUnclear
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_LINE_TABLE_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_LINE_TABLE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/metrics/metric_table.h"
#include "common/text/data_set.h"
#include "common/text/decimal.h"

namespace dudao::scoring {

enum class Op { kAtLeast, kAtMost, kBelow, kEquals, kIsTrue, kWithin };
enum class Verdict { kMet, kMissed, kUnclear };

// One line: `metric` `op` `value` `unit`, for a stage, a group of places or a province, in years.
struct Line {
  std::string id;
  std::string metric;                             // as the table names it
  const metrics::LineMetric* measures = nullptr;  // the metric and stage that is; never null
  std::string stage;  // empty: no stage of its own; 小学+初中 holds for both
  std::string tested_on;
  std::string group;
  bool group_is_band = false;  // one of the bands provinces are sorted into
  std::string province;
  Op op = Op::kAtLeast;
  text::Decimal value;
  std::string unit;
  int valid_from = 0;  // 0: open. A target line holds from its target year on.
  int valid_to = 0;    // 0: open
  std::string source;
  bool on = true;

  // Whether the line is for places as a whole (area), so that a figure of the place can be held
  // against it.
  bool ForArea() const { return tested_on == "area"; }
  // Whether it needs rows of single schools or classes.
  bool ForRows() const { return tested_on == "school" || tested_on == "class"; }
  bool ValidIn(int year) const;
  // Holds an interval of possible values against the line.
  Verdict Test(const text::Interval& value) const;
  // ≥95%
  std::string Words() const;
  // The 文号 alone: 教督〔2017〕6号.
  std::string DocNo() const;
};

// A province as the table writes it, and the band of 生均公用经费 it is in (empty: not sure).
struct Province {
  std::string name;
  std::string group;
};

class LineTable {
 public:
  // Reads thresholds/*.csv and thresholds/provinces.tsv. InvalidArgument names file, line, column;
  // a line whose metric and stage `metrics` does not know is refused. `metrics` must outlive it.
  static absl::StatusOr<LineTable> Create(const text::DataSet& data,
                                          const metrics::MetricTable& metrics);

  const std::vector<Line>& lines() const { return lines_; }
  // nullptr when there is none.
  const Line* Find(std::string_view id) const;
  // By the first two digits of a division code.
  std::optional<Province> ProvinceOf(std::string_view division_code) const;
  // By name, 省 and the like not needed.
  std::optional<Province> ProvinceNamed(std::string_view name) const;

 private:
  absl::Status Add(const text::DataFile& file, const metrics::MetricTable& metrics);
  absl::Status AddProvinces(const text::DataSet& data);
  void MarkBands();

  std::vector<Line> lines_;
  std::map<std::string, size_t, std::less<>> by_id_;
  std::map<std::string, Province, std::less<>> provinces_;  // by code
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_LINE_TABLE_H_
