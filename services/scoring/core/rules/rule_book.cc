#include "services/scoring/core/rules/rule_book.h"

#include <utility>

namespace dudao::scoring {

absl::StatusOr<RuleBook> RuleBook::Create(const text::DataSet& data) {
  RuleBook out;
  auto metrics = metrics::MetricTable::Create(data);
  if (!metrics.ok()) return metrics.status();
  // Moving a table moves none of its rows: pointers to them stay good.
  out.metrics = *std::move(metrics);
  auto lines = LineTable::Create(data, out.metrics);
  if (!lines.ok()) return lines.status();
  out.lines = *std::move(lines);
  auto frameworks = Frameworks::Create(data, out.lines, out.metrics, &out.vocabulary);
  if (!frameworks.ok()) return frameworks.status();
  out.frameworks = *std::move(frameworks);
  auto findings = FindingRules::Create(data, out.lines, &out.vocabulary);
  if (!findings.ok()) return findings.status();
  out.findings = *std::move(findings);
  auto derivations = ReadDerivations(data, out.metrics);
  if (!derivations.ok()) return derivations.status();
  out.derivations = *std::move(derivations);
  auto place_names = PlaceNames::Create(data);
  if (!place_names.ok()) return place_names.status();
  out.place_names = *std::move(place_names);
  out.vocabulary.Finish();
  return out;
}

}  // namespace dudao::scoring
