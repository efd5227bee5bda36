// The office's own statistics beside what reports state.
//
//   行政区划代码,年份,指标,学段,数值,单位
//   510922,2022,九年义务教育巩固率,,96.2,%
#ifndef DUDAO_CLI_ACROSS_REFERENCE_TABLE_H_
#define DUDAO_CLI_ACROSS_REFERENCE_TABLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/metrics/metric_table.h"
#include "common/text/decimal.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// How a report stands to one row of the table.
struct Compared {
  enum class Answer { kAgrees, kDiffers, kNotStated };
  std::string metric, stage, unit;
  text::Decimal reference;
  Answer answer = Answer::kNotStated;
  uint32_t quantity = 0;  // index into the review's; for kAgrees and kDiffers
};

class ReferenceTable {
 public:
  // The first row names the columns, in Chinese or as division_code, year, metric, stage, value,
  // unit; 学段 and 单位 may be left out. A metric stands by its name or its id. InvalidArgument in
  // Chinese names `shown`, row and column.
  static absl::StatusOr<ReferenceTable> FromRows(const std::string& shown,
                                                 const std::vector<std::vector<std::string>>& rows,
                                                 const metrics::MetricTable& metrics);

  // A row for each metric of the report's division and duty year, by metric. A report agrees when
  // its figure, as precise as it is written, can stand for the table's. Empty when the place or the
  // year is not known.
  std::vector<Compared> Compare(const v1::Review& review) const;

 private:
  struct Entry {
    std::string metric, stage, unit;
    text::Decimal value;
  };
  std::map<std::pair<std::string, uint32_t>, std::vector<Entry>> entries_;  // division code, year
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_REFERENCE_TABLE_H_
