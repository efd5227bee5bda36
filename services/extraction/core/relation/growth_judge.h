// The arithmetic of one stated change: what was said of two years, recomputed, with its
// explanation.
//
//   judge.Increase(now, amount, percent);   //
//   254000-5200=248800万元，5200÷248800=2.09%，文中2.01%…
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_GROWTH_JUDGE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_GROWTH_JUDGE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/extraction/core/relation/context.h"

namespace dudao::extraction {

// Arguments are figures. Each call adds one relation.
class GrowthJudge {
 public:
  explicit GrowthJudge(const RelationContext& context)
      : context_(context), changes_(context.changes) {}

  // 由56人降到45人: whether it went where the verb says.
  void Direction(size_t now, size_t old);
  // 较2019年的120所增加15所,达135所.
  void Difference(size_t now, size_t old, size_t by);
  // 较2019年的120所增长12.5%.
  void Percent(size_t now, size_t old, size_t by);
  // 254195.69万元,较2019年增加5235.72万元,增长2.01%: the base is new less increase.
  void Increase(size_t now, size_t amount, size_t percent);
  // 由2015年的3.2亿元增加到2020年的4.5亿元,年均增长7.06%. Compound or simple, at comparable prices
  // or not: what fails is left open.
  void Yearly(size_t now, size_t old, size_t percent, int years);
  // 由40所增加到100所,增长1.5倍. Some say 增长2.5倍 for the same: what fits neither is left open.
  void Times(size_t now, size_t old, size_t times);

  // ---- where last year's figure is not given ----

  void BaseMissing(size_t now, size_t percent);       // 64.69亿元,较上年增长1.81%
  void PointsBaseMissing(size_t now, size_t points);  // 73.1%,较上年提升29.9个百分点
  void Ambiguous(size_t now, size_t percent);  // 95.2%,较2019年增长9.6%: points or percent?
  void WrongUnit(size_t now, size_t points);   // an amount does not grow by points

  std::vector<Finding> Take() { return std::move(found_); }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }
  Finding& Make(std::string_view rule, std::vector<size_t> members, Outcome outcome,
                bool accusable);
  std::string Number(size_t i, int scale) const { return InScale(Fig(i).value, scale); }
  std::string UnitOf(size_t i, int scale) const;

  const RelationContext& context_;
  const std::vector<StatedChange>& changes_;
  std::vector<Finding> found_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_GROWTH_JUDGE_H_
