#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "services/extraction/core/relation/part_list.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr int kWholeReach = 200;       // characters between a whole and its 其中
constexpr size_t kWholesTried = 8;     // figures looked at for a whole
constexpr size_t kShownParts = 20;     // in an explanation
constexpr size_t kInferredParts = 12;  // of a list no word binds
constexpr int kInferredReach = 150;
constexpr int kAverageReach = 12;
constexpr int kListReach = 400;  // characters to the bracket that closes a list
constexpr int kLeadReach = 30;   // characters before a whole that may hold its 共

bool AddsUp(Dimension d) {
  return d == Dimension::kCount || d == Dimension::kMoney || d == Dimension::kArea ||
         d == Dimension::kLength || d == Dimension::kMass;
}

class SumFinder {
 public:
  explicit SumFinder(const RelationContext& context)
      : context_(context), hits_(context), is_whole_(context.figures.size()) {}

  std::vector<Finding> Run() {
    for (const WordHit& hit : hits_.all()) {
      if (hit.sense == "among") Among(hit.range);
      if (hit.sense == "sum") Total(hit.range);
    }
    BareLists();
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // Averages and amounts a head (人均收入, 元/月) do not add, nor do changes.
  bool Adds(size_t i) const {
    const Figure& f = Fig(i);
    if (!AddsUp(f.dimension) || context_.IsChange(i) || f.unit.find('/') != std::string::npos)
      return false;
    const Range sentence = context_.SentenceRange(f.range.begin);
    const uint32_t floor = context_.Reach(f.range.begin, -kAverageReach, sentence);
    return context_.Between(floor, f.range.begin).find(U'均') == std::u32string_view::npos;
  }

  // 共有幼儿园251所,其中公办250所,民办1所.
  void Among(Range word) {
    const Range sentence = context_.SentenceRange(word.begin);
    const size_t first = context_.FirstFrom(word.end);
    if (first >= context_.figures.size() || Fig(first).range.begin >= sentence.end) return;
    if (!Adds(first) || !FollowsAtOnce(word.end, first)) return;
    const bool opens = word.begin == sentence.begin;
    const auto whole = WholeBefore(word.begin, Fig(first));
    if (!whole) return;
    PartList list = GatherParts(context_, hits_, Fig(*whole), word.end, EndOfList(word, sentence));
    if (list.parts.empty() || list.parts[0] != first) return;
    Decide(*whole, list, opens ? Binding::kInferred : Binding::kStated,
           IsOnlyWhole(*whole, sentence));
  }

  // Within brackets a list ends with them, else with the sentence.
  uint32_t EndOfList(Range word, Range sentence) const {
    uint32_t i = word.begin;
    const uint32_t floor = context_.Reach(word.begin, -60, sentence);
    while (i > floor && context_.At(i - 1) != U'(' && context_.At(i - 1) != U')') --i;
    if (i == floor || context_.At(i - 1) != U'(') return sentence.end;
    int depth = 1;
    const uint32_t limit = context_.Reach(word.end, kListReach, sentence);
    for (uint32_t k = word.end; k < limit; ++k) {
      if (context_.At(k) == U'(') ++depth;
      if (context_.At(k) == U')' && --depth == 0) return k;
    }
    return sentence.end;
  }

  // The nearest figure before `at` that `part` can be a part of: of the same unit, else of a like
  // one. At the start of a sentence the one before is looked at.
  std::optional<size_t> WholeBefore(uint32_t at, const Figure& part) const {
    Range bounds = context_.SentenceRange(at);
    if (at == bounds.begin) {
      const Paragraph& paragraph = context_.report.paragraphs()[part.paragraph];
      if (at == paragraph.range.begin) return std::nullopt;
      bounds = context_.SentenceRange(at - 1);
    }
    const uint32_t floor = context_.Reach(at, -kWholeReach, bounds);
    std::optional<size_t> like;
    size_t tried = 0;
    for (size_t i = context_.FirstFrom(at); i-- > 0 && tried < kWholesTried; ++tried) {
      if (Fig(i).range.begin < floor) break;
      const UnitMatch match = MatchUnits(Fig(i), part);
      if (match == UnitMatch::kNo || !Adds(i) || InBrackets(Fig(i), at)) continue;
      if (match == UnitMatch::kSame) return i;
      if (!like) like = i;
    }
    return like;
  }

  // Whether a bracket opened before the figure closes between it and `at`.
  bool InBrackets(const Figure& figure, uint32_t at) const {
    for (const char32_t c : context_.Between(figure.range.end, at)) {
      if (c == U'(') return false;
      if (c == U')') return true;
    }
    return false;
  }

  // Whether no other figure of the sentence could be the whole: 小学30所,初中12所,其中寄宿制20所 is
  // of both.
  bool IsOnlyWhole(size_t whole, Range sentence) const {
    const Range clause = context_.report.clauses()[Fig(whole).clause].range;
    const uint32_t begin = Fig(whole).range.begin;
    const auto lead = context_.Between(context_.Reach(begin, -kLeadReach, clause), begin);
    if (lead.find(U'共') != lead.npos || lead.find(U"总") != lead.npos) return true;
    for (size_t i = whole; i-- > 0 && Fig(i).range.begin >= sentence.begin;) {
      if (MatchUnits(Fig(i), Fig(whole)) != UnitMatch::kNo) return false;
      if (whole - i > kWholesTried) return false;
    }
    return true;
  }

  // Whether the first part stands in the clause of its 其中 (其中,小学12所 too).
  bool FollowsAtOnce(uint32_t at, size_t first) const {
    auto words = context_.Between(at, Fig(first).range.begin);
    if (!words.empty() && (words[0] == U',' || words[0] == U':')) words.remove_prefix(1);
    return words.find_first_of(U",;") == words.npos;
  }

  // 小学7所、初中5所,合计12所.
  void Total(Range word) {
    const size_t whole = context_.FirstFrom(word.end);
    if (whole >= context_.figures.size() || !Adds(whole)) return;
    if (!IsLink(context_.Between(word.end, Fig(whole).range.begin))) return;
    PartList list = GatherPartsBackward(context_, hits_, Fig(whole), word.begin);
    if (list.parts.size() < 2) return;
    if (is_whole_[whole] || HoldsWithTail(whole, list)) return;
    const auto gap = context_.Between(Fig(list.parts.back()).range.end, word.begin);
    if (CountsActs(Fig(whole)) && NamesOwnParts(gap)) return;
    const Range sentence = context_.SentenceRange(word.begin);
    const size_t before = list.parts[0];
    const bool all = before == 0 || Fig(before - 1).range.begin < sentence.begin;
    Decide(whole, list, Binding::kStated, all);
  }

  static bool CountsActs(const Figure& f) {
    return f.unit == "次" || f.unit == "场" || f.unit == "场次" || f.unit == "人次" ||
           f.unit == "轮";
  }

  // 召开会议3次,调研、讲课共8次: the total is of what is listed without figures right before it.
  static bool NamesOwnParts(std::u32string_view gap) {
    const size_t words = std::min(gap.find_first_not_of(U",;、:()"), gap.size());
    const size_t and_then = gap.find_first_of(U"、和", words);
    return and_then != gap.npos && and_then > words && and_then + 1 < gap.size();
  }

  static bool IsLink(std::u32string_view words) {
    return words.empty() || words == U"为" || words == U"达" || words == U"有" || words == U":";
  }

  // The last k figures before a 合计 that add up to it, k at least two.
  bool HoldsWithTail(size_t whole, const PartList& list) {
    const Interval total = NominalIntervalOf(Fig(whole));
    Interval sum = Interval::Exactly(Decimal(0));
    size_t longest = list.parts.size();
    for (size_t from = list.parts.size(); from-- > 0;) {
      sum = sum + NominalIntervalOf(Fig(list.parts[from]));
      if (from + 2 <= list.parts.size() && Compare(sum, total) == Outcome::kMeets) longest = from;
    }
    if (longest == list.parts.size()) return false;
    Add(whole, {list.parts.begin() + longest, list.parts.end()}, Outcome::kMeets, Binding::kStated,
        true);
    return true;
  }

  // 解聘26名,考核招聘4人、考试招聘21人、转岗1人; 学校42所(小学30所、初中12所): a list that no word
  // binds is taken only when it adds up.
  void BareLists() {
    for (size_t i = 0; i + 2 < context_.figures.size(); ++i) {
      if (Adds(i) && !IsLoose(Fig(i)) && Fig(i).value >= Decimal(5) && !is_whole_[i]) BareList(i);
    }
  }

  void BareList(size_t whole) {
    const Range sentence = context_.SentenceRange(Fig(whole).range.begin);
    const uint32_t begin = Fig(whole).range.end;
    const uint32_t limit = context_.Reach(begin, kInferredReach, sentence);
    std::vector<size_t> parts;
    uint32_t at = begin;
    for (size_t i = whole + 1; i < context_.figures.size() && parts.size() < kInferredParts; ++i) {
      const Figure& f = Fig(i);
      if (f.range.begin >= limit || hits_.StopsWithin(at, f.range.begin)) return;
      if (MatchUnits(Fig(whole), f) != UnitMatch::kSame || context_.IsChange(i) || IsLoose(f))
        return;
      if (parts.empty() && !LeadsToList(context_.Between(at, f.range.begin))) return;
      at = f.range.end;
      parts.push_back(i);
      const bool telling =
          parts.size() >= 3 || (parts.size() == 2 && Fig(whole).value >= Decimal(10));
      if (!telling || !AddsExactly(whole, parts)) continue;
      Add(whole, parts, Outcome::kMeets, Binding::kInferred, false);
      return;
    }
  }

  // Within the rounding of the whole alone: coarse parts would fit anything.
  bool AddsExactly(size_t whole, const std::vector<size_t>& parts) const {
    Decimal sum(0);
    for (const size_t p : parts) sum = sum + Fig(p).value;
    return NominalIntervalOf(Fig(whole)).Contains(sum);
  }

  // What stands between a whole and the list that spells it out: a comma, a colon or a bracket.
  // After 、 the figures are members of one list.
  static bool LeadsToList(std::u32string_view words) {
    const size_t stop = words.find_first_of(U",:(、");
    return stop != words.npos && words[stop] != U'、';
  }

  Outcome Check(size_t whole, const std::vector<size_t>& parts) const {
    std::vector<Interval> intervals;
    for (const size_t p : parts) intervals.push_back(NominalIntervalOf(Fig(p)));
    return CheckSum(NominalIntervalOf(Fig(whole)), intervals);
  }

  // How many parts from the front add up to the whole, the most that do; 0 when none do. One part
  // of several is not tried.
  size_t LongestThatHolds(size_t whole, const PartList& list) const {
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

  // All parts, then ever fewer from the front: the first list that adds up. Else what the parts
  // that surely exclude one another come to.
  void Decide(size_t whole, const PartList& list, Binding binding, bool accusable) {
    if (const size_t k = LongestThatHolds(whole, list)) {
      Add(whole, {list.parts.begin(), list.parts.begin() + k}, Outcome::kMeets, binding, true);
      return;
    }
    const size_t k = MostApart(context_, list, std::max<size_t>(list.unbroken, 1));
    const std::vector<size_t> parts(list.parts.begin(), list.parts.begin() + k);
    const bool same_unit = std::all_of(parts.begin(), parts.end(), [&](size_t p) {
      return MatchUnits(Fig(whole), Fig(p)) == UnitMatch::kSame;
    });
    const Outcome outcome = Check(whole, parts);
    // Parts short of their whole may leave some unnamed; parts that nothing shows to exclude one
    // another may overlap (出境1000人次,其中因私900人次,赴港400人次).
    const bool apart = k == 1 || PartitionOf(context_, list, k) == Partition::kExclusive;
    Add(whole, parts, outcome, binding,
        accusable && same_unit && apart && outcome == Outcome::kAbove);
  }

  void Add(size_t whole, const std::vector<size_t>& parts, Outcome outcome, Binding binding,
           bool accusable) {
    Finding finding{"sum", {whole}, outcome, binding, accusable};
    finding.members.insert(finding.members.end(), parts.begin(), parts.end());
    Decimal sum(0);
    for (const size_t p : parts) sum = sum + Fig(p).value;
    finding.stated = Fig(whole).value;
    finding.recomputed = sum;
    finding.explanation = Explain(whole, parts, sum, outcome);
    is_whole_[whole] = true;
    found_.push_back(std::move(finding));
  }

  // 2140+1875+2305=6320, 文中合计6318, 差2.
  std::string Explain(size_t whole, const std::vector<size_t>& parts, Decimal sum,
                      Outcome outcome) const {
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
    std::string out = fmt::format("{}={}{}，文中合计{}", terms, InScale(sum, scale), unit,
                                  Written(total, context_));
    const Decimal gap = total.value - sum;
    const std::string size = InScale(gap.Abs(), scale) + unit;
    if (outcome == Outcome::kMeets) return out + "，相符";
    if (outcome == Outcome::kAbove) return out + fmt::format("，分项多出{}，请核实", size);
    return out + fmt::format("，差{}，其余是否另有分项文中未说明", size);
  }

  const RelationContext& context_;
  const SumWordHits hits_;
  std::vector<bool> is_whole_;  // figures that a word has bound to parts
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindSums(const RelationContext& context) { return SumFinder(context).Run(); }

}  // namespace dudao::extraction
