#include <algorithm>
#include <optional>

#include "services/extraction/core/relation/growth_judge.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using Kind = StatedChange::Kind;

constexpr uint32_t kFromReach = 16;  // characters between 由 and its figure: 由2015年全县的
constexpr uint32_t kFromToReach = 12;
constexpr size_t kTwoYearsReach = 20;  // characters between the figures of two years
constexpr size_t kReachedReach = 8;    // characters between an increase and what it came to
constexpr size_t kYearlyReach = 6;     // characters between a figure and its 年均增长
constexpr int kMostYears = 10;

bool IsTight(std::u32string_view words) {
  return words.size() <= 4 && words.find_first_not_of(U",、()同比又均总净共计") == words.npos;
}

bool IsAmount(const Figure& f) {
  return f.dimension != Dimension::kPercent && f.dimension != Dimension::kPercentagePoint &&
         f.dimension != Dimension::kDuration && f.dimension != Dimension::kRatio;
}

bool IsRate(const Figure& f) { return f.dimension == Dimension::kPercent; }

// The year a figure states: 2019 of 2019年8200万元.
std::optional<int> YearOf(const Figure& f) {
  if (f.period_source != PeriodSource::kStated || f.period.size() != 4) return std::nullopt;
  int year = 0;
  for (const char c : f.period) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

// What is said of one figure: how much it rose, from what.
struct Statement {
  size_t now = 0;
  bool tight = false;         // nothing but a comma between the figure and 较
  std::optional<size_t> old;  // 较2019年的80所
  std::optional<size_t> amount, percent, points, times;
};

class GrowthFinder {
 public:
  explicit GrowthFinder(const RelationContext& context)
      : context_(context), changes_(context.changes), judge_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 0; i < changes_.size();) {
      const StatedChange& change = changes_[i];
      if (change.kind == Kind::kTo) FromTo(i);
      i = change.kind == Kind::kBy ? By(i) : i + 1;
    }
    return judge_.Take();
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  bool SameSentence(size_t a, size_t b) const { return Fig(a).sentence == Fig(b).sentence; }

  // First figure of the sentence that is none of its chain, reading on from `i`.
  size_t By(size_t i) {
    size_t end = i + 1;
    while (end < changes_.size() && Continues(end)) ++end;
    if (changes_[i].yearly || AtOtherPrices(i)) return end;
    if (changes_[i].apart && end > i + 1) {
      Apart(i, end);
    } else if (const auto two_years = ReadTwoYears(i, end)) {
      Judge(*two_years);
    } else if (const auto statement = ReadStatement(i, end)) {
      Judge(*statement);
    } else {
      Reached(i, end);
    }
    return end;
  }

  // 按可比价增长6.1%, 同口径增长8%: not of the figures as they stand.
  bool AtOtherPrices(size_t i) const {
    const uint32_t from = i > 0 && SameSentence(i - 1, i) ? Fig(i - 1).range.end : changes_[i].lead;
    const auto words = context_.Between(from, Fig(i).range.begin);
    for (const std::u32string_view word : {U"可比", U"口径", U"实际", U"扣除", U"剔除", U"名义"}) {
      if (words.find(word) != words.npos) return true;
    }
    return false;
  }

  // 2019年8200万元,2020年8610万元,增长5%; 2020年8610万元,上年8200万元,增长5%.
  std::optional<Statement> ReadTwoYears(size_t i, size_t end) const {
    if (i < 2 || !SameSentence(i - 2, i) || NamesBase(i)) return std::nullopt;
    const size_t first = i - 2, second = i - 1;
    if (MatchUnits(Fig(first), Fig(second)) != UnitMatch::kSame || Fig(first).change != 0 ||
        Fig(second).change != 0 || !SameThing(first, second) ||
        !IsTight(context_.Between(Fig(second).range.end, changes_[i].lead))) {
      return std::nullopt;
    }
    Statement s;
    const auto a = YearOf(Fig(first)), b = YearOf(Fig(second));
    if (LedByLastYear(second)) {
      s.now = first, s.old = second;
    } else if (a && b && (*b == *a + 1 || *a == *b + 1)) {
      s.now = *a < *b ? second : first, s.old = *a < *b ? first : second;
    } else {
      return std::nullopt;
    }
    for (size_t k = i; k < end; ++k) {
      if (changes_[k].listed || changes_[k].direction != changes_[i].direction) return std::nullopt;
      Sort(k, &s);
    }
    return s;
  }

  // Whether the second figure brings no thing of its own: 教育支出8200万元,2020年8610万元.
  bool SameThing(size_t first, size_t second) const {
    const auto gap = context_.Between(Fig(first).range.end, Fig(second).range.begin);
    if (gap.size() > kTwoYearsReach || gap.find_first_of(U";、其占") != gap.npos) return false;
    return Fig(second).subject_text.empty() || Fig(second).subject_text == Fig(first).subject_text;
  }

  // 上年8200万元, (去年同期为8200万元.
  bool LedByLastYear(size_t figure) const {
    const uint32_t begin = Fig(figure).range.begin;
    auto words = context_.Between(begin - std::min(begin, 6u), begin);
    for (const std::u32string_view tail : {U"为", U"是", U"同期", U"度"}) {
      if (words.ends_with(tail)) words.remove_suffix(tail.size());
    }
    return words.ends_with(U"上年") || words.ends_with(U"去年") || words.ends_with(U"上一年");
  }

  // 较上年增加5235.72万元,增长2.10%,达到254195.69万元: what it came to is told last.
  void Reached(size_t i, size_t end) {
    if (end != i + 2 || end >= changes_.size() || !SameSentence(i, end)) return;
    const auto gap = context_.Between(Fig(end - 1).range.end, Fig(end).range.begin);
    const bool reached = gap.size() <= kReachedReach && !gap.empty() && gap[0] == U',' &&
                         (gap.ends_with(U"达到") || gap.ends_with(U"达") || gap.ends_with(U"增至"));
    const size_t amount = IsAmount(Fig(i)) ? i : i + 1, percent = amount == i ? i + 1 : i;
    if (!reached || !IsAmount(Fig(amount)) || !IsRate(Fig(percent))) return;
    if (changes_[i].direction != changes_[i + 1].direction || !changes_[i].compared) return;
    if (MatchUnits(Fig(end), Fig(amount)) == UnitMatch::kSame) {
      judge_.Increase(end, amount, percent);
    }
  }

  // ,增长2.01% behind 增加5235.72万元; 4.9个百分点 behind 29.9、.
  bool Continues(size_t i) const {
    if (changes_[i].kind != Kind::kBy || !SameSentence(i - 1, i)) return false;
    return changes_[i].listed ||
           (!NamesBase(i) && IsTight(context_.Between(Fig(i - 1).range.end, changes_[i].lead)));
  }

  // 较2018年 begins another comparison; 同比 does not.
  bool NamesBase(size_t i) const {
    const char32_t c = context_.At(changes_[i].lead);
    return c == U'较' || c == U'比';
  }

  std::optional<Statement> ReadStatement(size_t i, size_t end) const {
    Statement s;
    const uint32_t lead = changes_[i].lead;
    size_t before = i;
    if (before > 0 && SameSentence(before - 1, i) && Fig(before - 1).range.begin > lead) {
      s.old = --before;  // between 较 and the verb
    }
    if (before == 0 || !SameSentence(before - 1, i)) return std::nullopt;
    s.now = before - 1;
    if (changes_[s.now].kind == Kind::kBy) return std::nullopt;
    s.tight = IsTight(context_.Between(Fig(s.now).range.end, lead));
    if (!s.tight) return std::nullopt;
    if (s.old && MatchUnits(Fig(s.now), Fig(*s.old)) != UnitMatch::kSame) return std::nullopt;
    for (size_t k = i; k < end; ++k) {
      if (changes_[k].listed || changes_[k].direction != changes_[i].direction) return std::nullopt;
      Sort(k, &s);
    }
    if (!changes_[i].compared && !(s.amount && s.percent)) return std::nullopt;
    return s;
  }

  void Sort(size_t k, Statement* s) const {
    if (Fig(k).dimension == Dimension::kPercentagePoint) {
      s->points = k;
    } else if (IsRate(Fig(k))) {
      s->percent = k;
    } else if (Fig(k).unit == "倍") {
      s->times = k;
    } else if (MatchUnits(Fig(s->now), Fig(k)) == UnitMatch::kSame) {
      s->amount = k;
    }
  }

  void Judge(const Statement& s) {
    const Figure& now = Fig(s.now);
    if (IsAmount(now)) {
      if (s.old && s.amount) judge_.Difference(s.now, *s.old, *s.amount);
      if (s.old && s.percent) judge_.Percent(s.now, *s.old, *s.percent);
      if (s.old && s.times) judge_.Times(s.now, *s.old, *s.times);
      if (!s.old && s.amount && s.percent) judge_.Increase(s.now, *s.amount, *s.percent);
      if (!s.old && !s.amount && s.percent) judge_.BaseMissing(s.now, *s.percent);
      if (s.points) judge_.WrongUnit(s.now, *s.points);
    } else if (IsRate(now)) {
      if (s.old && s.points) judge_.Difference(s.now, *s.old, *s.points);
      if (!s.old && s.points) judge_.PointsBaseMissing(s.now, *s.points);
      if (s.percent) judge_.Ambiguous(s.now, *s.percent);
    }
  }

  // 上线率73.1%,重点率30.2%,分别较上年提升29.9、4.9个百分点: the last k figures before, in order.
  void Apart(size_t i, size_t end) {
    const size_t k = end - i;
    if (i < k || !SameSentence(i - k, i)) return;
    for (size_t n = 0; n < k; ++n) {
      if (changes_[i - k + n].kind == Kind::kBy) return;
      if (Fig(i - k + n).dimension != Fig(i - k).dimension) return;
      if (Fig(i + n).dimension != Fig(i).dimension ||
          changes_[i + n].direction != changes_[i].direction) {
        return;
      }
    }
    if (!IsTight(context_.Between(Fig(i - 1).range.end, changes_[i].lead))) return;
    for (size_t n = 0; n < k; ++n) {
      Statement s;
      s.now = i - k + n;
      Sort(i + n, &s);
      Judge(s);
    }
  }

  // 由2015年的32.9%提高到72.2%(,增长39.3个百分点).
  void FromTo(size_t i) {
    if (i == 0 || !SameSentence(i - 1, i)) return;
    const size_t old = i - 1;
    if (MatchUnits(Fig(old), Fig(i)) != UnitMatch::kSame || !LedByFrom(old)) return;
    const auto between = context_.Between(Fig(old).range.end, changes_[i].verb);
    if (between.size() > kFromToReach || between.find(U';') != between.npos) return;
    // 由500元、700元分别提高到560元、760元: which was which is left to a reader.
    if (between.find(U"分别") != between.npos || (old > 0 && IsOneOfList(old))) return;
    judge_.Direction(i, old);
    const size_t next = i + 1;
    if (next >= changes_.size() || changes_[next].kind != Kind::kBy || !SameSentence(i, next))
      return;
    if (changes_[next].lead != changes_[next].verb && NamesBase(next)) return;
    if (changes_[next].yearly) return Yearly(i, old, next);
    if (AtOtherPrices(next)) return;
    if (!IsTight(context_.Between(Fig(i).range.end, changes_[next].lead))) return;
    const Figure& by = Fig(next);
    if (by.unit == "倍") return judge_.Times(i, old, next);
    if (by.dimension == Dimension::kPercentagePoint
            ? IsRate(Fig(i))
            : MatchUnits(Fig(i), by) == UnitMatch::kSame && !IsRate(by)) {
      judge_.Difference(i, old, next);
    } else if (IsRate(by) && IsAmount(Fig(i))) {
      judge_.Percent(i, old, next);
    }
  }

  // 由2015年的3.2亿元增加到2020年的4.5亿元,年均增长7.06%.
  void Yearly(size_t now, size_t old, size_t by) {
    const auto first = YearOf(Fig(old)), last = YearOf(Fig(now));
    const auto gap = context_.Between(Fig(now).range.end, changes_[by].verb);
    if (!first || !last || *last <= *first || *last > *first + kMostYears) return;
    if (gap.size() > kYearlyReach || !IsRate(Fig(by)) || !IsAmount(Fig(now))) return;
    judge_.Yearly(now, old, by, *last - *first);
  }

  bool IsOneOfList(size_t old) const {
    const auto gap = context_.Between(Fig(old - 1).range.end, Fig(old).range.begin);
    return SameSentence(old - 1, old) && gap.size() <= 8 && gap.find(U'、') != gap.npos;
  }

  bool LedByFrom(size_t figure) const {
    const Range clause = context_.report.clauses()[Fig(figure).clause].range;
    const uint32_t begin = Fig(figure).range.begin;
    const uint32_t floor = std::max(clause.begin, begin - std::min(begin, kFromReach));
    const auto words = context_.Between(floor, begin);
    return words.find(U'由') != words.npos || words.find(U'从') != words.npos;
  }

  const RelationContext& context_;
  const std::vector<StatedChange>& changes_;
  GrowthJudge judge_;
};

}  // namespace

std::vector<Finding> FindGrowth(const RelationContext& context) {
  return GrowthFinder(context).Run();
}

}  // namespace dudao::extraction
