#include <fmt/format.h>

#include <optional>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr uint32_t kNameReach = 14;  // characters before an average that may hold 人均
constexpr size_t kTermsTried = 6;
constexpr int kShownDigits = 2;

// 人均, 生均, 师均, 班均, 校均, 平均每.
bool NamesAverage(std::u32string_view words) {
  if (words.find(U'均') == words.npos) return false;
  for (const std::u32string_view word : {U"人均", U"生均", U"师均", U"班均", U"校均", U"平均每"}) {
    if (words.find(word) != words.npos) return true;
  }
  return false;
}

class AverageFinder {
 public:
  explicit AverageFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 2; i < context_.figures.size(); ++i) {
      if (IsAverage(i)) Average(i);
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  bool IsAverage(size_t i) const {
    const Range clause = context_.report.clauses()[Fig(i).clause].range;
    const uint32_t begin = Fig(i).range.begin;
    const uint32_t floor =
        std::max({clause.begin, begin - std::min(begin, kNameReach), Fig(i - 1).range.end});
    return NamesAverage(context_.Between(floor, begin)) && Fig(i).change == 0;
  }

  // 资助学生200人,金额30万元,人均1500元: a total and a count told before it in the sentence.
  // Nothing says that they are meant, so only what fits is told.
  void Average(size_t average) {
    for (size_t t = average; t-- > 0 && Near(t, average);) {
      if (!CanBeTotal(t, average)) continue;
      for (size_t c = average; c-- > 0 && Near(c, average);) {
        if (c == t || Fig(c).dimension != Dimension::kCount || Fig(c).change != 0) continue;
        if (!Fits(t, c, average)) continue;
        return Add(t, c, average);
      }
    }
  }

  bool Near(size_t i, size_t average) const {
    return average - i <= kTermsTried && Fig(i).sentence == Fig(average).sentence;
  }

  bool CanBeTotal(size_t t, size_t average) const {
    return Fig(t).dimension == Fig(average).dimension && Fig(t).change == 0 &&
           Fig(t).value > Fig(average).value;
  }

  bool Fits(size_t total, size_t count, size_t average) const {
    return CheckAverage(IntervalOf(Fig(total)), IntervalOf(Fig(count)), IntervalOf(Fig(average))) ==
           Outcome::kMeets;
  }

  void Add(size_t total, size_t count, size_t average) {
    Finding finding{"average", {total, count, average}, Outcome::kMeets};
    finding.stated = Fig(average).value;
    finding.recomputed = Divide(Fig(total).value, Fig(count).value, kShownDigits);
    finding.explanation = fmt::format("{}÷{}={}{}，文中{}，相符", Written(Fig(total), context_),
                                      Written(Fig(count), context_), finding.recomputed.ToString(),
                                      Fig(average).unit, Written(Fig(average), context_));
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindAverages(const RelationContext& context) {
  return AverageFinder(context).Run();
}

}  // namespace dudao::extraction
