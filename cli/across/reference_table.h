// The office's own statistics beside what reports state.
//
//   division_code,year,metric,stage,value,unit
//   510922,2022,compulsory_retention,,96.2,%
#ifndef DUDAO_CLI_ACROSS_REFERENCE_TABLE_H_
#define DUDAO_CLI_ACROSS_REFERENCE_TABLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
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
  // Columns division_code, year, metric, value; stage and unit may be left out. InvalidArgument
  // names file, line and column.
  static absl::StatusOr<ReferenceTable> Parse(const text::DataFile& file);

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
