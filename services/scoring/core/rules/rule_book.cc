#include "services/scoring/core/rules/rule_book.h"

#include <utility>

namespace dudao::scoring {

absl::StatusOr<RuleBook> RuleBook::Create(const text::DataSet& data) {
  auto lines = LineTable::Create(data);
  if (!lines.ok()) return lines.status();
  auto metrics = MetricDictionary::Create(data, *lines);
  if (!metrics.ok()) return metrics.status();
  // Moving a table moves no line: the frameworks' pointers stay good.
  auto frameworks = Frameworks::Create(data, *lines);
  if (!frameworks.ok()) return frameworks.status();
  auto findings = FindingRules::Create(data, *lines);
  if (!findings.ok()) return findings.status();
  return RuleBook(*std::move(lines), *std::move(metrics), *std::move(frameworks),
                  *std::move(findings));
}

}  // namespace dudao::scoring
