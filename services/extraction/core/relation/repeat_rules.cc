#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "common/text/utf.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

constexpr size_t kShortestSubject = 9;  // bytes: three characters
constexpr uint32_t kStageReach = 200;   // characters before a figure that may narrow it to a stage
constexpr uint32_t kLeadReach = 24;     // characters before a figure that may hold its scope

// What two figures must share to be the same thing: subject, head, unit and period.
using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

Key KeyOf(const Figure& f) { return {f.subject_text, f.head_text, f.unit, f.period}; }

struct KeyHash {
  size_t operator()(const Key& key) const {
    constexpr std::hash<std::string_view> kHash;
    const auto& [subject, head, unit, period] = key;
    size_t all = kHash(subject);
    for (const std::string_view part : {head, unit, period}) all = all * 31 + kHash(part);
    return all;
  }
};

bool CanRepeat(const Figure& f) {
  return f.modality == Modality::kFact && f.change == 0 && !IsLoose(f) &&
         f.subject_text.size() >= kShortestSubject && f.dimension != Dimension::kDuration;
}

bool StripHead(std::u32string_view* words, std::initializer_list<std::u32string_view> heads) {
  for (const std::u32string_view head : heads) {
    if (words->starts_with(head)) {
      words->remove_prefix(head.size());
      return true;
    }
  }
  return false;
}

class RepeatFinder {
 public:
  explicit RepeatFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    last_.reserve(context_.figures.size());
    for (size_t i = 0; i < context_.figures.size(); ++i) {
      if (!CanRepeat(Fig(i))) continue;
      const auto [it, is_new] = last_.try_emplace(KeyOf(Fig(i)), i);
      if (is_new) continue;
      Pair(it->second, i);
      it->second = i;
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  void Pair(size_t before, size_t i) {
    const Figure &a = Fig(before), &b = Fig(i);
    if (a.sentence == b.sentence) return;
    if (a.value == b.value) {
      Add(before, i, "repeat.same", Outcome::kMeets,
          fmt::format("{}{}两处一致", b.subject_text, Written(b, context_)));
    } else if (IsTwoValues(before, i)) {
      const bool up = a.value < b.value;
      Add(before, i, "repeat.two_values", up ? Outcome::kAbove : Outcome::kBelow,
          fmt::format("{}一处为{}，另一处为{}", b.subject_text, Written(a, context_),
                      Written(b, context_)));
    }
  }

  // 全县专任教师3120人 and 全县共有专任教师3210人: all of one place, nothing else said of either,
  // and near enough to be the same count.
  bool IsTwoValues(size_t before, size_t i) const {
    const Figure &a = Fig(before), &b = Fig(i);
    if (a.dimension != Dimension::kCount || a.period_source == PeriodSource::kInherited ||
        b.period_source == PeriodSource::kInherited) {
      return false;
    }
    if (a.value > b.value + b.value || b.value > a.value + a.value) return false;
    const auto scope = ScopeOf(a);
    return !scope.empty() && scope == ScopeOf(b) && Tells(a) && Tells(b) && IsAllSaid(a) &&
           IsAllSaid(b) && !NarrowsStage(a) && !NarrowsStage(b);
  }

  // 全县学校86所完成改造 is of some of them; 全县学校86所, 全县学校86所全部安装监控 are not.
  bool IsAllSaid(const Figure& f) const {
    const char32_t next = context_.At(f.range.end);
    return next == 0 || std::u32string_view(U",;。(\n全均").find(next) != std::u32string_view::npos;
  }

  // Whether the paragraph, or the heading over it, speaks of one stage: 全县在校学生 under 义务教育
  // are not all pupils.
  bool NarrowsStage(const Figure& f) const {
    const Paragraph& p = context_.report.paragraphs()[f.paragraph];
    const uint32_t from =
        std::max(p.range.begin, f.subject.begin - std::min(f.subject.begin, kStageReach));
    if (NamesStage(context_.Between(from, f.subject.begin))) return true;
    if (!p.heading) return false;
    const auto& heading = context_.report.segmentation().headings(static_cast<int>(*p.heading));
    return NamesStage(text::ToUtf32(heading.text()).value_or(U""));
  }

  bool NamesStage(std::u32string_view words) const {
    const WordTable& table = context_.words.partitions;
    for (const auto& hit : table.words.FindAll(words)) {
      if (table.TagOf(hit) == "stage") return true;
    }
    return false;
  }

  // 全县 of 全县共有专任教师3120人; empty when the clause says anything but the place, 共有 and the
  // subject.
  std::u32string_view ScopeOf(const Figure& f) const {
    const Range clause = context_.report.BeforeInClause(f.clause, f.range.begin);
    auto words = context_.Between(clause.begin, f.range.begin);
    const auto subject = context_.report.View(f.subject);
    if (f.subject.empty() || !words.ends_with(subject) || words.size() > kLeadReach) return {};
    words.remove_suffix(subject.size());
    const auto scope = words.substr(0, 2);
    if (!StripHead(&words, {U"全县", U"全区", U"全市", U"全州", U"全旗", U"全镇", U"全省"}))
      return {};
    StripHead(&words, {U"现", U"共", U"目前"});
    StripHead(&words, {U"有", U"有"});
    return words.empty() ? scope : std::u32string_view();
  }

  // Whether the section tells how things are: not what was wrong, then or now, nor what is planned.
  bool Tells(const Figure& f) const {
    const auto role = context_.report.paragraphs()[f.paragraph].role;
    return role != "plans" && role != "problems" && role != "rectification" &&
           role != "current_year";
  }

  void Add(size_t before, size_t i, std::string_view rule, Outcome outcome, std::string words) {
    const bool differ = outcome != Outcome::kMeets;
    Finding finding{
        "repeat", {before, i}, outcome, differ ? Binding::kStated : Binding::kInferred, differ};
    finding.rule = rule;
    finding.stated = Fig(i).value;
    finding.recomputed = Fig(before).value;
    finding.explanation = std::move(words);
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::unordered_map<Key, size_t, KeyHash> last_;
  std::vector<Finding> found_;
};

}  // namespace

// 共有民办幼儿园6所 … 对民办幼儿园6所进行检查: told twice, the same. Two values of one name are
// left to a person unless both are of the whole place: the name alone does not say that the scope
// is the same.
std::vector<Finding> FindRepeats(const RelationContext& context) {
  return RepeatFinder(context).Run();
}

}  // namespace dudao::extraction
