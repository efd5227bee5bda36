// All data scoring works by, read once.
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/metrics/metric_table.h"
#include "common/text/data_set.h"
#include "common/text/vocabulary.h"
#include "services/scoring/core/rules/derivation.h"
#include "services/scoring/core/rules/finding_rules.h"
#include "services/scoring/core/rules/framework.h"
#include "services/scoring/core/rules/line_table.h"
#include "services/scoring/core/rules/place_names.h"

namespace dudao::scoring {

// Frameworks point into `lines`, and these into `metrics`: move it, do not copy it.
struct RuleBook {
  text::Vocabulary vocabulary;
  metrics::MetricTable metrics;
  LineTable lines;
  Frameworks frameworks;
  FindingRules findings;
  std::vector<Derivation> derivations;
  PlaceNames place_names;

  RuleBook(RuleBook&&) = default;
  RuleBook(const RuleBook&) = delete;

  static absl::StatusOr<RuleBook> Create(const text::DataSet& data);

 private:
  RuleBook() = default;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_
