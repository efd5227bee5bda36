#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;
using Kind = StatedChange::Kind;

constexpr int kShownDigits = 4;
constexpr uint32_t kFromReach = 16;  // characters between 由 and its figure: 由2015年全县的
constexpr uint32_t kFromToReach = 12;

bool IsTight(std::u32string_view words) {
  return words.size() <= 4 && words.find_first_not_of(U",、()同比又均总净共计") == words.npos;
}

bool IsAmount(const Figure& f) {
  return f.dimension != Dimension::kPercent && f.dimension != Dimension::kPercentagePoint &&
         f.dimension != Dimension::kDuration && f.dimension != Dimension::kRatio;
}

bool IsRate(const Figure& f) { return f.dimension == Dimension::kPercent; }

Interval Signed(const Interval& i, int direction) {
  return direction < 0 ? Interval{-i.hi, -i.lo} : i;
}

// What is said of one figure: how much it rose, from what.
struct Statement {
  size_t now = 0;
  bool tight = false;         // nothing but a comma between the figure and 较
  std::optional<size_t> old;  // 较2019年的80所
  std::optional<size_t> amount, percent, points;
};

class GrowthFinder {
 public:
  explicit GrowthFinder(const RelationContext& context)
      : context_(context), changes_(context.changes) {}

  std::vector<Finding> Run() {
    for (size_t i = 0; i < changes_.size();) {
      const StatedChange& change = changes_[i];
      if (change.kind == Kind::kTo) FromTo(i);
      i = change.kind == Kind::kBy ? By(i) : i + 1;
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  bool SameSentence(size_t a, size_t b) const { return Fig(a).sentence == Fig(b).sentence; }

  // First figure of the sentence that is none of its chain, reading on from `i`.
  size_t By(size_t i) {
    size_t end = i + 1;
    while (end < changes_.size() && Continues(end)) ++end;
    if (changes_[i].yearly) return end;
    if (changes_[i].apart && end > i + 1) {
      Apart(i, end);
    } else if (const auto statement = ReadStatement(i, end)) {
      Judge(*statement);
    }
    return end;
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
    } else if (MatchUnits(Fig(s->now), Fig(k)) == UnitMatch::kSame) {
      s->amount = k;
    }
  }

  void Judge(const Statement& s) {
    const Figure& now = Fig(s.now);
    if (IsAmount(now)) {
      if (s.old && s.amount) Difference(s.now, *s.old, *s.amount, true);
      if (s.old && s.percent) Percent(s.now, *s.old, *s.percent, true);
      if (!s.old && s.amount && s.percent) Increase(s.now, *s.amount, *s.percent);
      if (!s.old && !s.amount && s.percent) BaseMissing(s.now, *s.percent);
      if (s.points) WrongUnit(s.now, *s.points);
    } else if (IsRate(now)) {
      if (s.old && s.points) Difference(s.now, *s.old, *s.points, true);
      if (!s.old && s.points) PointsBaseMissing(s.now, *s.points);
      if (s.percent) Ambiguous(s.now, *s.percent);
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
    Direction(i, old);
    const size_t next = i + 1;
    if (next >= changes_.size() || changes_[next].kind != Kind::kBy || !SameSentence(i, next))
      return;
    if (changes_[next].lead != changes_[next].verb && NamesBase(next)) return;
    if (!IsTight(context_.Between(Fig(i).range.end, changes_[next].lead))) return;
    const Figure& by = Fig(next);
    if (by.dimension == Dimension::kPercentagePoint
            ? IsRate(Fig(i))
            : MatchUnits(Fig(i), by) == UnitMatch::kSame && !IsRate(by)) {
      Difference(i, old, next, true);
    } else if (IsRate(by) && IsAmount(Fig(i))) {
      Percent(i, old, next, true);
    }
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

  Finding& Make(std::vector<size_t> members, Outcome outcome, bool accusable) {
    Finding finding{"growth", std::move(members), outcome,
                    accusable ? Binding::kStated : Binding::kInferred, accusable};
    found_.push_back(std::move(finding));
    return found_.back();
  }

  std::string Number(size_t i, int scale) const { return InScale(Fig(i).value, scale); }

  std::string UnitOf(size_t i, int scale) const {
    return fmt::format("{}{}", ScaleWord(scale), Fig(i).unit);
  }

  // "由56人降到45人": whether it went where the verb says.
  void Direction(size_t now, size_t old) {
    const Interval a = IntervalOf(Fig(now)), b = IntervalOf(Fig(old));
    const int direction = changes_[now].direction;
    const bool holds = direction > 0 ? a.hi > b.lo : a.lo < b.hi;
    Finding& f = Make({now, old}, holds ? Outcome::kMeets : Outcome::kBelow, true);
    const Decimal gap = Fig(now).value - Fig(old).value;
    const std::string size = gap.Abs().ToString() + (IsRate(Fig(now)) ? "个百分点" : Fig(now).unit);
    f.stated = Fig(now).value;
    f.recomputed = gap;
    f.explanation = fmt::format("由{}到{}，{}{}，{}", Written(Fig(old), context_),
                                Written(Fig(now), context_), gap.is_negative() ? "减少" : "增加",
                                size, holds ? "与文中升降方向相符" : "与文中升降方向相反，请核实");
  }

  // "较2019年的120所增加15所,达135所": new less old against what it is said to be.
  void Difference(size_t now, size_t old, size_t by, bool accusable) {
    const Outcome outcome =
        Compare(Signed(IntervalOf(Fig(now)) - IntervalOf(Fig(old)), changes_[by].direction),
                IntervalOf(Fig(by)));
    Finding& f = Make({now, old, by}, outcome, accusable);
    const int scale = ScaleOf(Fig(now), context_);
    f.stated = Fig(by).value;
    f.recomputed = (Fig(now).value - Fig(old).value).Abs();
    f.explanation = fmt::format("{}与{}相差{}{}，文中{}{}", Written(Fig(now), context_),
                                Written(Fig(old), context_), InScale(f.recomputed, scale),
                                IsRate(Fig(now)) ? "个百分点" : UnitOf(now, scale),
                                Written(Fig(by), context_), Tail(outcome));
  }

  // "较2019年的120所增长12.5%".
  void Percent(size_t now, size_t old, size_t by, bool accusable) {
    const int direction = changes_[by].direction;
    const Outcome outcome = CheckGrowth(IntervalOf(Fig(now)), IntervalOf(Fig(old)),
                                        Signed(IntervalOf(Fig(by)), direction));
    Finding& f = Make({now, old, by}, outcome, accusable);
    const int scale = ScaleOf(Fig(now), context_);
    f.stated = Fig(by).value;
    f.recomputed = Divide(((Fig(now).value - Fig(old).value) * Decimal(direction)).Shift(2),
                          Fig(old).value, kShownDigits);
    f.explanation = fmt::format("({}-{})÷{}={}%，文中{}{}", Number(now, scale), Number(old, scale),
                                Number(old, scale), f.recomputed.ToString(),
                                Written(Fig(by), context_), Tail(outcome));
  }

  // "254195.69万元,较2019年增加5235.72万元,增长2.01%": the base is new less increase.
  void Increase(size_t now, size_t amount, size_t percent) {
    const int direction = changes_[amount].direction;
    const Interval by = Signed(IntervalOf(Fig(amount)), direction);
    const Outcome outcome =
        CheckIncrease(IntervalOf(Fig(now)), by, Signed(IntervalOf(Fig(percent)), direction));
    Finding& f = Make({now, amount, percent}, outcome, true);
    const int scale = ScaleOf(Fig(now), context_);
    const Decimal base = Fig(now).value - Fig(amount).value * Decimal(direction);
    f.stated = Fig(percent).value;
    f.recomputed = Divide(Fig(amount).value.Shift(2), base, kShownDigits);
    f.explanation =
        fmt::format("{}{}{}={}{}，{}÷{}={}%，文中{}{}", Number(now, scale),
                    direction > 0 ? "-" : "+", Number(amount, scale), InScale(base, scale),
                    UnitOf(now, scale), Number(amount, scale), InScale(base, scale),
                    f.recomputed.ToString(), Written(Fig(percent), context_), Tail(outcome));
  }

  static std::string_view Tail(Outcome outcome) {
    return outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实";
  }

  // "64.69亿元,较上年增长1.81%": last year's is not given.
  void BaseMissing(size_t now, size_t percent) {
    Finding& f = Make({now, percent}, Outcome::kUnknown, false);
    const int scale = ScaleOf(Fig(now), context_);
    const Decimal factor = Decimal(100) + Fig(percent).value * Decimal(changes_[percent].direction);
    const Decimal old = Divide(Fig(now).value.Shift(2), factor, scale ? scale : 0);
    f.stated = Fig(percent).value;
    f.explanation = fmt::format(
        "上年数未给出，无法核算（按{}推算约{}{}）", Written(Fig(percent), context_),
        Divide(old.Shift(-scale), Decimal(1), scale ? 2 : 0).ToString(), UnitOf(now, scale));
  }

  // "73.1%,较上年提升29.9个百分点".
  void PointsBaseMissing(size_t now, size_t points) {
    Finding& f = Make({now, points}, Outcome::kUnknown, false);
    const Decimal old = Fig(now).value - Fig(points).value * Decimal(changes_[points].direction);
    f.stated = Fig(points).value;
    f.explanation = fmt::format("上年数未给出，无法核算（推算为{}%）", old.ToString());
  }

  // "95.2%,较2019年增长9.6%": points or percent, the text does not say.
  void Ambiguous(size_t now, size_t percent) {
    Finding& f = Make({now, percent}, Outcome::kUnknown, false);
    const Decimal by = Fig(percent).value * Decimal(changes_[percent].direction);
    const Decimal value = Fig(now).value;
    f.stated = Fig(percent).value;
    f.explanation = fmt::format(
        "上年数未给出：按增长率推算为{}%，按百分点推算为{}%，文中未说明是哪一种",
        Divide(value.Shift(2), Decimal(100) + by, 2).ToString(), (value - by).ToString());
  }

  // "108881万元,较上年增长13.25个百分点": an amount does not grow by points.
  void WrongUnit(size_t now, size_t points) {
    Finding& f = Make({now, points}, Outcome::kUnknown, false);
    f.stated = Fig(points).value;
    f.explanation = fmt::format("上年数未给出，无法核算；{}的增幅写作“{}”，单位请核实",
                                Written(Fig(now), context_), Written(Fig(points), context_));
  }

  const RelationContext& context_;
  const std::vector<StatedChange>& changes_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindGrowth(const RelationContext& context) {
  return GrowthFinder(context).Run();
}

}  // namespace dudao::extraction
