#include "services/scoring/core/indicator/metric_figure.h"

#include <algorithm>
#include <charconv>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using text::Interval;

// 较上年提高 0.3 is a change, 提高到 0.3 is not.
bool LeadInTellsChange(std::u32string_view lead_in) {
  while (!lead_in.empty() && (lead_in.back() == U'了' || lead_in.back() == U'约'))
    lead_in.remove_suffix(1);
  for (const std::u32string_view verb :
       {U"增长", U"提高", U"下降", U"上升", U"增加", U"减少", U"降低", U"提升", U"增幅", U"降幅"}) {
    if (lead_in.ends_with(verb)) return true;
  }
  return false;
}

// The words that name figure `i`: its subject with the noun it hangs on, else its clause up to it.
std::u32string Naming(const ReportView& report, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  std::u32string words;
  if (!q.subject().empty()) {
    words = text::ToUtf32(q.head()).value_or(U"") + U" " + text::ToUtf32(q.subject()).value_or(U"");
    words += U" ";
  }
  return words.append(report.LeadIn(i));
}

// 毛入园率、普惠率分别达91%、85%: which figure is whose is extraction's to say; words of the clause
// name neither.
bool Ambiguous(const ReportView& report, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  return q.subject().empty() && Has(report.LeadIn(i), U"分别");
}

// Year a period ends in: 2020, 2018-2019, 2021-09; nothing for 十三五 and P3Y.
std::optional<int> YearOf(std::string_view period) {
  for (size_t at = period.size(); at-- > 0;) {
    if (at + 4 > period.size() || (at > 0 && period[at - 1] >= '0' && period[at - 1] <= '9'))
      continue;
    int year = 0;
    const auto [end, error] = std::from_chars(period.data() + at, period.data() + at + 4, year);
    if (error == std::errc() && end == period.data() + at + 4 && year >= 1900) return year;
  }
  return std::nullopt;
}

// The metric of figure `i`: extraction's, else by its words; for a figure of a stated change also
// by the words of the figure it changes.
std::optional<size_t> MetricOf(const ReportView& report, const MetricDictionary& metrics,
                               uint32_t i, bool is_change) {
  const v1::Extraction& marks = report.extraction();
  const v1::Quantity& q = marks.quantities(static_cast<int>(i));
  if (q.has_metric()) return metrics.ById(q.metric());
  if (Ambiguous(report, i)) return std::nullopt;
  if (const auto own = metrics.Match(Naming(report, i), q.dimension(), is_change)) return own;
  if (!is_change) return std::nullopt;
  for (const v1::Relation& r : marks.relations()) {
    if (r.kind() != "growth" || r.members_size() < 2 || r.members(0) == i) continue;
    if (std::find(r.members().begin(), r.members().end(), i) == r.members().end()) continue;
    if (r.members(0) >= static_cast<uint32_t>(marks.quantities_size())) continue;
    return metrics.Match(Naming(report, r.members(0)), q.dimension(), is_change);
  }
  return std::nullopt;
}

bool InViolatedRelation(const v1::Extraction& marks, uint32_t i) {
  return std::any_of(marks.relations().begin(), marks.relations().end(), [&](const auto& r) {
    return r.verdict() == "violated" &&
           std::find(r.members().begin(), r.members().end(), i) != r.members().end();
  });
}

// A change against another year than the one before is no yearly change.
bool ChangeOfSeveralYears(const v1::Quantity& q, const Years& years) {
  if (!q.change().has_base() || !years.duty) return false;
  const auto base = YearOf(q.change().base());
  return base && *base != *years.duty - 1;
}

std::string DoubtOf(const v1::Quantity& q, const Metric& metric, const MetricFigure& f,
                    const Years& years, const v1::Extraction& marks) {
  if (InViolatedRelation(marks, f.quantity)) return "所在的算式与所列数据不符";
  if (q.has_period() && !f.year) return "所述时段不是单一年度";
  if (f.year && years.duty && *f.year < *years.duty) return "不是本年度的数据";
  if (q.has_value_hi()) return "写作区间";
  if (metric.form == Form::kChange && ChangeOfSeveralYears(q, years)) return "不是与上年相比";
  if (metric.form == Form::kZero && !f.value.hi.is_zero()) return "是否属于所列情形须人工核定";
  return {};
}

bool LeftOut(const ReportView& report, const v1::Quantity& q, uint32_t i) {
  if (q.modality() == "target" || q.has_place()) return true;
  if (q.scope() == "school" || q.scope() == "class" || q.scope() == "group") return true;
  if (report.sentences().empty()) return true;
  const Sentence& s = report.sentences()[report.SentenceAt(report.Figure(i).begin)];
  return report.ParagraphOf(s).role == "plans";
}

bool IsPartScope(const v1::Quantity& q) { return q.scope() == "urban" || q.scope() == "rural"; }

std::string StageOf(const ReportView& report, const MetricDictionary& metrics, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  return q.has_stage() ? q.stage() : metrics.StageOf(Naming(report, i));
}

std::optional<MetricFigure> MapFigure(const ReportView& report, const MetricDictionary& metrics,
                                      const Years& years, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  if (LeftOut(report, q, i) || IsPartScope(q)) return std::nullopt;
  const bool is_change = q.has_change() || LeadInTellsChange(report.LeadIn(i));
  const auto metric = MetricOf(report, metrics, i, is_change);
  if (!metric) return std::nullopt;
  MetricFigure f;
  f.quantity = i;
  f.metric = *metric;
  f.stage = StageOf(report, metrics, i);
  f.unit = q.unit();
  f.value = ValuesOf(q);
  if (is_change && q.change().direction() == "down") f.value = {-f.value.hi, -f.value.lo};
  if (q.has_period()) f.year = YearOf(q.period());
  f.own_period = q.period_source() == "stated";
  f.own_scope = q.scope() == "area";
  f.restated = q.modality() == "standard" || q.bound().starts_with("required");
  f.doubt = DoubtOf(q, metrics.metrics()[*metric], f, years, report.extraction());
  return f;
}

}  // namespace

Interval ValuesOf(const v1::Quantity& q) {
  const Decimal value = Decimal::Parse(q.value()).value_or(Decimal::Undefined());
  const Decimal half = Decimal::Parse(q.precision()).value_or(Decimal(0));
  const Decimal place = half + half;
  if (q.bound() == "over") return {value, value + place};
  if (q.bound() == "under" || q.bound() == "nearly") return {value - place, value};
  if (q.bound() == "about") return Interval::Around(value, half);
  return Interval::Exactly(value);
}

std::vector<MetricFigure> MapFigures(const ReportView& report, const MetricDictionary& metrics,
                                     const Years& years) {
  std::vector<MetricFigure> out;
  const auto count = static_cast<uint32_t>(report.extraction().quantities_size());
  for (uint32_t i = 0; i < count; ++i) {
    if (auto figure = MapFigure(report, metrics, years, i)) out.push_back(*std::move(figure));
  }
  return out;
}

}  // namespace dudao::scoring
