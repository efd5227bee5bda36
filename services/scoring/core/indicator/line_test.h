// Holds a report's figures against the lines of an indicator: one test a metric and stage, whose
// lines are alternatives (years, provinces, bands).
//
//   for (const LineTest& t : TestLines(indicator.groups, place, figures)) …
#ifndef DUDAO_SERVICES_SCORING_CORE_INDICATOR_LINE_TEST_H_
#define DUDAO_SERVICES_SCORING_CORE_INDICATOR_LINE_TEST_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/scoring/core/indicator/metric_figure.h"
#include "services/scoring/core/rules/line_group.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

// Whose lines apply.
struct Place {
  std::string province;  // empty: not known
  std::string group;     // band of 生均公用经费; empty: not known
  Years years;
};

enum class Outcome {
  kMet,
  kMissed,
  kUnclear,  // figures or lines in conflict or doubt
  kSilent,   // no figure of this metric
  kNoLine,   // no line for this province and year: leaves the indicator
  kRows,     // rows of single schools or classes are needed
  kPerson    // for a person to judge, or no figure can say it
};

struct LineTest {
  Outcome outcome = Outcome::kSilent;
  std::string_view name;                 // of the metric, with its stage
  const Line* line = nullptr;            // kMet, kMissed: the line; else one of them or nullptr
  const MetricFigure* figure = nullptr;  // kMet, kMissed, kUnclear by one figure
  text::Decimal value;                   // kMet, kMissed: as written
  std::string_view why;                  // kUnclear, kRows, kPerson: in Chinese
  bool Decided() const { return outcome == Outcome::kMet || outcome == Outcome::kMissed; }
};

// One test a group. `groups` and `figures` must outlive the result.
std::vector<LineTest> TestLines(const std::vector<LineGroup>& groups, const Place& place,
                                const std::vector<MetricFigure>& figures);
// Only those that some figure could decide.
std::vector<LineTest> TestFigures(const std::vector<LineGroup>& groups, const Place& place,
                                  const std::vector<MetricFigure>& figures);

// Lines in force for `year` (nullopt: for any) at `place`: a province's own before the national,
// the latest of one band.
std::vector<const Line*> LinesInForce(const std::vector<const Line*>& lines, const Place& place,
                                      std::optional<int> year);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_INDICATOR_LINE_TEST_H_
