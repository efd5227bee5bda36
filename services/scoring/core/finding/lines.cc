#include <fmt/format.h>

#include <algorithm>

#include "services/scoring/core/finding/finders.h"
#include "services/scoring/core/indicator/indicator_scorer.h"

namespace dudao::scoring {
namespace {

std::string LineWords(const Line& line) { return fmt::format("{}，{}", line.Words(), line.source); }

// Indicator of the score sheet that uses the line; empty when none does.
std::string IndicatorOf(const FindingContext& c, const Line& line) {
  if (c.rows.empty()) return {};
  for (const Indicator& i : c.framework.indicators) {
    if (std::find(i.lines.begin(), i.lines.end(), &line) != i.lines.end()) return i.id;
  }
  return {};
}

std::vector<const Line*> AreaLines(const LineTable& table) {
  std::vector<const Line*> out;
  for (const Line& line : table.lines()) {
    if (line.on && line.ForArea()) out.push_back(&line);
  }
  return out;
}

void AddAdmissions(const FindingContext& c, const Admission& a, Found* out) {
  Raised raised{"admission",  {a.words, fmt::format("{}{}", a.line->metric, LineWords(*a.line))},
                {},           IndicatorOf(c, *a.line),
                std::nullopt, a.line};
  for (const Sentence& s : c.report.sentences()) {
    const Paragraph& p = c.report.ParagraphOf(s);
    if (p.is_frame || p.role == "plans") continue;
    const std::u32string_view words = c.report.View(s.range);
    const bool named = std::any_of(a.any.begin(), a.any.end(),
                                   [&](const auto& all) { return HasAll(words, all); });
    if (!named || HasAny(words, a.none)) continue;
    if (p.role != "problems" && !HasAny(words, c.book.findings.List("admits"))) continue;
    raised.spans.push_back(c.report.Home(s.range));
  }
  if (!raised.spans.empty()) out->push_back(std::move(raised));
}

bool HasActual(const FindingContext& c, const MetricFigure& restated) {
  return std::any_of(c.figures.begin(), c.figures.end(), [&](const MetricFigure& f) {
    return f.metric == restated.metric && !f.restated;
  });
}

// A line of the figure's metric whose very value it repeats.
const Line* RestatedLine(const FindingContext& c, const MetricFigure& f) {
  for (const Line& line : c.book.lines.lines()) {
    if (line.on && line.ForArea() && c.book.metrics.OfLine(line) == f.metric &&
        (!c.place.years.duty || line.ValidIn(*c.place.years.duty)) && line.value == f.value.lo)
      return &line;
  }
  return nullptr;
}

}  // namespace

// 残疾儿童少年义务教育入学率93.6% is below 95%; 仍有超大班额 is an admission.
Found LineMissed(const FindingContext& c) {
  Found out;
  for (const LineTest& t : TestLines(AreaLines(c.book.lines), c.place, c.book.metrics, c.figures)) {
    if (t.outcome != Outcome::kMissed) continue;
    out.push_back({t.line->op == Op::kAtLeast ? "" : "above",
                   {t.name, FigureWords(c.report, *t.figure), LineWords(*t.line)},
                   {c.report.Home(FigureInClause(c.report, t.figure->quantity))},
                   IndicatorOf(c, *t.line),
                   std::nullopt,
                   t.line});
  }
  for (const Admission& a : c.book.findings.admissions()) AddAdmissions(c, a, &out);
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
