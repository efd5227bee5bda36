#include "services/extraction/core/metric/metric_setter.h"

#include <algorithm>
#include <string>

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

using metrics::Metric;

// How far back a sentence is read: what is longer is a table.
constexpr uint32_t kReach = 120;  // characters
constexpr uint32_t kClausesBack = 12, kFiguresBack = 12;

bool Names(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// 其中幼儿园|8265名, 、小学|13620名: nothing but the subject stands between two figures of a list.
bool ContinuesList(std::u32string_view lead_in, std::u32string_view subject) {
  if (!lead_in.ends_with(subject)) return false;
  const std::u32string_view before = lead_in.substr(0, lead_in.size() - subject.size());
  return before.empty() || before == U"、" || before == U"和" || before == U"及" ||
         before == U"其中";
}

void SetText(std::string_view value, std::string* out) { out->assign(value); }

}  // namespace

MetricSetter::MetricSetter(const MetricWords& words, const ReportText& report,
                           const std::vector<Figure>& figures)
    : words_(words),
      report_(report),
      figures_(figures),
      region_(RegionOf(report.segmentation().frame(), words.context)),
      naming_(words.vocabulary, words.context, report, figures) {}

void MetricSetter::Set(uint32_t i, v1::Quantity* out) {
  const Figure& f = figures_[i];
  const Naming& naming = naming_.Read(i);
  if (!words_.chooser.Takes(f.dimension)) return;
  const auto [facets, index] = ReadFigure(i, naming);
  const Metric* metric = index ? &words_.table.metrics()[*index] : nullptr;
  const auto stage =
      metric != nullptr ? StageFor(*metric, i, naming, facets) : std::optional(facets.stage);
  if (stage && !stage->empty()) SetText(*stage, out->mutable_stage());
  if (metric == nullptr) SetEach(i, out);
  if (metric == nullptr || !stage) return;
  SetPlace(*metric, i, facets, out);
  if (out->has_scope()) SetText(metric->id, out->mutable_metric());
}

// 封闭化管理率、专职保安配备率、护学岗设置率均达100%: one figure for several metrics.
void MetricSetter::SetEach(uint32_t i, v1::Quantity* out) const {
  const Figure& f = figures_[i];
  if (f.dimension != Dimension::kPercent || f.subject.end > f.range.begin) return;
  // A subject far back is an earlier figure's.
  static constexpr uint32_t kLongestLink = 12, kLongestList = 80;
  if (f.range.begin - f.subject.end > kLongestLink || f.subject.size() > kLongestList) return;
  const std::u32string_view link = report_.View({f.subject.end, f.range.begin});
  if (link.find_first_of(U"均都全") == std::u32string_view::npos) return;
  uint32_t begin = f.subject.begin;
  for (uint32_t at = begin; at <= f.subject.end; ++at) {
    if (at < f.subject.end && report_.view()[at] != U'、') continue;
    const auto metric = ChooseFor(i, {begin, at});
    const bool lists = begin > f.subject.begin || at < f.subject.end;
    if (lists && metric) out->add_each_metric(words_.table.metrics()[*metric].id);
    begin = at + 1;
  }
}

// By `name` alone, as if it were the figure's subject; a metric of stages has none here.
std::optional<uint32_t> MetricSetter::ChooseFor(uint32_t i, Range name) const {
  std::vector<Figure> one(1, figures_[i]);
  one[0].subject = name;
  one[0].subject_text = report_.Utf8(name);
  one[0].head_text.clear();
  NamingReader reader(words_.vocabulary, words_.context, report_, one);
  Naming naming = reader.Read(0);
  naming.words.resize(naming.subject_words);
  naming.lead_in = {name.begin, name.begin};
  const Facets facets = FacetsOf(words_.context, words_.vocabulary, region_, naming);
  const MetricChooser::Knowledge known{words_.table, words_.vocabulary, words_.context, region_};
  const auto metric = words_.chooser.Choose(known, {one[0], naming, facets, {}, {}, {}});
  if (!metric || !words_.table.metrics()[*metric].stages.empty()) return std::nullopt;
  v1::Quantity placed;
  SetPlace(words_.table.metrics()[*metric], i, facets, &placed);
  return placed.scope() == "area" && !placed.has_place() ? metric : std::nullopt;
}

// By the words beside the figure, then with the noun its subject hangs on, which is further off.
MetricSetter::Reading MetricSetter::ReadFigure(uint32_t i, const Naming& naming) {
  const auto facets_of = [&] {
    return FacetsOf(words_.context, words_.vocabulary, region_, naming);
  };
  Reading out{facets_of(), std::nullopt};
  out.metric = Choose(i, naming, out.facets);
  if (!out.metric) out.metric = AsPartOfTheLast(i, Asked(i, naming, out.facets));
  if (!out.metric && DropPlaceOf(i)) out.metric = Choose(i, naming, out.facets);
  if (!out.metric && naming_.AddHead(i)) {
    out.facets = facets_of();
    out.metric = Choose(i, naming, out.facets);
  }
  last_ = {out.metric, i};
  return out;
}

// 云溪镇中心小学专任教师46人: the name the subject begins with is asked for last.
bool MetricSetter::DropPlaceOf(uint32_t i) {
  const Figure& f = figures_[i];
  if (f.dimension != Dimension::kCount || f.subject.empty()) return false;
  const auto place = words_.places.Find(report_, f.subject, region_);
  if (!place || place->range.begin != f.subject.begin) return false;
  naming_.DropPlace(place->range.size());
  return true;
}

MetricChooser::Asked MetricSetter::Asked(uint32_t i, const Naming& naming,
                                         const Facets& facets) const {
  const Figure& f = figures_[i];
  const uint32_t sentence = report_.sentences()[f.sentence].range.begin;
  const uint32_t clause = report_.clauses()[f.clause].range.begin;
  const uint32_t end = naming.lead_in.begin;
  const auto back_to = [end](uint32_t begin) {
    return Range{std::max(std::min(begin, end), end - std::min(end, kReach)), end};
  };
  return {f,
          naming,
          facets,
          report_.View(naming.lead_in),
          report_.View(back_to(sentence)),
          report_.View(back_to(clause))};
}

std::optional<uint32_t> MetricSetter::Choose(uint32_t i, const Naming& naming,
                                             const Facets& facets) const {
  const MetricChooser::Knowledge known{words_.table, words_.vocabulary, words_.context, region_};
  return words_.chooser.Choose(known, Asked(i, naming, facets));
}

// 专任教师38420名,其中幼儿园8265名,小学13620名: a part is named by its stage alone.
std::optional<uint32_t> MetricSetter::AsPartOfTheLast(uint32_t i,
                                                      const MetricChooser::Asked& asked) const {
  const Figure& f = figures_[i];
  if (!last_.metric || last_.figure + 1 != i || asked.naming.was) return std::nullopt;
  const Figure& whole = figures_[last_.figure];
  const Metric& m = words_.table.metrics()[*last_.metric];
  if (m.kind != metrics::Kind::kStock || whole.sentence != f.sentence || whole.unit != f.unit)
    return std::nullopt;
  if (asked.facets.stage.empty() || !Names(m.stages, asked.facets.stage)) return std::nullopt;
  if (!ContinuesList(report_.View(asked.naming.lead_in), asked.naming.subject) ||
      !Claims::IsPlaced(words_.vocabulary, asked.naming, words_.context.placing()))
    return std::nullopt;
  const MetricChooser::Knowledge known{words_.table, words_.vocabulary, words_.context, region_};
  if (!words_.chooser.Admits(known, asked, *last_.metric)) return std::nullopt;
  return last_.metric;
}

std::optional<std::string_view> MetricSetter::StageFor(const Metric& metric, uint32_t i,
                                                       const Naming& naming, const Facets& facets) {
  if (metric.stages.empty() || !facets.stage.empty()) return facets.stage;
  if (!metric.own_stage.empty()) return metric.own_stage;
  const StageBefore before = StageOfSentence(i, naming);
  if (before.unclear || (!before.stage.empty() && !Names(metric.stages, before.stage)))
    return std::nullopt;
  if (!before.stage.empty() || before.whole) return before.stage;
  const std::string_view of_heading = StageOfHeading(figures_[i]);
  return Names(metric.stages, of_heading) ? of_heading : std::string_view();
}

// The part of the sentence after its last ';' is asked first.
MetricSetter::StageBefore MetricSetter::StageOfSentence(uint32_t i, const Naming& naming) {
  const Figure& f = figures_[i];
  const auto& clauses = report_.clauses();
  const uint32_t first = report_.sentences()[f.sentence].first_clause;
  uint32_t from = f.clause;
  while (from > first && f.clause - from < kClausesBack && clauses[from - 1].stop != U';') --from;
  const StageBefore near = StageOfClauses(from, i, naming);
  const bool named = near.unclear || near.whole || !near.stage.empty();
  return named || from == first ? near : StageOfClauses(first, i, naming);
}

// 学前三年毛入园率93.6%,专任教师3842人: a rate's stage is its own.
bool MetricSetter::StatesRate(uint32_t clause, uint32_t i) const {
  const uint32_t first = i - std::min(i, kFiguresBack);
  for (uint32_t k = i; k-- > first && figures_[k].clause >= clause;) {
    const Dimension d = figures_[k].dimension;
    if (figures_[k].clause == clause && d != Dimension::kCount && d != Dimension::kMoney)
      return true;
  }
  return false;
}

// 小学41所,在校学生21640人 → 小学. Of several named in one list the figure is of the whole:
// 幼儿园46所、 小学41所,在校学生31510人. Of several named apart nobody can tell.
MetricSetter::StageBefore MetricSetter::StageOfClauses(uint32_t from, uint32_t i,
                                                       const Naming& naming) {
  const uint32_t last = figures_[i].clause;
  from = std::max(from, last - std::min(last, kClausesBack));
  StageBefore out;
  for (uint32_t c = from; c <= last; ++c) {
    if (StatesRate(c, i)) continue;
    const Range clause = report_.clauses()[c].range;
    scratch_.clear();
    words_.vocabulary.Find(report_.view(), clause.begin, std::min(clause.end, naming.lead_in.begin),
                           &scratch_);
    bool several = false;
    const std::string_view stage = StageOf(words_.context, words_.vocabulary, scratch_, &several);
    if (stage.empty() && !several) continue;
    const bool first = out.stage.empty() && !out.whole;
    out.unclear = out.unclear || !(first || (!several && stage == out.stage));
    out.whole = several;
    out.stage = stage;
  }
  return out;
}

// The stage of the innermost heading that names one: (三)学前教育普及普惠情况.
std::string_view MetricSetter::StageOfHeading(const Figure& f) {
  auto heading = report_.paragraphs()[f.paragraph].heading;
  const auto& headings = report_.segmentation().headings();
  while (heading && *heading < static_cast<uint32_t>(headings.size())) {
    const v1::Heading& h = headings[static_cast<int>(*heading)];
    const auto words = words_.vocabulary.Find(text::ToUtf32(h.text()).value_or(U""));
    bool several = false;
    const std::string_view stage = StageOf(words_.context, words_.vocabulary, words, &several);
    if (several) return {};
    if (!stage.empty()) return stage;
    heading = h.has_parent() ? std::optional<uint32_t>(h.parent()) : std::nullopt;
  }
  return {};
}

// 城南两所小学学位紧张,平均班额接近45人: the sentence is of some schools.
bool MetricSetter::IsOfFewSchools(uint32_t i) const {
  const text::Decimal few(10);
  const uint32_t first = i - std::min(i, kFiguresBack);
  for (uint32_t k = i; k-- > first && figures_[k].sentence == figures_[i].sentence;) {
    const Figure& f = figures_[k];
    if (f.unit == "所" && f.value < few && f.subject.begin >= f.range.end) return true;
  }
  return false;
}

// Sets scope, and place; neither when the figure is another county's, or of a school where the
// metric has none.
void MetricSetter::SetPlace(const Metric& metric, uint32_t i, const Facets& facets,
                            v1::Quantity* out) const {
  const Figure& f = figures_[i];
  const Range sentence = report_.sentences()[f.sentence].range;
  const uint32_t begin = std::max(sentence.begin, f.range.begin - std::min(f.range.begin, kReach));
  const auto place = words_.places.Find(report_, {begin, f.range.begin}, region_);
  if ((place && place->elsewhere) || IsOfFewSchools(i)) return;
  const bool school = region_.level == "school" || (place && place->school);
  std::string_view scope = school ? "school" : facets.scope.empty() ? "area" : facets.scope;
  if (!Names(metric.scopes, scope)) return;
  // The group is the metric's own: 残疾儿童 of the disabled's enrolment.
  if (scope == "group") scope = "area";
  SetText(scope, out->mutable_scope());
  if (place) out->set_place(report_.Utf8(place->range));
}

}  // namespace dudao::extraction
