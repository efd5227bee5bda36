#include <algorithm>
#include <optional>

#include "services/extraction/core/relation/part_list.h"
#include "services/extraction/core/relation/rules.h"
#include "services/extraction/core/relation/spelled_list.h"
#include "services/extraction/core/relation/sum_judge.h"

namespace dudao::extraction {
namespace {

constexpr int kWholeReach = 200;    // characters between a whole and its 其中
constexpr size_t kWholesTried = 8;  // figures looked at for a whole
constexpr int kListReach = 400;     // characters to the bracket that closes a list
constexpr int kLeadReach = 30;      // characters before a whole that may hold its 共
constexpr size_t kMostDone = 5;     // parts before 其余
constexpr size_t kActReach = 4;     // characters of 招聘 in 两年共招聘142人
constexpr size_t kRestReach = 4;    // characters between 其余 and its figure

class SumFinder {
 public:
  explicit SumFinder(const RelationContext& context)
      : context_(context), hits_(context), judge_(context) {}

  std::vector<Finding> Run() {
    for (const WordHit& hit : hits_.all()) {
      if (hit.sense == "among") Among(hit.range);
      if (hit.sense == "sum") Total(hit.range);
      if (hit.sense == "rest") Rest(hit.range);
    }
    FindSpelledLists(context_, hits_, &judge_);
    return judge_.Take();
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // 共有幼儿园251所,其中公办250所,民办1所.
  void Among(Range word) {
    const Range sentence = context_.SentenceRange(word.begin);
    const size_t first = context_.FirstFrom(word.end);
    if (first >= context_.figures.size() || Fig(first).range.begin >= sentence.end) return;
    const auto refused = [&](const char* why) {
      context_.report.Refused("sum.among", Fig(first).range, word, why);
    };
    if (!judge_.Adds(first)) return refused("a rate, an average or a change adds to nothing");
    if (!FollowsAtOnce(word.end, first)) return refused("another clause lies between");
    const bool opens = word.begin == sentence.begin;
    const auto whole = WholeBefore(word.begin, Fig(first));
    if (!whole) return refused("no whole of its unit before");
    PartList list = GatherParts(context_, hits_, Fig(*whole), word.end, EndOfList(word, sentence));
    if (list.parts.empty() || list.parts[0] != first) return;
    // 年末有幼儿园131所。其中,公办43所: a sentence that opens with 其中 goes on with the one
    // before.
    const Range around = opens ? context_.SentenceRange(Fig(*whole).range.begin) : sentence;
    const size_t meant = WholeThatFits(*whole, list, around);
    const bool only = meant == *whole && IsOnlyWhole(*whole, list, around);
    judge_.Decide("sum.among", meant, list, opens && !only ? Binding::kInferred : Binding::kStated,
                  only);
  }

  // 残疾儿童186名,已安置183名,其中男生100名、女生86名 is of the 186: the nearest, unless it fits
  // another.
  size_t WholeThatFits(size_t nearest, const PartList& list, Range sentence) const {
    if (judge_.AddsExactly(nearest, list.parts)) return nearest;
    // 学校62所,九年一贯制6所,其中寄宿制31所: not of the 6.
    const bool too_many = Fig(list.parts[0]).value > Fig(nearest).value;
    for (size_t i = nearest; i-- > 0 && Fig(i).range.begin >= sentence.begin;) {
      if (nearest - i > kWholesTried) break;
      if (MatchUnits(Fig(i), Fig(nearest)) == UnitMatch::kSame && judge_.Adds(i) &&
          ((list.parts.size() > 1 && judge_.AddsExactly(i, list.parts)) ||
           (too_many && Fig(i).value >= Fig(list.parts[0]).value))) {
        return i;
      }
    }
    return nearest;
  }

  // Within brackets a list ends with them, else with the sentence.
  uint32_t EndOfList(Range word, Range sentence) const {
    uint32_t i = word.begin;
    const uint32_t floor = context_.Reach(word.begin, -60, sentence);
    while (i > floor && context_.At(i - 1) != U'(' && context_.At(i - 1) != U')') --i;
    if (i == floor || context_.At(i - 1) != U'(') return sentence.end;
    return ClosingBracket(context_, word.end, context_.Reach(word.end, kListReach, sentence))
        .value_or(sentence.end);
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
      if (match == UnitMatch::kNo || !judge_.Adds(i) || InBrackets(Fig(i), at)) continue;
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
  bool IsOnlyWhole(size_t whole, const PartList& list, Range sentence) const {
    const Range clause = context_.report.clauses()[Fig(whole).clause].range;
    const uint32_t begin = Fig(whole).range.begin;
    const auto lead = context_.Between(context_.Reach(begin, -kLeadReach, clause), begin);
    if (lead.find(U'共') != lead.npos || lead.find(U"总") != lead.npos) return true;
    for (size_t i = whole; i-- > 0 && Fig(i).range.begin >= sentence.begin;) {
      // Behind a ; another matter begins.
      if (context_.Between(Fig(i).range.end, begin).find(U';') != lead.npos) return true;
      if (MatchUnits(Fig(i), Fig(whole)) == UnitMatch::kSame) {
        // 残疾儿童186名,已安置183名,其中…: of those that were placed, and too many for either.
        return hits_.HasWithin("done", Fig(i).range.end, Fig(whole).range.begin) &&
               judge_.Exceeds(i, list.parts);
      }
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
    if (whole >= context_.figures.size() || !judge_.Adds(whole)) return;
    const auto link = context_.Between(word.end, Fig(whole).range.begin);
    PartList list = GatherPartsBackward(context_, hits_, Fig(whole), word.begin);
    if (list.parts.size() < 2) return;
    if (!IsLink(link)) return OfSameAct(whole, list, link);
    if (judge_.IsWhole(whole) || judge_.HoldsWithTail("sum.total", whole, list)) return;
    const auto gap = context_.Between(Fig(list.parts.back()).range.end, word.begin);
    if (CountsActs(Fig(whole)) && NamesOwnParts(gap)) return;
    if (AreBareNumbers(list)) return judge_.DecideAll("sum.total", whole, list.parts, true);
    const Range sentence = context_.SentenceRange(word.begin);
    const size_t before = list.parts[0];
    const bool all = before == 0 || Fig(before - 1).range.begin < sentence.begin;
    judge_.Decide("sum.total", whole, list, Binding::kStated, all, /*said_all=*/true);
  }

  // 三个区分别新建学校3所、5所、4所,共12所.
  bool AreBareNumbers(const PartList& list) const {
    const auto lead = context_.Between(list.chunks[0].begin, Fig(list.parts[0]).range.begin);
    if (lead.find(U"分别") == lead.npos) return false;
    for (size_t i = 1; i < list.parts.size(); ++i) {
      if (context_.Between(Fig(list.parts[i - 1]).range.end, Fig(list.parts[i]).range.begin) !=
          U"、") {
        return false;
      }
    }
    return true;
  }

  // 2020年招聘60人,2021年招聘82人,两年共招聘142人: the act of the parts again. Taken when it adds
  // up.
  void OfSameAct(size_t whole, const PartList& list, std::u32string_view act) {
    const bool same = act.size() >= 2 && act.size() <= kActReach &&
                      context_.report.View(list.chunks[0]).find(act) != act.npos;
    if (!same || judge_.IsWhole(whole) || Fig(whole).dimension != Dimension::kCount) return;
    if (!judge_.HoldsWithTail("sum.total", whole, list)) {
      judge_.DecideAll("sum.total", whole, list.parts, /*accusable=*/false);
    }
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

  // 排查隐患96处,已整改90处,其余6处列入计划: what is dealt with and what is left are all there is.
  void Rest(Range word) {
    const size_t rest = context_.FirstFrom(word.end);
    if (rest >= context_.figures.size() || judge_.IsPart(rest)) return;
    const auto link = context_.Between(word.end, Fig(rest).range.begin);
    if (link.size() > kRestReach || link.find_first_of(U",;。:") != link.npos) return;
    size_t first = rest;
    while (first > 0 && rest - first <= kMostDone && Continues(first - 1, rest)) --first;
    if (rest - first < 2) return;
    for (size_t whole = first; whole + 2 <= rest; ++whole) {
      const auto parts = From(whole + 1, rest);
      if (judge_.Adds(whole) && judge_.AddsExactly(whole, parts)) {
        return judge_.DecideAll("sum.rest", whole, parts, true);
      }
    }
    // 去年建学校5所,今年建3所,其余4所: nothing says that 3 are of the 5.
    if (rest - first == 2 && judge_.Adds(first) && SaysDone(first, first + 1)) {
      judge_.DecideAll("sum.rest", first, From(first + 1, rest), true);
    }
  }

  bool Continues(size_t i, size_t rest) const {
    return Fig(i).sentence == Fig(rest).sentence && !IsLoose(Fig(i)) &&
           MatchUnits(Fig(i), Fig(rest)) == UnitMatch::kSame && !judge_.IsWhole(i);
  }

  static std::vector<size_t> From(size_t first, size_t last) {
    std::vector<size_t> out;
    for (size_t i = first; i <= last; ++i) out.push_back(i);
    return out;
  }

  bool SaysDone(size_t whole, size_t part) const {
    return hits_.HasWithin("done", Fig(whole).range.end, Fig(part).range.begin) &&
           Fig(whole).period == Fig(part).period;
  }

  const RelationContext& context_;
  const SumWordHits hits_;
  SumJudge judge_;
};

}  // namespace

std::vector<Finding> FindSums(const RelationContext& context) { return SumFinder(context).Run(); }

}  // namespace dudao::extraction
