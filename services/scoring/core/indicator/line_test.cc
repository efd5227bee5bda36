#include "services/scoring/core/indicator/line_test.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dudao::scoring {
namespace {

using Lines = std::vector<const Line*>;

bool GroupFits(const Line& line, const Place& place) {
  if (line.group.empty() || line.group == "全国" || line.group == place.group) return true;
  // A band the place is known not to be in; of other groups (试点县) nobody has told us.
  return !(line.group_is_band && !place.group.empty());
}

// Figures of the metric and stage, those that state an actual value.
struct Candidates {
  std::vector<const MetricFigure*> usable;
  const MetricFigure* doubtful = nullptr;
  std::string_view doubt;
};

enum class StageFit { kSame, kUnclear, kOther };

// Whether a figure of `stage` is of the group's: that of a whole says nothing sure of its parts,
// nor theirs of it.
StageFit FitOf(const LineGroup& a, std::string_view stage) {
  if (a.stage == stage && !a.each_stage) return StageFit::kSame;
  if (a.stage.empty()) return a.has_stages ? StageFit::kUnclear : StageFit::kSame;
  const bool of_several = stage == "义务教育" || stage == "中小学";
  return stage.empty() || of_several ? StageFit::kUnclear : StageFit::kOther;
}

Candidates FindCandidates(const LineGroup& a, const std::vector<MetricFigure>& figures) {
  Candidates out;
  for (const MetricFigure& f : figures) {
    if (f.metric != a.metric || f.restated) continue;
    if (!a.by_figure && !f.second) continue;
    const StageFit fit = FitOf(a, f.stage);
    if (fit == StageFit::kOther) continue;
    const bool stage_unclear = fit == StageFit::kUnclear;
    if (f.doubt.empty() && !stage_unclear) {
      out.usable.push_back(&f);
    } else if (out.doubtful == nullptr) {
      out.doubtful = &f;
      out.doubt = !stage_unclear ? f.doubt : f.stage.empty() ? "未分学段写明" : "各学段须分别核对";
    }
  }
  return out;
}

// 增加520万元，增长3.1% say one thing twice; 99.1% and 98.7% do not.
bool Agree(const MetricFigure* a, const MetricFigure* b) {
  return a->unit != b->unit || (a->value.lo == b->value.lo && a->value.hi == b->value.hi);
}

// The figure of the duty year before one of the year after; nullptr when figures of one rank
// differ.
const MetricFigure* Choose(const std::vector<const MetricFigure*>& usable, const Years& years) {
  const auto rank = [&](const MetricFigure* f) {
    return !f->year || !years.duty || *f->year == *years.duty ? 0 : 1;
  };
  const MetricFigure* best = nullptr;
  bool conflict = false;
  for (const MetricFigure* f : usable) {
    if (best == nullptr || rank(f) < rank(best)) {
      best = f;
      conflict = false;
    } else if (rank(f) == rank(best) && !Agree(f, best)) {
      conflict = true;
    }
  }
  return conflict ? nullptr : best;
}

// The one verdict of all lines; kUnclear when they differ.
Verdict Unanimous(const Lines& lines, const text::Interval& value) {
  Verdict verdict = lines.front()->Test(value);
  for (const Line* line : lines) {
    if (line->Test(value) != verdict) return Verdict::kUnclear;
  }
  return verdict;
}

// Lines by the duty year and by the figure's own; empty when neither year is known.
Lines LinesFor(const MetricFigure& figure, const LineGroup& a, const Place& place) {
  Lines out;
  if (place.years.duty) out = LinesInForce(a.lines, place, place.years.duty);
  if (figure.year && figure.year != place.years.duty) {
    for (const Line* line : LinesInForce(a.lines, place, figure.year)) out.push_back(line);
  }
  return out;
}

void Decide(const MetricFigure& figure, const Place& place, const LineGroup& a, LineTest* out) {
  out->figure = &figure;
  out->value = figure.value.lo;
  const Lines lines = LinesFor(figure, a, place);
  if (lines.empty()) {
    out->outcome = Outcome::kUnclear;
    out->why = "报告年度不明，无法确定适用的标准线";
    return;
  }
  out->line = lines.front();
  const Verdict verdict = Unanimous(lines, figure.value);
  out->outcome = verdict == Verdict::kMet      ? Outcome::kMet
                 : verdict == Verdict::kMissed ? Outcome::kMissed
                                               : Outcome::kUnclear;
  if (verdict == Verdict::kUnclear)
    out->why = lines.size() > 1 ? "适用的标准线不止一条，结论不一" : "数据写作约数，与标准线相近";
}

// What no figure of the place can decide; kSilent when one can.
std::pair<Outcome, std::string_view> WithoutFigures(const Lines& lines, bool by_figure) {
  const auto all = [&](auto test) { return std::all_of(lines.begin(), lines.end(), test); };
  if (all([](const Line* l) { return l->op == Op::kIsTrue; }))
    return {Outcome::kPerson, "须人工核定"};
  if (all([](const Line* l) { return l->ForRows(); })) return {Outcome::kRows, "须逐校（班）数据"};
  if (all([](const Line* l) { return !l->ForArea(); })) return {Outcome::kNoLine, ""};
  if (!by_figure) return {Outcome::kPerson, "本版不能由报告文字核算"};
  return {Outcome::kSilent, ""};
}

bool HasDerived(const LineGroup& a, const std::vector<MetricFigure>& figures) {
  return std::any_of(figures.begin(), figures.end(), [&](const MetricFigure& f) {
    return f.second && f.metric == a.metric && f.stage == a.stage;
  });
}

// The stages a line for each of them asks after.
constexpr std::string_view kEachStage[] = {"幼儿园", "小学", "初中", "高中"};

bool IsOfStage(const MetricFigure& f, std::string_view stage) {
  return f.stage == stage || (f.stage == "义务教育" && (stage == "小学" || stage == "初中"));
}

// 小学、初中、高中生均支出分别增长…: missed as soon as one stage misses, met when all are named and
// do.
bool TestEachStage(const LineGroup& a, const Place& place, const std::vector<MetricFigure>& figures,
                   LineTest* out) {
  size_t met = 0;
  for (const std::string_view stage : kEachStage) {
    std::vector<const MetricFigure*> usable;
    for (const MetricFigure& f : figures) {
      if (f.metric == a.metric && !f.restated && f.doubt.empty() && IsOfStage(f, stage))
        usable.push_back(&f);
    }
    const MetricFigure* figure = usable.empty() ? nullptr : Choose(usable, place.years);
    if (figure == nullptr) continue;
    LineTest one = *out;
    Decide(*figure, place, a, &one);
    if (one.outcome == Outcome::kMet) ++met;
    if (one.outcome != Outcome::kMissed && (one.outcome != Outcome::kMet || met > 1)) continue;
    *out = one;
    if (one.outcome == Outcome::kMissed) return true;
  }
  if (met == std::size(kEachStage)) return true;
  out->outcome = Outcome::kSilent;
  out->figure = nullptr;
  return false;
}

LineTest TestOne(const LineGroup& a, const Place& place, const std::vector<MetricFigure>& figures) {
  LineTest out;
  out.name = a.name;
  const Lines lines = LinesInForce(a.lines, place, place.years.duty);
  if (lines.empty()) {
    out.outcome = Outcome::kNoLine;
    return out;
  }
  out.line = lines.front();
  std::tie(out.outcome, out.why) = WithoutFigures(lines, a.by_figure);
  if (out.outcome == Outcome::kPerson && HasDerived(a, figures)) out.outcome = Outcome::kSilent;
  if (out.outcome != Outcome::kSilent) return out;
  if (a.each_stage && TestEachStage(a, place, figures, &out)) return out;
  const Candidates found = FindCandidates(a, figures);
  if (found.usable.empty()) {
    if (found.doubtful == nullptr) return out;
    out.outcome = Outcome::kUnclear;
    out.figure = found.doubtful;
    out.why = found.doubt;
    return out;
  }
  const MetricFigure* figure = Choose(found.usable, place.years);
  if (figure == nullptr) {
    out.outcome = Outcome::kUnclear;
    out.figure = found.usable.front();
    out.why = "报告中有不同的数";
    return out;
  }
  Decide(*figure, place, a, &out);
  return out;
}

}  // namespace

std::vector<const Line*> LinesInForce(const Lines& lines, const Place& place,
                                      std::optional<int> year) {
  Lines fit;
  bool own = false;
  for (const Line* line : lines) {
    if (year && !line->ValidIn(*year)) continue;
    if (!line->province.empty() && line->province != place.province) continue;
    if (!GroupFits(*line, place)) continue;
    fit.push_back(line);
    own = own || !line->province.empty();
  }
  Lines out;
  for (const Line* line : fit) {
    if (own && line->province.empty()) continue;
    const bool later = std::any_of(fit.begin(), fit.end(), [&](const Line* other) {
      return year && other->group == line->group && other->province == line->province &&
             other->valid_from > line->valid_from;
    });
    if (!later) out.push_back(line);
  }
  return out;
}

std::vector<LineTest> TestLines(const std::vector<LineGroup>& groups, const Place& place,
                                const std::vector<MetricFigure>& figures) {
  std::vector<LineTest> out;
  for (const LineGroup& group : groups) out.push_back(TestOne(group, place, figures));
  return out;
}

std::vector<LineTest> TestFigures(const std::vector<LineGroup>& groups, const Place& place,
                                  const std::vector<MetricFigure>& figures) {
  std::vector<LineTest> out;
  for (const LineGroup& group : groups) {
    const bool spoken_of = std::any_of(figures.begin(), figures.end(), [&](const MetricFigure& f) {
      return f.metric == group.metric;
    });
    if (spoken_of) out.push_back(TestOne(group, place, figures));
  }
  return out;
}

}  // namespace dudao::scoring
