#include "services/extraction/core/relation/context.h"

#include <algorithm>

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

bool IsPeople(std::string_view unit) {
  return unit == "人" || unit == "名" || unit == "位" || unit == "个人";
}

bool CountsBodies(std::string_view unit) {
  return unit == "所" || unit == "个" || unit == "家" || unit == "处" || unit == "座";
}

// 新增学位360个,其中青禾幼儿园270名: a place is a child's.
bool CountsPlaces(const Figure& f) {
  return f.unit == "个" && (f.subject_text.ends_with("学位") || f.head_text.ends_with("学位"));
}

bool AnyLoose(const Finding& finding, const RelationContext& context) {
  return std::any_of(finding.members.begin(), finding.members.end(),
                     [&](size_t m) { return IsLoose(context.figures[m]); });
}

std::string_view Verdict(const Finding& finding, const RelationContext& context) {
  if (finding.outcome == Outcome::kMeets) return "holds";
  const bool fails = finding.outcome != Outcome::kUnknown;
  if (fails && finding.accusable && finding.binding == Binding::kStated &&
      !AnyLoose(finding, context)) {
    return "violated";
  }
  return "undetermined";
}

}  // namespace

RelationContext::RelationContext(const ReportText& report, const std::vector<Figure>& figures,
                                 const RelationWords& words)
    : report(report), figures(figures), words(words), changes(ReadStatedChanges(*this)) {}

std::vector<WordHit> RelationContext::Hits(const WordTable& table) const {
  std::vector<WordHit> hits;
  for (size_t i = 0; i < figures.size(); ++i) {
    if (i > 0 && figures[i].sentence == figures[i - 1].sentence) continue;
    const Range sentence = report.sentences()[figures[i].sentence].range;
    const std::u32string_view text = report.view().substr(0, sentence.end);
    for (auto hit = table.words.FindNext(text, sentence.begin); hit;
         hit = table.words.FindNext(text, hit->end)) {
      hits.push_back({{hit->begin, hit->end}, table.TagOf(*hit)});
    }
  }
  return hits;
}

size_t RelationContext::FirstFrom(uint32_t at) const {
  return std::partition_point(figures.begin(), figures.end(),
                              [at](const Figure& f) { return f.range.begin < at; }) -
         figures.begin();
}

Range RelationContext::SentenceRange(uint32_t at) const {
  return report.sentences()[report.SentenceAt(at)].range;
}

uint32_t RelationContext::Reach(uint32_t at, int reach, Range bounds) {
  const int64_t to = std::clamp<int64_t>(int64_t{at} + reach, bounds.begin, bounds.end);
  return static_cast<uint32_t>(to);
}

UnitMatch MatchUnits(const Figure& a, const Figure& b) {
  if (a.dimension != b.dimension) return UnitMatch::kNo;
  if (a.unit == b.unit) return UnitMatch::kSame;
  if (IsPeople(a.unit) && IsPeople(b.unit)) return UnitMatch::kSame;
  if (CountsBodies(a.unit) && CountsBodies(b.unit)) return UnitMatch::kLike;
  const bool places =
      (CountsPlaces(a) && IsPeople(b.unit)) || (IsPeople(a.unit) && CountsPlaces(b));
  return places ? UnitMatch::kLike : UnitMatch::kNo;
}

bool CountsPeople(const Figure& figure) { return IsPeople(figure.unit); }

bool IsLoose(const Figure& figure) {
  return figure.bound != Bound::kExact || figure.more || figure.value_hi.has_value();
}

Interval IntervalOf(const Figure& figure) {
  const Decimal v = figure.value, p = figure.precision;
  const Decimal tenth = v.Shift(-1);
  if (figure.value_hi) return {v - p, *figure.value_hi + p};
  if (figure.more || figure.bound == Bound::kOver) return {v - p, v + tenth + p + p};
  switch (figure.bound) {
    case Bound::kAbout:
      return {v - tenth - p, v + tenth + p};
    case Bound::kNearly:
      return {v - tenth - p - p, v};
    case Bound::kUnder:
      return {v - tenth - p, v + p};
    default:
      break;
  }
  return NominalIntervalOf(figure);
}

Interval NominalIntervalOf(const Figure& figure) {
  const bool exact =
      figure.dimension == Dimension::kCount && figure.written_out && figure.value.is_whole();
  return exact ? Interval::Exactly(figure.value) : Interval::Around(figure.value, figure.precision);
}

void ToProto(const Finding& finding, const RelationContext& context, v1::Relation* out) {
  out->set_kind(finding.kind);
  for (const size_t m : finding.members) out->add_members(static_cast<uint32_t>(m));
  out->set_verdict(std::string(Verdict(finding, context)));
  out->set_binding(finding.binding == Binding::kStated ? "stated" : "inferred");
  if (finding.stated.defined()) out->set_stated(finding.stated.ToString());
  if (finding.recomputed.defined()) out->set_recomputed(finding.recomputed.ToString());
  out->set_explanation(finding.explanation);
  context.report.Fired(finding.rule, SpanOf(context, finding.members), {}, finding.explanation);
}

Range SpanOf(const RelationContext& context, const std::vector<size_t>& figures) {
  const auto [first, last] = std::minmax_element(figures.begin(), figures.end());
  return {context.figures[*first].range.begin, context.figures[*last].range.end};
}

bool SubjectHas(const Figure& figure, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return figure.subject_text.find(word) != std::string::npos ||
           figure.head_text.find(word) != std::string::npos;
  });
}

int ScaleOf(const Figure& figure, const RelationContext& context) {
  const std::u32string_view number = context.report.View(figure.number);
  for (size_t i = number.size(); i-- > 0 && i + 4 > number.size();) {
    if (number[i] == U'亿') return 8;
    if (number[i] == U'万') return 4;
  }
  return 0;
}

std::string InScale(Decimal value, int scale) { return value.Shift(-scale).ToString(); }

std::string_view ScaleWord(int scale) { return scale == 8 ? "亿" : scale == 4 ? "万" : ""; }

std::string Written(const Figure& figure, const RelationContext& context) {
  return context.report.Utf8(figure.range);
}

}  // namespace dudao::extraction
