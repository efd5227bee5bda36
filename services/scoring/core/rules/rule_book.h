// All data scoring works by, read once.
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "services/scoring/core/rules/finding_rules.h"
#include "services/scoring/core/rules/framework.h"
#include "services/scoring/core/rules/line_table.h"
#include "services/scoring/core/rules/metric_dictionary.h"

namespace dudao::scoring {

// Frameworks point into `lines`: move it, do not copy it.
struct RuleBook {
  LineTable lines;
  MetricDictionary metrics;
  Frameworks frameworks;
  FindingRules findings;

  RuleBook(RuleBook&&) = default;
  RuleBook(const RuleBook&) = delete;

  static absl::StatusOr<RuleBook> Create(const text::DataSet& data);

 private:
  RuleBook(LineTable l, MetricDictionary m, Frameworks f, FindingRules r)
      : lines(std::move(l)),
        metrics(std::move(m)),
        frameworks(std::move(f)),
        findings(std::move(r)) {}
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_RULE_BOOK_H_
