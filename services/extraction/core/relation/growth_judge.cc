#include "services/extraction/core/relation/growth_judge.h"

#include <fmt/format.h>

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr int kShownDigits = 4;

bool IsRate(const Figure& f) { return f.dimension == Dimension::kPercent; }

Interval Signed(const Interval& i, int direction) {
  return direction < 0 ? Interval{-i.hi, -i.lo} : i;
}

std::string_view Tail(Outcome outcome) {
  return outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实";
}

}  // namespace

Finding& GrowthJudge::Make(std::string_view rule, std::vector<size_t> members, Outcome outcome,
                           bool accusable) {
  Finding finding{"growth", std::move(members), outcome,
                  accusable ? Binding::kStated : Binding::kInferred, accusable};
  finding.rule = rule;
  found_.push_back(std::move(finding));
  return found_.back();
}

std::string GrowthJudge::UnitOf(size_t i, int scale) const {
  return fmt::format("{}{}", ScaleWord(scale), Fig(i).unit);
}

// "由56人降到45人": whether it went where the verb says.
void GrowthJudge::Direction(size_t now, size_t old) {
  const Interval a = IntervalOf(Fig(now)), b = IntervalOf(Fig(old));
  const int direction = changes_[now].direction;
  const bool holds = direction > 0 ? a.hi > b.lo : a.lo < b.hi;
  Finding& f =
      Make("growth.direction", {now, old}, holds ? Outcome::kMeets : Outcome::kBelow, true);
  const Decimal gap = Fig(now).value - Fig(old).value;
  const std::string size = gap.Abs().ToString() + (IsRate(Fig(now)) ? "个百分点" : Fig(now).unit);
  f.stated = Fig(now).value;
  f.recomputed = gap;
  f.explanation = fmt::format("由{}到{}，{}{}，{}", Written(Fig(old), context_),
                              Written(Fig(now), context_), gap.is_negative() ? "减少" : "增加",
                              size, holds ? "与文中升降方向相符" : "与文中升降方向相反，请核实");
}

// "较2019年的120所增加15所,达135所": new less old against what it is said to be.
void GrowthJudge::Difference(size_t now, size_t old, size_t by) {
  const Outcome outcome =
      Compare(Signed(IntervalOf(Fig(now)) - IntervalOf(Fig(old)), changes_[by].direction),
              IntervalOf(Fig(by)));
  Finding& f = Make("growth.difference", {now, old, by}, outcome, true);
  const int scale = ScaleOf(Fig(now), context_);
  f.stated = Fig(by).value;
  f.recomputed = (Fig(now).value - Fig(old).value).Abs();
  f.explanation = fmt::format("{}与{}相差{}{}，文中{}{}", Written(Fig(now), context_),
                              Written(Fig(old), context_), InScale(f.recomputed, scale),
                              IsRate(Fig(now)) ? "个百分点" : UnitOf(now, scale),
                              Written(Fig(by), context_), Tail(outcome));
}

// "较2019年的120所增长12.5%".
void GrowthJudge::Percent(size_t now, size_t old, size_t by) {
  const int direction = changes_[by].direction;
  const Outcome outcome = CheckGrowth(IntervalOf(Fig(now)), IntervalOf(Fig(old)),
                                      Signed(IntervalOf(Fig(by)), direction));
  Finding& f = Make("growth.percent", {now, old, by}, outcome, true);
  const int scale = ScaleOf(Fig(now), context_);
  f.stated = Fig(by).value;
  f.recomputed = Divide(((Fig(now).value - Fig(old).value) * Decimal(direction)).Shift(2),
                        Fig(old).value, kShownDigits);
  f.explanation = fmt::format("({}-{})÷{}={}%，文中{}{}", Number(now, scale), Number(old, scale),
                              Number(old, scale), f.recomputed.ToString(),
                              Written(Fig(by), context_), Tail(outcome));
}

// "254195.69万元,较2019年增加5235.72万元,增长2.01%": the base is new less increase.
void GrowthJudge::Increase(size_t now, size_t amount, size_t percent) {
  const int direction = changes_[amount].direction;
  const Interval by = Signed(IntervalOf(Fig(amount)), direction);
  const Outcome outcome =
      CheckIncrease(IntervalOf(Fig(now)), by, Signed(IntervalOf(Fig(percent)), direction));
  Finding& f = Make("growth.increase", {now, amount, percent}, outcome, true);
  const int scale = ScaleOf(Fig(now), context_);
  const Decimal base = Fig(now).value - Fig(amount).value * Decimal(direction);
  f.stated = Fig(percent).value;
  f.recomputed = Divide(Fig(amount).value.Shift(2), base, kShownDigits);
  f.explanation =
      fmt::format("{}{}{}={}{}，{}÷{}={}%，文中{}{}", Number(now, scale), direction > 0 ? "-" : "+",
                  Number(amount, scale), InScale(base, scale), UnitOf(now, scale),
                  Number(amount, scale), InScale(base, scale), f.recomputed.ToString(),
                  Written(Fig(percent), context_), Tail(outcome));
}

// "64.69亿元,较上年增长1.81%": last year's is not given.
void GrowthJudge::BaseMissing(size_t now, size_t percent) {
  Finding& f = Make("growth.base_missing", {now, percent}, Outcome::kUnknown, false);
  const int scale = ScaleOf(Fig(now), context_);
  const Decimal factor = Decimal(100) + Fig(percent).value * Decimal(changes_[percent].direction);
  const Decimal old = Divide(Fig(now).value.Shift(2), factor, scale ? scale : 0);
  f.stated = Fig(percent).value;
  f.explanation = fmt::format(
      "上年数未给出，无法核算（按{}推算约{}{}）", Written(Fig(percent), context_),
      Divide(old.Shift(-scale), Decimal(1), scale ? 2 : 0).ToString(), UnitOf(now, scale));
}

// "73.1%,较上年提升29.9个百分点".
void GrowthJudge::PointsBaseMissing(size_t now, size_t points) {
  Finding& f = Make("growth.base_missing", {now, points}, Outcome::kUnknown, false);
  const Decimal old = Fig(now).value - Fig(points).value * Decimal(changes_[points].direction);
  f.stated = Fig(points).value;
  f.explanation = fmt::format("上年数未给出，无法核算（推算为{}%）", old.ToString());
}

// "95.2%,较2019年增长9.6%": points or percent, the text does not say.
void GrowthJudge::Ambiguous(size_t now, size_t percent) {
  Finding& f = Make("growth.percent_or_points", {now, percent}, Outcome::kUnknown, false);
  const Decimal by = Fig(percent).value * Decimal(changes_[percent].direction);
  const Decimal value = Fig(now).value;
  f.stated = Fig(percent).value;
  f.explanation =
      fmt::format("上年数未给出：按增长率推算为{}%，按百分点推算为{}%，文中未说明是哪一种",
                  Divide(value.Shift(2), Decimal(100) + by, 2).ToString(), (value - by).ToString());
}

// "108881万元,较上年增长13.25个百分点": an amount does not grow by points.
void GrowthJudge::WrongUnit(size_t now, size_t points) {
  Finding& f = Make("growth.points_of_amount", {now, points}, Outcome::kUnknown, false);
  f.stated = Fig(points).value;
  f.explanation = fmt::format("上年数未给出，无法核算；{}的增幅写作“{}”，单位请核实",
                              Written(Fig(now), context_), Written(Fig(points), context_));
}

void GrowthJudge::Yearly(size_t now, size_t old, size_t percent, int years) {
  const Interval rate = Signed(IntervalOf(Fig(percent)), changes_[percent].direction);
  const bool meets =
      CheckYearly(IntervalOf(Fig(now)), IntervalOf(Fig(old)), rate, years) == Outcome::kMeets;
  Finding& f = Make("growth.yearly", {now, old, percent},
                    meets ? Outcome::kMeets : Outcome::kUnknown, false);
  f.stated = Fig(percent).value;
  f.explanation = fmt::format("{}年由{}到{}，文中年均{}{}", years, Written(Fig(old), context_),
                              Written(Fig(now), context_), Written(Fig(percent), context_),
                              meets ? "，相符" : "，按现有两数不能核算，计算口径未说明");
}

void GrowthJudge::Times(size_t now, size_t old, size_t times) {
  const Interval by = IntervalOf(Fig(times)), one = Interval::Exactly(Decimal(1));
  const Interval a = IntervalOf(Fig(now)), b = IntervalOf(Fig(old));
  const bool more = CheckAverage(a, b, by + one) == Outcome::kMeets;
  const bool meets = more || CheckAverage(a, b, by) == Outcome::kMeets;
  Finding& f =
      Make("growth.times", {now, old, times}, meets ? Outcome::kMeets : Outcome::kUnknown, false);
  const int scale = ScaleOf(Fig(now), context_);
  const Decimal ratio = Divide(Fig(now).value, Fig(old).value, 2);
  f.stated = Fig(times).value;
  f.recomputed = ratio;
  f.explanation = fmt::format("{}÷{}={}倍，文中增长{}{}", Number(now, scale), Number(old, scale),
                              ratio.ToString(), Written(Fig(times), context_),
                              meets ? "，相符" : "，倍数的算法未说明，无法核算");
}

}  // namespace dudao::extraction
