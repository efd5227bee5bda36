#include "services/extraction/core/metric/metric_chooser.h"

#include <algorithm>
#include <string>

namespace dudao::extraction {
namespace {

using metrics::Kind;
using metrics::Metric;

// 十三五, P3Y, 2018-2020: more than the one year a yearly figure is of.
bool IsSpan(std::string_view period) {
  constexpr size_t kYears = 9;
  return !period.empty() && (period.front() < '0' || period.front() > '9' ||
                             (period.size() == kYears && period[4] == '-'));
}

// The unit as the table has it: /月 and the like dropped; 师生比1:15 has none.
bool HasUnit(const Metric& m, std::string_view unit) {
  if (m.units.empty() || unit.empty()) return true;
  unit = unit.substr(0, unit.find('/'));
  return std::find(m.units.begin(), m.units.end(), unit) != m.units.end();
}

bool Names(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Of one ownership where the metric is of all, or of another than the metric's.
bool OfOtherOwners(const Metric& m, const FacetWords& context, FacetMask ownership) {
  if (m.ownership.empty()) return false;
  return (ownership & ~context.BitOf(m.ownership)) != 0;
}

bool AdmitsStage(const Metric& m, const Facets& facets) {
  if (m.stages.empty()) return m.kind != Kind::kStock || facets.stage.empty();
  if (facets.several_stages) return m.stages.size() == 1 && !m.own_stage.empty();
  return facets.stage.empty() || Names(m.stages, facets.stage);
}

bool AdmitsFacets(const Metric& m, const FacetWords& context, const Facets& facets) {
  if (facets.elsewhere || facets.several_scopes || !AdmitsStage(m, facets)) return false;
  // Whether it is a school's is known only from its name, which is looked for last.
  const bool may_be = facets.scope.empty() ? Names(m.scopes, "area") || Names(m.scopes, "school")
                                           : Names(m.scopes, facets.scope);
  if (!may_be) return false;
  return !OfOtherOwners(m, context, facets.ownership);
}

bool AdmitsValue(const Metric& m, const Figure& f, bool is_change) {
  if (m.IsChange() != is_change || !HasUnit(m, f.unit)) return false;
  if (m.period == metrics::PeriodKind::kYear && m.kind == Kind::kFlow && IsSpan(f.period))
    return false;
  return m.plausible.Contains(f.value);
}

// What was done is no stock: 新建小学3所、幼儿园2所.
bool TellsOfAnAct(const MetricChooser::Knowledge& known, const MetricChooser::Asked& asked) {
  const auto acts = [&](text::WordHits words) {
    return Outermost(known.context, known.vocabulary, words, FacetWords::kAct) != 0;
  };
  // 招聘教师206名,其中专任教师190名: a part is of what was done to the whole.
  const bool of_part = asked.clause.starts_with(U"其中") || asked.lead_in.starts_with(U"其中");
  return acts(asked.naming.OfSubject()) || acts(asked.naming.OfLeadIn()) ||
         acts(known.vocabulary.Find(of_part ? asked.before : asked.clause));
}

// Whether each word of `b` lies within one of `a`.
bool Holds(const std::vector<text::WordId>& a, const std::vector<text::WordId>& b,
           const text::Vocabulary& vocabulary) {
  return std::all_of(b.begin(), b.end(), [&](text::WordId inner) {
    return std::any_of(a.begin(), a.end(), [&](text::WordId outer) {
      return vocabulary.Word(outer).find(vocabulary.Word(inner)) != std::u32string::npos;
    });
  });
}

// A noun after its number is all there is of it only where the clause says so: 全县有46所幼儿园,
// not 8所乡村小学建成食堂.
bool CountsSubject(const MetricChooser::Asked& asked) {
  if (asked.figure.subject.begin < asked.figure.range.end) return true;
  return asked.lead_in.ends_with(U'有') || asked.lead_in.ends_with(U'共');
}

}  // namespace

MetricChooser::MetricChooser(const metrics::MetricTable& table, text::Vocabulary* vocabulary)
    : claims_(table, vocabulary) {
  for (const Metric& m : table.metrics()) {
    Words words;
    for (const std::string& name : m.dimensions) {
      if (const auto d = DimensionOf(name)) words.dimensions |= 1u << static_cast<int>(*d);
    }
    words.must_have = vocabulary->AddAll(m.must_have);
    words.must_not = vocabulary->AddAll(m.must_not);
    words.must_not_before = vocabulary->AddAll(m.must_not_before);
    dimensions_ |= words.dimensions;
    words_.push_back(std::move(words));
  }
}

bool MetricChooser::Fits(const Knowledge& known, const Asked& asked, uint32_t metric,
                         text::WordHits words) const {
  const Words& own = words_[metric];
  if (!own.must_have.empty() && !HasAny(words, own.must_have)) return false;
  if (HasAny(words, own.must_not) || !Admits(known, asked, metric)) return false;
  return own.must_not_before.empty() ||
         !HasAny(known.vocabulary.Find(asked.before), own.must_not_before);
}

bool MetricChooser::Admits(const Knowledge& known, const Asked& asked, uint32_t metric) const {
  const Metric& m = known.table.metrics()[metric];
  const Figure& f = asked.figure;
  if (((words_[metric].dimensions >> static_cast<int>(f.dimension)) & 1) == 0) return false;
  if (!AdmitsValue(m, f, f.change != 0 || asked.naming.changes)) return false;
  if (m.kind == Kind::kStock && TellsOfAnAct(known, asked)) return false;
  return AdmitsFacets(m, known.context, asked.facets);
}

std::optional<uint32_t> MetricChooser::Best(const Knowledge& known, const Asked& asked,
                                            text::WordHits words) const {
  std::vector<Candidate> found;
  const text::WordHits all = asked.naming.pairs ? words : text::WordHits(asked.naming.words);
  claims_.Match({known.vocabulary, asked.naming, known.context.placing(), known.region.name,
                 CountsSubject(asked)},
                words, [&](const Claim& claim) {
                  auto it = std::find_if(found.begin(), found.end(), [&](const Candidate& c) {
                    return c.metric == claim.metric;
                  });
                  if (it == found.end()) {
                    if (!Fits(known, asked, claim.metric, all)) return;
                    it = found.insert(found.end(), {claim.metric, {}});
                    for (const text::WordId word : words_[claim.metric].must_have) {
                      if (Has(all, word)) it->words.push_back(word);
                    }
                  }
                  it->words.insert(it->words.end(), claim.words.begin(), claim.words.end());
                });
  for (const Candidate& c : found) {
    const bool best = std::all_of(found.begin(), found.end(), [&](const Candidate& other) {
      return &other == &c || (Holds(c.words, other.words, known.vocabulary) &&
                              !Holds(other.words, c.words, known.vocabulary));
    });
    if (best) return c.metric;
  }
  return std::nullopt;
}

std::optional<uint32_t> MetricChooser::Choose(const Knowledge& known, const Asked& asked) const {
  const Naming& naming = asked.naming;
  // 由48人降到43人: what it was. 占总数9870人的: the subject is of the share, not of the whole.
  if (naming.was) return std::nullopt;
  if (naming.of_whole && asked.figure.dimension == Dimension::kCount) return std::nullopt;
  if (const auto by_subject = Best(known, asked, naming.OfSubject())) return by_subject;
  // 毛入园率、普惠率分别达91%、85%: words of the clause name neither.
  const bool placed = Claims::IsPlaced(known.vocabulary, naming, known.context.placing());
  if (naming.pairs && !placed) return std::nullopt;
  return Best(known, asked, naming.words);
}

}  // namespace dudao::extraction
