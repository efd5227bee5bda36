#include "services/scoring/core/indicator/metric_figure.h"

#include <charconv>

namespace dudao::scoring {
namespace {

using metrics::Form;
using metrics::Metric;
using text::Decimal;
using text::Interval;

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

// Whether each figure is a member of a relation that does not hold.
std::vector<bool> Violated(const v1::Extraction& marks) {
  std::vector<bool> out(static_cast<size_t>(marks.quantities_size()));
  for (const v1::Relation& r : marks.relations()) {
    if (r.verdict() != "violated") continue;
    for (const uint32_t member : r.members()) {
      if (member < out.size()) out[member] = true;
    }
  }
  return out;
}

// A change against another year than the one before is no yearly change.
bool ChangeOfSeveralYears(const v1::Quantity& q, const Years& years) {
  if (!q.change().has_base() || !years.duty) return false;
  const auto base = YearOf(q.change().base());
  return base && *base != *years.duty - 1;
}

std::string_view DoubtOf(const v1::Quantity& q, const Metric& metric, const MetricFigure& f,
                         const Years& years, bool violated) {
  if (violated) return "所在的算式与所列数据不符";
  if (q.has_period() && !f.year) return "所述时段不是单一年度";
  if (f.year && years.duty && *f.year < *years.duty) return "不是本年度的数据";
  if (q.has_value_hi()) return "写作区间";
  if (metric.IsChange() && !q.has_change()) return "未写明是增是减";
  if (metric.IsChange() && ChangeOfSeveralYears(q, years)) return "不是与上年相比";
  if (metric.form == Form::kZero && !f.value.hi.is_zero()) return "是否属于所列情形须人工核定";
  return {};
}

// Of a part of the place, or of what is yet to come.
bool LeftOut(const ReportView& report, const v1::Quantity& q, uint32_t i) {
  if (q.modality() == "target" || q.has_place()) return true;
  if (!q.scope().empty() && q.scope() != "area") return true;
  if (report.sentences().empty()) return true;
  const Sentence& s = report.sentences()[report.SentenceOf(i)];
  return report.ParagraphOf(s).role == "plans";
}

// A change in the direction the line asks for counts up, the other way down.
Interval Directed(Interval value, Form form, const v1::Quantity& q) {
  const bool down = q.change().direction() == "down";
  const bool against = (form == Form::kChange && down) || (form == Form::kFall && !down);
  return against ? Interval{-value.hi, -value.lo} : value;
}

std::optional<MetricFigure> MapFigure(const ReportView& report, const metrics::MetricTable& table,
                                      const Years& years, uint32_t i, const std::string& id,
                                      bool violated) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  if (LeftOut(report, q, i)) return std::nullopt;
  const auto index = table.ById(id);
  if (!index) return std::nullopt;
  const Metric& metric = table.metrics()[*index];
  MetricFigure f;
  f.quantity = i;
  f.metric = *index;
  f.stage = q.stage();
  f.unit = q.unit();
  f.value = Directed(ValuesOf(q), metric.form, q);
  if (q.has_period()) f.year = YearOf(q.period());
  f.own_period = q.period_source() == "stated";
  f.restated = q.modality() == "standard" || q.bound().starts_with("required");
  f.doubt = DoubtOf(q, metric, f, years, violated);
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

std::vector<MetricFigure> MapFigures(const ReportView& report, const metrics::MetricTable& metrics,
                                     const Years& years) {
  std::vector<MetricFigure> out;
  const std::vector<bool> violated = Violated(report.extraction());
  for (uint32_t i = 0; i < violated.size(); ++i) {
    const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
    const auto add = [&](const std::string& id) {
      if (auto figure = MapFigure(report, metrics, years, i, id, violated[i]))
        out.push_back(*std::move(figure));
    };
    if (q.has_metric()) add(q.metric());
    for (const std::string& id : q.each_metric()) add(id);
  }
  return out;
}

}  // namespace dudao::scoring
