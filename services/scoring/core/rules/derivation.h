// What two figures of a report give together: data/metrics/derived.tsv.
//
//   在园幼儿8640人 over 幼儿园专任教师640人 → child_teacher_ratio 13.5
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_DERIVATION_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_DERIVATION_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/metrics/metric_table.h"
#include "common/text/data_set.h"

namespace dudao::scoring {

// A metric, and the stages its figure may be of; an empty one: none said.
struct Term {
  size_t metric = 0;  // index into the metric table
  std::vector<std::string> stages;
};

struct Derivation {
  size_t metric = 0;  // index into the metric table
  std::string stage;
  bool over = false;  // first / second; else first - second
  Term first, second;
};

// InvalidArgument names file, line and column. None when the file is not there.
absl::StatusOr<std::vector<Derivation>> ReadDerivations(const text::DataSet& data,
                                                        const metrics::MetricTable& metrics);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_DERIVATION_H_
