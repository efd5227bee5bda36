#include "services/extraction/core/relation/spelled_list.h"

#include <optional>
#include <string>

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

using text::Decimal;

constexpr size_t kMostParts = 20;
constexpr int kReach = 300;          // characters a list may run on
constexpr int kInferredReach = 150;  // of a list that nothing binds
constexpr size_t kInferredParts = 12;
constexpr uint32_t kOpenReach = 20;  // characters between a whole and the first part
constexpr size_t kNounReach = 12;    // of these the noun of a whole: 26名代课人员,
constexpr uint32_t kPartReach = 24;  // characters between two parts

// How a list is opened.
struct Opening {
  bool binds = false;
  uint32_t limit = 0;                    // where the list ends at the latest
  std::optional<std::string_view> axis;  // the parts must be of
};

class SpelledLists {
 public:
  SpelledLists(const RelationContext& context, const SumWordHits& hits, SumJudge* judge)
      : context_(context), hits_(hits), judge_(*judge) {}

  void Run() {
    for (size_t i = 0; i + 2 < context_.figures.size(); ++i) {
      const Figure& next = Fig(i + 1);
      if (MatchUnits(Fig(i), next) != UnitMatch::kSame || Fig(i).sentence != next.sentence)
        continue;
      if (judge_.IsWhole(i) || IsLoose(Fig(i)) || !judge_.Adds(i)) continue;
      Bound(i) || Inferred(i);
    }
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // Whether a list that the text binds to `whole` was found.
  bool Bound(size_t whole) {
    const Opening opening = OpeningOf(whole);
    if (!opening.binds) return false;
    const PartList list = Gather(whole, opening.limit);
    if (list.parts.size() < 2) return false;
    const bool apart =
        opening.axis ? PartsByAxis(context_, list, *opening.axis)
                     : PartitionOf(context_, list, list.parts.size()) == Partition::kExclusive;
    if (!apart) return false;
    judge_.Decide("sum.spelled", whole, list, Binding::kStated, true);
    return true;
  }

  // (小学30所、初中12所), :小学30所、初中12所, 代课人员,通过考核招聘4人.
  Opening OpeningOf(size_t whole) const {
    const uint32_t begin = Fig(whole).range.end, end = Fig(whole + 1).range.begin;
    if (end > begin + kOpenReach) return {};
    const auto gap = context_.Between(begin, end);
    const size_t stop = gap.find_first_of(U",:(、;");
    if (stop == gap.npos || stop > kNounReach) return {};
    const uint32_t at = begin + static_cast<uint32_t>(stop) + 1;
    const Range sentence = context_.SentenceRange(begin);
    const uint32_t reach = context_.Reach(begin, kReach, sentence);
    if (gap[stop] == U'(') {
      const auto close = ClosingBracket(context_, at, reach);
      return close ? Opening{true, *close, {}} : Opening{};
    }
    if (gap[stop] == U':') return {true, reach, {}};
    return gap[stop] == U',' ? WordOpening(whole, at, reach) : Opening{};
  }

  // A word of spelled_out.tsv at `at`, when the clause of the whole is of its matter.
  Opening WordOpening(size_t whole, uint32_t at, uint32_t reach) const {
    const auto hit =
        context_.words.spelled.words.LongestAt(context_.Between(at, Fig(whole + 1).range.end), 0);
    if (!hit) return {};
    const text::Row& row = context_.words.spelled.rows()[hit->word];
    const Range clause = context_.report.BeforeInClause(Fig(whole).clause, Fig(whole).range.begin);
    if (!HoldsOneOf(context_.Between(clause.begin, at), row["of"])) return {};
    return {true, reach, row["axis"]};
  }

  // Whether `words` holds one of a list parted by |.
  static bool HoldsOneOf(std::u32string_view words, std::string_view list) {
    const std::string said = text::ToUtf8(words);
    while (!list.empty()) {
      const size_t bar = list.find('|');
      if (said.find(list.substr(0, bar)) != said.npos) return true;
      if (bar == list.npos) break;
      list.remove_prefix(bar + 1);
    }
    return false;
  }

  // The parts behind a figure, each right behind the one before.
  PartList Gather(size_t whole, uint32_t limit) const {
    PartList list;
    uint32_t at = Fig(whole).range.end;
    for (size_t i = whole + 1; i < context_.figures.size() && list.parts.size() < kMostParts; ++i) {
      const Figure& f = Fig(i);
      if (f.range.begin >= limit || f.range.begin > at + kPartReach) break;
      if (hits_.StopsWithin(at, f.range.begin) ||
          context_.Between(at, f.range.begin).find(U';') != std::u32string_view::npos) {
        break;
      }
      if (MatchUnits(Fig(whole), f) != UnitMatch::kSame || IsLoose(f)) break;
      const Range chunk = ChunkOf(context_, f, at);
      if (!IsBareChunk(context_, chunk, f)) break;
      list.parts.push_back(i);
      list.chunks.push_back(chunk);
      at = f.range.end;
    }
    list.unbroken = list.parts.size();
    return list;
  }

  // 解聘26名,考核招聘4人、考试招聘21人、转岗1人: a list that no word binds is taken only when it
  // adds up.
  bool Inferred(size_t whole) {
    if (Fig(whole).value < Decimal(5)) return false;
    const Range sentence = context_.SentenceRange(Fig(whole).range.begin);
    const uint32_t begin = Fig(whole).range.end;
    const uint32_t limit = context_.Reach(begin, kInferredReach, sentence);
    std::vector<size_t> parts;
    uint32_t at = begin;
    for (size_t i = whole + 1; i < context_.figures.size() && parts.size() < kInferredParts; ++i) {
      const Figure& f = Fig(i);
      if (f.range.begin >= limit || hits_.StopsWithin(at, f.range.begin)) return false;
      if (MatchUnits(Fig(whole), f) != UnitMatch::kSame || IsLoose(f)) return false;
      if (context_.IsChange(i)) return false;
      if (parts.empty() && !LeadsToList(context_.Between(at, f.range.begin))) return false;
      at = f.range.end;
      parts.push_back(i);
      const bool telling =
          parts.size() >= 3 || (parts.size() == 2 && Fig(whole).value >= Decimal(10));
      if (!telling || !judge_.AddsExactly(whole, parts)) continue;
      judge_.Add("sum.bare", whole, parts, Outcome::kMeets, Binding::kInferred, false);
      return true;
    }
    return false;
  }

  // What stands between a whole and the list that spells it out: a comma, a colon or a bracket.
  // After 、 the figures are members of one list.
  static bool LeadsToList(std::u32string_view words) {
    const size_t stop = words.find_first_of(U",:(、");
    return stop != words.npos && words[stop] != U'、';
  }

  const RelationContext& context_;
  const SumWordHits& hits_;
  SumJudge& judge_;
};

}  // namespace

void FindSpelledLists(const RelationContext& context, const SumWordHits& hits, SumJudge* judge) {
  SpelledLists(context, hits, judge).Run();
}

}  // namespace dudao::extraction
