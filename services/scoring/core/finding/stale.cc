// Figures of a year gone by that stand as if they were today's.
#include <fmt/format.h>

#include <algorithm>

#include "services/scoring/core/finding/finders.h"
#include "services/scoring/core/indicator/indicator_scorer.h"

namespace dudao::scoring {
namespace {

// Whether the report gives the same thing for the duty year or later, or without a year.
bool HasLater(const FindingContext& c, const MetricFigure& old, int duty) {
  return std::any_of(c.figures.begin(), c.figures.end(), [&](const MetricFigure& f) {
    return f.metric == old.metric && f.stage == old.stage && (!f.year || *f.year >= duty);
  });
}

bool IsLasting(metrics::Kind kind) { return kind != metrics::Kind::kFlow; }

}  // namespace

// 2017年巩固率93.1% in a report on 2020, and no later figure: the year before is in order, what is
// older is not (宁夏 2019: one report speaks of three years).
Found FigureStale(const FindingContext& c) {
  if (c.frame.doc_kind() != "self_report" || !c.place.years.duty) return {};
  const int duty = *c.place.years.duty;
  Found out;
  for (const MetricFigure& f : c.figures) {
    if (!f.own_period || !f.year || *f.year >= duty || f.restated) continue;
    const v1::Quantity& q = c.report.extraction().quantities(static_cast<int>(f.quantity));
    const Sentence& s = c.report.sentences()[c.report.SentenceOf(f.quantity)];
    if (q.has_change() || c.report.ParagraphOf(s).role == "rectification") continue;
    if (!IsLasting(c.book.metrics.metrics()[f.metric].kind) || HasLater(c, f, duty)) continue;
    out.push_back({"",
                   {FigureWords(c.report, f), std::to_string(*f.year), std::to_string(duty)},
                   {c.report.Home(FigureInClause(c.report, f.quantity))}});
  }
  return out;
}

}  // namespace dudao::scoring
