#include "services/extraction/core/relation/sum_judge.h"

#include <fmt/format.h>

#include <algorithm>

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr size_t kShownParts = 20;  // in an explanation
constexpr int kAverageReach = 12;

bool AddsUp(Dimension d) {
  return d == Dimension::kCount || d == Dimension::kMoney || d == Dimension::kArea ||
         d == Dimension::kLength || d == Dimension::kMass;
}

}  // namespace

std::string WordsOfSum(std::string_view sum, std::string_view total, std::string_view gap,
                       Outcome outcome, bool accused) {
  const std::string out = fmt::format("{}，{}", sum, total);
  if (outcome == Outcome::kMeets) return out + "，相符";
  if (outcome == Outcome::kAbove && accused) return out + fmt::format("，分项多出{}，请核实", gap);
  if (outcome == Outcome::kAbove) {
    return out + fmt::format("，分项多出{}，各分项是否重叠文中未说明", gap);
  }
  return out + fmt::format("，差{}，其余是否另有分项文中未说明", gap);
}

// 人均收入, 元/月 do not add.
bool SumJudge::Adds(size_t i) const {
  const Figure& f = Fig(i);
  if (!AddsUp(f.dimension) || context_.IsChange(i) || f.unit.find('/') != std::string::npos) {
    return false;
  }
  const Range sentence = context_.report.sentences()[f.sentence].range;
  const uint32_t floor = context_.Reach(f.range.begin, -kAverageReach, sentence);
  return context_.Between(floor, f.range.begin).find(U'均') == std::u32string_view::npos;
}

void SumJudge::Decide(std::string_view rule, size_t whole, const PartList& list, Binding binding,
                      bool accusable, bool said_all) {
  const size_t fits = LongestThatHolds(whole, list);
  const size_t apart = MostApart(context_, list, std::max<size_t>(list.unbroken, 1));
  // 学校58所:小学39所、初中19所、高中4所: the first two add up by chance.
  const bool by_chance = fits > 0 && fits < apart && IsTightList(context_, list, apart);
  if (fits > 0 && !by_chance) {
    Add(rule, whole, {list.parts.begin(), list.parts.begin() + fits}, Outcome::kMeets, binding,
        true);
    found_.back().sure = true;
    return;
  }
  if (HoldsLoosely(whole, list))
    return Add(rule, whole, list.parts, Outcome::kMeets, binding, true);
  const std::vector<size_t> parts(list.parts.begin(), list.parts.begin() + apart);
  const Outcome outcome = Check(whole, parts);
  // Parts short of their whole may leave some unnamed; parts that nothing shows to exclude one
  // another may overlap (出境1000人次,其中因私900人次,赴港400人次).
  const Partition partition = PartitionOf(context_, list, apart);
  const bool exclusive = apart == 1 || partition == Partition::kExclusive ||
                         (said_all && partition == Partition::kUnknown);
  const size_t too_large = exclusive ? parts.size() : LargerThan(whole, parts);
  if (accusable && too_large < parts.size()) {
    // 校车25辆,其中公交公司运营30辆,学校自有45辆: one alone is more than the whole.
    Add(rule, whole, {parts[too_large]}, Outcome::kAbove, binding, Alike(whole, parts));
  } else {
    Add(rule, whole, parts, outcome, binding,
        accusable && exclusive && outcome == Outcome::kAbove && Alike(whole, parts));
  }
  found_.back().sure = accusable;
}

// The first of `parts` that alone is more than the whole; their number when none is.
size_t SumJudge::LargerThan(size_t whole, const std::vector<size_t>& parts) const {
  const auto more = [&](size_t p) { return Exceeds(whole, {p}); };
  return static_cast<size_t>(std::find_if(parts.begin(), parts.end(), more) - parts.begin());
}

// 1200余名教师,其中小学800名、初中450名: within what 余 leaves open.
bool SumJudge::HoldsLoosely(size_t whole, const PartList& list) const {
  bool loose = IsLoose(Fig(whole));
  std::vector<Interval> intervals;
  for (const size_t p : list.parts) {
    loose = loose || IsLoose(Fig(p));
    intervals.push_back(IntervalOf(Fig(p)));
  }
  return loose && list.parts.size() > 1 && list.unbroken == list.parts.size() &&
         CheckSum(IntervalOf(Fig(whole)), intervals) == Outcome::kMeets;
}

bool SumJudge::HoldsWithTail(std::string_view rule, size_t whole, const PartList& list) {
  const Interval total = NominalIntervalOf(Fig(whole));
  Interval sum = Interval::Exactly(Decimal(0));
  size_t longest = list.parts.size();
  for (size_t from = list.parts.size(); from-- > 0;) {
    sum = sum + NominalIntervalOf(Fig(list.parts[from]));
    if (from + 2 <= list.parts.size() && Compare(sum, total) == Outcome::kMeets) longest = from;
  }
  if (longest == list.parts.size()) return false;
  Add(rule, whole, {list.parts.begin() + longest, list.parts.end()}, Outcome::kMeets,
      Binding::kStated, true);
  return true;
}

void SumJudge::DecideAll(std::string_view rule, size_t whole, const std::vector<size_t>& parts,
                         bool accusable) {
  const Outcome outcome = Check(whole, parts);
  Add(rule, whole, parts, outcome, Binding::kStated,
      accusable && outcome == Outcome::kAbove && Alike(whole, parts));
}

bool SumJudge::AddsExactly(size_t whole, const std::vector<size_t>& parts) const {
  Decimal sum(0);
  for (const size_t p : parts) sum = sum + Fig(p).value;
  return NominalIntervalOf(Fig(whole)).Contains(sum);
}

bool SumJudge::Alike(size_t whole, const std::vector<size_t>& parts) const {
  return std::all_of(parts.begin(), parts.end(),
                     [&](size_t p) { return MatchUnits(Fig(whole), Fig(p)) == UnitMatch::kSame; });
}

Outcome SumJudge::Check(size_t whole, const std::vector<size_t>& parts) const {
  std::vector<Interval> intervals;
  for (const size_t p : parts) intervals.push_back(NominalIntervalOf(Fig(p)));
  return CheckSum(NominalIntervalOf(Fig(whole)), intervals);
}

// How many parts from the front add up to the whole, the most that do; 0 when none do. One part of
// several is not tried.
size_t SumJudge::LongestThatHolds(size_t whole, const PartList& list) const {
  const Interval total = NominalIntervalOf(Fig(whole));
  Interval sum = Interval::Exactly(Decimal(0));
  size_t longest = 0;
  for (size_t k = 1; k <= list.parts.size(); ++k) {
    sum = sum + NominalIntervalOf(Fig(list.parts[k - 1]));
    const bool tried = k > 1 || list.parts.size() == 1;
    if (tried && Compare(sum, total) == Outcome::kMeets) longest = k;
  }
  return longest;
}

void SumJudge::Add(std::string_view rule, size_t whole, const std::vector<size_t>& parts,
                   Outcome outcome, Binding binding, bool accusable) {
  Finding finding{"sum", {whole}, outcome, binding, accusable};
  finding.members.insert(finding.members.end(), parts.begin(), parts.end());
  Decimal sum(0);
  for (const size_t p : parts) sum = sum + Fig(p).value;
  finding.stated = Fig(whole).value;
  finding.recomputed = sum;
  const bool loose = std::any_of(finding.members.begin(), finding.members.end(),
                                 [this](size_t m) { return IsLoose(Fig(m)); });
  finding.explanation =
      Explain(whole, parts, sum, outcome, accusable && binding == Binding::kStated && !loose);
  finding.rule = rule;
  is_whole_[whole] = true;
  for (const size_t p : parts) is_part_[p] = true;
  found_.push_back(std::move(finding));
}

// 2140+1875+2305=6320, 文中合计6318, 差2.
std::string SumJudge::Explain(size_t whole, const std::vector<size_t>& parts, Decimal sum,
                              Outcome outcome, bool accused) const {
  const Figure& total = Fig(whole);
  const int scale = ScaleOf(total, context_);
  std::string terms;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i == kShownParts) {
      terms += "+…";
      break;
    }
    if (i > 0) terms += "+";
    terms += InScale(Fig(parts[i]).value, scale);
  }
  const std::string unit = fmt::format("{}{}", ScaleWord(scale), total.unit);
  const std::string gap = InScale((total.value - sum).Abs(), scale) + unit;
  if (parts.size() == 1) {
    const std::string pair =
        fmt::format("其中{}，总数{}", Written(Fig(parts[0]), context_), Written(total, context_));
    if (outcome == Outcome::kMeets) return pair + "，两数相同";
    if (outcome == Outcome::kAbove && accused) {
      return pair + fmt::format("，其中数多出{}，请核实", gap);
    }
    if (outcome == Outcome::kAbove) return pair + "，是否同一口径文中未说明";
    return pair + fmt::format("，差{}，其余部分文中未说明", gap);
  }
  return WordsOfSum(fmt::format("{}={}{}", terms, InScale(sum, scale), unit),
                    "文中合计" + Written(total, context_), gap, outcome, accused);
}

}  // namespace dudao::extraction
