#include "services/extraction/core/quantity/nouns_after.h"

#include <algorithm>

#include "common/text/numeral.h"
#include "common/text/reading_text.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

}  // namespace

// 安排200万元的|教师培训专项经费|; 200元的标准 is none.
Range NounsAfter::OfSum(size_t i) const {
  const Figure& f = all_[i].figure;
  const uint32_t at = PastBound(f.range.end);
  uint32_t end = report_.clauses()[f.clause].range.end;
  if (i + 1 < all_.size()) end = std::min(end, BeginOf(i + 1));
  if (at + 2 >= end || text_[at] != U'的') return {};
  if (lexicon_.context().StartsWith(Context::kAsked, text_.substr(at))) return {};
  const Range noun{at + 1, trim_.NounEnd(at + 1, end)};
  return noun.size() > 1 ? noun : Range{};
}

// 三分之二的|学校|达标, 八成以上的|家长|, 全市60%|义务教育学校|: where the noun begins; 0 when
// there is none.
uint32_t NounsAfter::SharedNoun(const Figure& f) const {
  if (f.dimension != Dimension::kPercent && f.dimension != Dimension::kRatio) return 0;
  uint32_t length = 0;
  if (!lexicon_.BoundAfter(text_, f.range.end, &length)) length = 0;
  if (length == 1 && text_[f.range.end] == U'内') length = 0;  // 83%|内河涌|
  const uint32_t at = f.range.end + length;
  if (at + 1 >= text_.size()) return 0;
  // 5%的标准 is no noun of its own.
  if (lexicon_.context().StartsWith(Context::kAsked, text_.substr(at))) return 0;
  if (text_[at] == U'的') return at + 1;
  return text::IsHan(text_[at]) && text_[at] != U'和' ? at : 0;
}
Range NounsAfter::Shared(const Figure& f) const {
  const uint32_t begin = SharedNoun(f);
  const uint32_t end = report_.clauses()[f.clause].range.end;
  return begin < end ? Range{begin, trim_.NounEnd(begin, end)} : Range{};
}

// 零|投诉|, 零|辍学|, 零新增|大班额|: what there is none of. 欺凌事件零发生 names it before.
Range NounsAfter::NoneOf(const Figure& f) const {
  const uint32_t begin = f.range.end;
  const auto word = lexicon_.context().Finder(Context::kNever).LongestAt(text_, begin);
  if (!word) return {};
  const uint32_t stop = report_.clauses()[f.clause].range.end;
  const bool happens = lexicon_.context().StartsWith(Context::kHappens, text_.substr(begin));
  const uint32_t noun = happens ? word->end : begin;
  if (happens && (noun >= stop || !text::IsHan(text_[noun]))) return {};
  const uint32_t end = std::max(word->end, trim_.NounEnd(noun, stop));
  uint32_t to = word->end;  // 零死亡|和医务人员零感染
  while (to < end && !text::BeginsNumeral(text_[to])) ++to;
  if (to < end) return {noun, word->end};
  while (to > word->end && In(text_[to - 1], U"”’")) --to;
  return {noun, to};
}

// 409名|州级兼职教研员|,  1520名6-16周岁|残疾儿童(少年)|进行安置
Range NounsAfter::Counted(size_t i, bool only_place) const {
  uint32_t begin = PastBound(all_[i].figure.range.end);
  size_t next = i + 1;
  if (next < all_.size() && begin >= BeginOf(next)) {
    begin = PastBound(all_[next++].figure.range.end);
  }
  const uint32_t clause_end = report_.clauses()[all_[i].figure.clause].range.end;
  uint32_t end = clause_end;
  if (next < all_.size()) end = std::min(end, all_[next].figure.range.begin);
  // 120个总投资3亿元的|补短板项目|: the next figure only tells more of the noun.
  if (next < all_.size() && end == all_[next].figure.range.begin && end > begin) {
    const uint32_t past = all_[next].figure.range.end;
    if (past + 1 < clause_end && text_[past] == U'的') {
      return {past + 1, trim_.NounEnd(past + 1, clause_end)};
    }
  }
  const bool aspect = begin + 2 < end && text_.substr(begin, 2) == U"方面";
  if (aspect) begin += 2;
  // 全县50人以下的|教学点|, 八个方面的|工作|; but 年产整车80万辆以上的能力 counts 整车.
  const bool bounded = begin > all_[i].figure.range.end && begin < end && text_[begin] == U'的';
  const bool names = bounded && !all_[i].unit->Is(UnitGroup::kAge);
  if (names && (aspect || only_place)) ++begin;
  if (begin >= end || In(text_[begin], U"的、)(”’至到")) return {};
  if (text_.substr(begin, 2) == U"标准") return {};
  return People({begin, trim_.NounEnd(begin, end)}, *all_[i].unit);
}

// 1.7万名|乡村教师|生活补助: 名 counts people, 所 counts schools, whatever the words go on to
// say.
Range NounsAfter::People(Range r, const Unit& unit) const {
  const bool people = unit.Is(UnitGroup::kPeople) || unit.Is(UnitGroup::kAge);
  if (!people && !unit.Is(UnitGroup::kSchool)) return r;
  const text::WordFinder& nouns = people ? lexicon_.people() : lexicon_.places();
  const Text words = text_.substr(0, r.end);
  uint32_t end = r.end;
  for (auto hit = nouns.FindNext(words, r.begin); hit; hit = nouns.FindNext(words, hit->end)) {
    end = hit->end;
  }
  // 学校长 is none: what is left over must be a word.
  return r.end > end + 1 ? Range{r.begin, end} : r;
}

// “校均3间”的|创客教室|: the figure closes a quotation that describes the noun.
Range NounsAfter::Quotation(const Figure& f) const {
  if (text_.substr(f.range.end, 2) != U"”的") return {};
  const uint32_t begin = f.range.end + 2;
  return {begin, trim_.NounEnd(begin, report_.clauses()[f.clause].range.end)};
}

// Where figure `i` begins, its bound included: |超|亿元.
uint32_t NounsAfter::BeginOf(size_t i) const {
  const uint32_t begin = all_[i].figure.range.begin;
  uint32_t length = 0;
  return lexicon_.BoundBefore(text_, begin, &length) ? begin - length : begin;
}

// 3岁|以下|婴幼儿: past the bound after a figure, unless it is 多 or 余.
uint32_t NounsAfter::PastBound(uint32_t at) const {
  uint32_t length = 0;
  return lexicon_.BoundAfter(text_, at, &length) && length > 1 ? at + length : at;
}

}  // namespace dudao::extraction
