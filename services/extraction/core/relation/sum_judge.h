// What a list of parts comes to against its whole: the verdict on a sum and its explanation,
// however the list was found.
//
//   judge.Decide("sum.among", whole, list, Binding::kStated, true);   //
//   2140+1875+2305=6320人，文中合计6318人…
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SUM_JUDGE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SUM_JUDGE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/extraction/core/relation/part_list.h"

namespace dudao::extraction {

// How a sum of parts stands to its whole, in words: 7+6=13所，文中合计12所，分项多出1所，请核实.
// `sum` and `total` are the first two clauses; `accused`: whether what is over may be held against
// the report.
std::string WordsOfSum(std::string_view sum, std::string_view total, std::string_view gap,
                       Outcome outcome, bool accused);

class SumJudge {
 public:
  explicit SumJudge(const RelationContext& context)
      : context_(context), is_whole_(context.figures.size()), is_part_(context.figures.size()) {}

  // Whether figure `i` can be a part or a whole: no average, no change, no amount a head.
  bool Adds(size_t i) const;
  // Whether a list was already bound to figure `i`.
  bool IsWhole(size_t i) const { return is_whole_[i]; }
  // Whether figure `i` was already bound to a whole.
  bool IsPart(size_t i) const { return is_part_[i]; }

  // The most parts from the front that add up; else what the parts that surely exclude one another
  // come to. `accusable`: whether the text leaves no doubt about the whole.
  // `said_all`: the text says that the parts are all (合计), so that words that do not tell are
  // enough.
  void Decide(std::string_view rule, size_t whole, const PartList& list, Binding binding,
              bool accusable, bool said_all = false);
  // The last parts of a list before its total that add up to it, two at least; false when none do.
  bool HoldsWithTail(std::string_view rule, size_t whole, const PartList& list);
  // Parts that are all of their whole (其余): any difference counts, `accusable` says for whom.
  void DecideAll(std::string_view rule, size_t whole, const std::vector<size_t>& parts,
                 bool accusable);
  // Whether the parts add up within the rounding of the whole alone.
  bool AddsExactly(size_t whole, const std::vector<size_t>& parts) const;
  // Whether the parts come to more than figure `i`, whatever was rounded off.
  bool Exceeds(size_t i, const std::vector<size_t>& parts) const {
    return Check(i, parts) == Outcome::kAbove;
  }
  void Add(std::string_view rule, size_t whole, const std::vector<size_t>& parts, Outcome outcome,
           Binding binding, bool accusable);

  std::vector<Finding> Take() { return std::move(found_); }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }
  Outcome Check(size_t whole, const std::vector<size_t>& parts) const;
  size_t LongestThatHolds(size_t whole, const PartList& list) const;
  bool Alike(size_t whole, const std::vector<size_t>& parts) const;
  size_t LargerThan(size_t whole, const std::vector<size_t>& parts) const;
  bool HoldsLoosely(size_t whole, const PartList& list) const;
  std::string Explain(size_t whole, const std::vector<size_t>& parts, text::Decimal sum,
                      Outcome outcome, bool accused) const;

  const RelationContext& context_;
  std::vector<bool> is_whole_, is_part_;
  std::vector<Finding> found_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_SUM_JUDGE_H_
