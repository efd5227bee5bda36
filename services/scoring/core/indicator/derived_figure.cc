#include "services/scoring/core/indicator/derived_figure.h"

#include <algorithm>
#include <optional>

namespace dudao::scoring {
namespace {

using text::Decimal;
using text::Interval;

constexpr int kDigits = 4;

// The one figure of a term; nullptr when there is none, or two that differ.
const MetricFigure* Only(const Term& term, const std::vector<MetricFigure>& figures) {
  const MetricFigure* out = nullptr;
  for (const MetricFigure& f : figures) {
    if (f.metric != term.metric || f.restated || !f.doubt.empty()) continue;
    if (std::find(term.stages.begin(), term.stages.end(), f.stage) == term.stages.end()) continue;
    const bool same = out == nullptr || (out->value.lo == f.value.lo &&
                                         out->value.hi == f.value.hi && out->year == f.year);
    if (!same) return nullptr;
    if (out == nullptr) out = &f;
  }
  return out;
}

std::optional<Interval> ValueOf(const Derivation& d, const Interval& a, const Interval& b) {
  if (!d.over) return Interval{a.lo - b.hi, a.hi - b.lo};
  if (b.lo <= Decimal(0) || a.lo < Decimal(0)) return std::nullopt;
  return Interval{Divide(a.lo, b.hi, kDigits), Divide(a.hi, b.lo, kDigits)};
}

std::optional<MetricFigure> Derive(const Derivation& d, const std::vector<MetricFigure>& figures) {
  const MetricFigure* first = Only(d.first, figures);
  const MetricFigure* second = Only(d.second, figures);
  if (first == nullptr || second == nullptr) return std::nullopt;
  if (first->year && second->year && first->year != second->year) return std::nullopt;
  const auto value = ValueOf(d, first->value, second->value);
  if (!value || !value->lo.defined() || !value->hi.defined()) return std::nullopt;
  MetricFigure out = *first;
  out.metric = d.metric;
  out.stage = d.stage;
  out.unit = {};
  out.value = *value;
  out.year = first->year ? first->year : second->year;
  out.own_period = false;
  out.second = second->quantity;
  out.quotient = d.over;
  return out;
}

}  // namespace

std::vector<MetricFigure> DeriveFigures(const std::vector<Derivation>& derivations,
                                        const std::vector<MetricFigure>& figures) {
  std::vector<MetricFigure> out;
  for (const Derivation& d : derivations) {
    if (auto figure = Derive(d, figures)) out.push_back(*std::move(figure));
  }
  return out;
}

}  // namespace dudao::scoring
