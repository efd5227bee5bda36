#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "services/scoring/core/finding/finders.h"
#include "services/scoring/core/indicator/derived_figure.h"
#include "services/scoring/core/indicator/indicator_scorer.h"

namespace dudao::scoring {
namespace {

constexpr int kRatioDigits = 2;

std::string LineWords(const Line& line) { return fmt::format("{}，{}", line.Words(), line.source); }

// Indicator of the score sheet that uses the line; empty when none does.
std::string IndicatorOf(const FindingContext& c, const Line& line) {
  if (c.rows.empty()) return {};
  for (const Indicator& i : c.framework.indicators) {
    const bool uses = std::any_of(i.lines.begin(), i.lines.end(),
                                  [&](const Line* own) { return own->id == line.id; });
    if (uses) return i.id;
  }
  return {};
}

// Sentences that admit each thing of the table, in text order.
std::vector<std::vector<text::Span>> FindAdmissions(const FindingContext& c) {
  const FindingRules& rules = c.book.findings;
  const text::ListMask admits = rules.Mask("admits");
  std::vector<std::vector<text::Span>> out(rules.admissions().size());
  for (const Sentence& s : c.report.sentences()) {
    const Paragraph& p = c.report.ParagraphOf(s);
    if (p.is_frame || p.role == "plans") continue;
    if (p.role != "problems" && (s.lists & admits) == 0) continue;
    const text::WordHits words = c.report.Hits(s);
    const text::Span home = c.report.Home(s.range);
    rules.admission_phrases().Match(words, [&](uint32_t a) {
      const bool known = !out[a].empty() && out[a].back() == home;
      if (!known && !HasAny(words, rules.admissions()[a].none)) out[a].push_back(home);
    });
  }
  return out;
}

bool HasActual(const FindingContext& c, const MetricFigure& restated) {
  return std::any_of(c.figures.begin(), c.figures.end(), [&](const MetricFigure& f) {
    return f.metric == restated.metric && !f.restated;
  });
}

// The first line of the figure's metric whose very value it repeats.
const Line* RestatedLine(const FindingContext& c, const MetricFigure& f) {
  const Line* out = nullptr;
  for (const LineGroup& group : c.framework.area_groups) {
    if (group.metric != f.metric) continue;
    if (!group.stage.empty() && !f.stage.empty() && group.stage != f.stage) continue;
    for (const Line* line : group.lines) {
      const bool valid = !c.place.years.duty || line->ValidIn(*c.place.years.duty);
      // Lines lie in one table, in its order.
      if (valid && line->value == f.value.lo && (out == nullptr || line < out)) out = line;
    }
  }
  return out;
}

// 在园幼儿9600人: a figure with what the report says it counts.
std::string CaliberWords(const FindingContext& c, uint32_t quantity) {
  const v1::Quantity& q = c.report.extraction().quantities(static_cast<int>(quantity));
  return fmt::format("{}{}{}", q.subject(), q.head(), c.report.Utf8(c.report.Figure(quantity)));
}

// As many digits as show on which side of the line it lies.
std::string RatioWords(const text::Decimal& value, const Line& line) {
  const text::Decimal rounded = value.Round(kRatioDigits);
  return (rounded == line.value ? value : rounded).ToString();
}

}  // namespace

// 残疾儿童少年义务教育入学率93.6% is below 95%; 仍有超大班额 is an admission.
Found LineMissed(const FindingContext& c) {
  Found out;
  for (const LineTest& t : TestFigures(c.framework.area_groups, c.place, c.figures)) {
    if (t.outcome != Outcome::kMissed) continue;
    out.push_back({t.line->op == Op::kAtLeast ? "" : "above",
                   {std::string(t.name), FigureWords(c.report, *t.figure), LineWords(*t.line)},
                   {c.report.Home(FigureInClause(c.report, t.figure->quantity))},
                   IndicatorOf(c, *t.line),
                   std::nullopt,
                   t.line});
  }
  auto admitted = FindAdmissions(c);
  for (size_t i = 0; i < admitted.size(); ++i) {
    if (admitted[i].empty()) continue;
    const Admission& a = c.book.findings.admissions()[i];
    out.push_back({"admission",
                   {a.words, fmt::format("{}{}", a.line->metric, LineWords(*a.line))},
                   std::move(admitted[i]),
                   IndicatorOf(c, *a.line),
                   std::nullopt,
                   a.line});
  }
  return out;
}

// 在园幼儿9600人 and 幼儿园专任教师480人 make 20 a teacher, over 15: whether both count what the line
// counts is asked, not claimed.
Found DerivedRatioOff(const FindingContext& c) {
  const std::vector<MetricFigure> derived = DeriveFigures(c.book.derivations, c.figures);
  Found out;
  for (const LineTest& t : TestFigures(c.framework.area_groups, c.place, derived)) {
    if (t.outcome != Outcome::kMissed || !t.figure->quotient) continue;
    const MetricFigure& f = *t.figure;
    const metrics::Metric& metric = c.book.metrics.metrics()[f.metric];
    const std::string sum =
        fmt::format("{}÷{}", CaliberWords(c, f.quantity), CaliberWords(c, *f.second));
    out.push_back({"",
                   {std::string(t.name), sum, RatioWords(t.value, *t.line), LineWords(*t.line),
                    fmt::format("{}÷{}", metric.numerator, metric.denominator)},
                   {c.report.Home(FigureInClause(c.report, f.quantity)),
                    c.report.Home(FigureInClause(c.report, *f.second))},
                   IndicatorOf(c, *t.line),
                   std::nullopt,
                   t.line});
  }
  return out;
}

// 按公用经费预算总额的5%安排教师培训经费, and no word on how much it was.
Found RestatesLine(const FindingContext& c) {
  Found out;
  std::vector<size_t> seen;
  for (const MetricFigure& f : c.figures) {
    if (!f.restated || HasActual(c, f)) continue;
    if (std::find(seen.begin(), seen.end(), f.metric) != seen.end()) continue;
    const Line* line = RestatedLine(c, f);
    if (line == nullptr) continue;
    seen.push_back(f.metric);
    out.push_back({"",
                   {c.book.metrics.metrics()[f.metric].name, FigureWords(c.report, f)},
                   {c.report.Home(FigureInClause(c.report, f.quantity))},
                   IndicatorOf(c, *line),
                   std::nullopt,
                   line});
  }
  return out;
}

}  // namespace dudao::scoring
