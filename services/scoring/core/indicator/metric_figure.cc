#include "services/scoring/core/indicator/metric_figure.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using text::Interval;

constexpr std::u32string_view kRises[] = {U"增长", U"提高", U"上升", U"增加",
                                          U"提升", U"增幅", U"高出", U"回升"};
constexpr std::u32string_view kFalls[] = {U"下降", U"减少", U"降低", U"降幅", U"回落"};

enum class Change { kNone, kRise, kFall };

// 较上年提高 0.3 is a change, 提高到 0.3 is not.
Change ChangeOfLeadIn(std::u32string_view words) {
  while (!words.empty() && Has(U"了约近超逾", words.substr(words.size() - 1)))
    words.remove_suffix(1);
  const auto ends = [&](std::u32string_view verb) { return words.ends_with(verb); };
  if (std::any_of(std::begin(kFalls), std::end(kFalls), ends)) return Change::kFall;
  return std::any_of(std::begin(kRises), std::end(kRises), ends) ? Change::kRise : Change::kNone;
}

Change ChangeOf(const ReportView& report, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  if (!q.has_change()) return ChangeOfLeadIn(report.LeadIn(i));
  return q.change().direction() == "down" ? Change::kFall : Change::kRise;
}

// The words that name figure `i`: its subject with the noun it hangs on, and its clause up to it.
std::vector<WordHit> Naming(const ReportView& report, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  std::vector<WordHit> out;
  out.reserve(16);
  if (!q.subject().empty()) {
    for (const std::string* part : {&q.head(), &q.subject()}) {
      if (const auto words = text::ToUtf32(*part))
        report.vocabulary().Find(*words, 0, static_cast<uint32_t>(words->size()), &out);
    }
  }
  report.AddHits(report.LeadInRange(i), &out);
  return out;
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

// What relations say of each figure.
struct Ties {
  std::vector<bool> violated;                    // member of a relation that does not hold
  std::vector<std::optional<uint32_t>> changes;  // the figure this one is the change of

  explicit Ties(const v1::Extraction& marks)
      : violated(marks.quantities_size()), changes(marks.quantities_size()) {
    for (const v1::Relation& r : marks.relations()) Add(r);
  }

 private:
  void Add(const v1::Relation& r) {
    const bool fails = r.verdict() == "violated";
    const bool grows = r.kind() == "growth" && r.members_size() >= 2;
    for (const uint32_t member : r.members()) {
      if (member >= violated.size()) continue;
      if (fails) violated[member] = true;
      if (grows && member != r.members(0) && r.members(0) < violated.size() && !changes[member])
        changes[member] = r.members(0);
    }
  }
};

// The metric of figure `i`: extraction's, else by its words; for a figure of a stated change also
// by the words of the figure it changes.
std::optional<size_t> MetricOf(const ReportView& report, const MetricDictionary& metrics,
                               const Ties& ties, uint32_t i, WordHits naming, bool is_change) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  if (q.has_metric()) return metrics.ById(q.metric());
  if (Ambiguous(report, i)) return std::nullopt;
  if (const auto own = metrics.Match(naming, q.dimension(), is_change)) return own;
  if (!is_change || !ties.changes[i]) return std::nullopt;
  return metrics.Match(Naming(report, *ties.changes[i]), q.dimension(), is_change);
}

// A change against another year than the one before is no yearly change.
bool ChangeOfSeveralYears(const v1::Quantity& q, const Years& years) {
  if (!q.change().has_base() || !years.duty) return false;
  const auto base = YearOf(q.change().base());
  return base && *base != *years.duty - 1;
}

std::string_view DoubtOf(const v1::Quantity& q, const Metric& metric, const MetricFigure& f,
                         const Years& years, const Ties& ties) {
  if (ties.violated[f.quantity]) return "所在的算式与所列数据不符";
  if (q.has_period() && !f.year) return "所述时段不是单一年度";
  if (f.year && years.duty && *f.year < *years.duty) return "不是本年度的数据";
  if (q.has_value_hi()) return "写作区间";
  if (IsChange(metric.form) && ChangeOfSeveralYears(q, years)) return "不是与上年相比";
  if (metric.form == Form::kZero && !f.value.hi.is_zero()) return "是否属于所列情形须人工核定";
  return {};
}

bool LeftOut(const ReportView& report, const v1::Quantity& q, uint32_t i) {
  if (q.modality() == "target" || q.has_place()) return true;
  if (q.scope() == "school" || q.scope() == "class" || q.scope() == "group") return true;
  if (report.sentences().empty()) return true;
  const Sentence& s = report.sentences()[report.SentenceOf(i)];
  return report.ParagraphOf(s).role == "plans";
}

bool IsPartScope(const v1::Quantity& q) { return q.scope() == "urban" || q.scope() == "rural"; }

// A change in the direction the line asks for counts up, the other way down.
Interval Directed(Interval value, Form form, Change change) {
  const bool against = (form == Form::kChange && change == Change::kFall) ||
                       (form == Form::kFall && change == Change::kRise);
  return against ? Interval{-value.hi, -value.lo} : value;
}

std::optional<MetricFigure> MapFigure(const ReportView& report, const MetricDictionary& metrics,
                                      const Years& years, const Ties& ties, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  if (!q.has_metric() && !metrics.Takes(q.dimension())) return std::nullopt;
  if (LeftOut(report, q, i) || IsPartScope(q)) return std::nullopt;
  const Change change = ChangeOf(report, i);
  const std::vector<WordHit> naming = Naming(report, i);
  const auto metric = MetricOf(report, metrics, ties, i, naming, change != Change::kNone);
  if (!metric) return std::nullopt;
  const Form form = metrics.metrics()[*metric].form;
  MetricFigure f;
  f.quantity = i;
  f.metric = *metric;
  f.stage = q.has_stage() ? std::string_view(q.stage()) : metrics.StageOf(naming);
  f.unit = q.unit();
  f.value = Directed(ValuesOf(q), form, change);
  if (q.has_period()) f.year = YearOf(q.period());
  f.own_period = q.period_source() == "stated";
  f.own_scope = q.scope() == "area";
  f.restated = q.modality() == "standard" || q.bound().starts_with("required");
  f.doubt = DoubtOf(q, metrics.metrics()[*metric], f, years, ties);
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
  const Ties ties(report.extraction());
  const auto count = static_cast<uint32_t>(report.extraction().quantities_size());
  for (uint32_t i = 0; i < count; ++i) {
    if (auto figure = MapFigure(report, metrics, years, ties, i)) out.push_back(*std::move(figure));
  }
  return out;
}

}  // namespace dudao::scoring
