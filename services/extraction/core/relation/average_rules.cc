#include <fmt/format.h>

#include <initializer_list>
#include <optional>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;

constexpr uint32_t kNameReach = 14;  // characters before an average that may hold 人均
constexpr size_t kTermsTried = 6;
constexpr int kShownDigits = 2;
constexpr uint32_t kRateReach = 40;  // characters between a rate and what it was paid out to

// 人均, 生均, 师均, 班均, 校均, 平均每.
bool NamesAverage(std::u32string_view words) {
  if (words.find(U'均') == words.npos) return false;
  for (const std::u32string_view word :
       {U"人均", U"生均", U"师均", U"班均", U"校均", U"园均", U"平均每", U"平均班额"}) {
    if (words.find(word) != words.npos) return true;
  }
  return false;
}

bool CountsPupils(const Figure& f) {
  return SubjectHas(f, {"学生", "在校生", "幼儿", "儿童"}) && !SubjectHas(f, {"班"});
}

class AverageFinder {
 public:
  explicit AverageFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 0; i < context_.figures.size(); ++i) {
      if (i >= 2 && IsAverage(i)) Average(i);
      if (Fig(i).unit.find('/') != std::string::npos) PaidOut(i);
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // The words before a figure that may name an average.
  std::u32string_view NameOf(size_t i) const {
    const Range clause = context_.report.clauses()[Fig(i).clause].range;
    const uint32_t begin = Fig(i).range.begin;
    const uint32_t floor =
        std::max({clause.begin, begin - std::min(begin, kNameReach), Fig(i - 1).range.end});
    return context_.Between(floor, begin);
  }

  bool IsAverage(size_t i) const { return NamesAverage(NameOf(i)) && Fig(i).change == 0; }

  // 资助学生200人,金额30万元,人均1500元: a total and a count told before it in the sentence.
  void Average(size_t average) {
    for (size_t t = average; t-- > 0 && Near(t, average);) {
      if (!CanBeTotal(t, average)) continue;
      for (size_t c = average; c-- > 0 && Near(c, average);) {
        if (c == t || Fig(c).dimension != Dimension::kCount || Fig(c).change != 0) continue;
        if (Check(t, c, average) == Outcome::kMeets) return Add(t, c, average, Binding::kInferred);
      }
    }
    Bound(average);
  }

  // 教学班138个,学生6725人,班均58.7人: 班均 says what is divided by what when the sentence has one
  // of each.
  void Bound(size_t average) {
    const auto name = NameOf(average);
    const bool by_class = name.find(U"班均") != name.npos || name.find(U"班额") != name.npos;
    const bool by_school = name.find(U"校均") != name.npos;
    if (by_class == by_school || NamesAnother(name)) return;
    const auto total = Only(
        average, [&](const Figure& f) { return MatchUnits(f, Fig(average)) == UnitMatch::kSame; });
    const auto count = Only(average, [&](const Figure& f) {
      return f.dimension == Dimension::kCount &&
             (by_class ? SubjectHas(f, {"班"}) : f.unit == "所" && SubjectHas(f, {"学", "校"}));
    });
    if (!total || !count || *total == *count || !CountsPupils(Fig(*total))) return;
    Add(*total, *count, average, Binding::kStated);
  }

  // 小学班均, 其中城区班均: of some of them only.
  static bool NamesAnother(std::u32string_view name) {
    const size_t at = name.find_first_of(U"班校平");
    return at == name.npos || name.substr(0, at).find_first_not_of(U",") != name.npos;
  }

  // The only figure of the sentence before `average` that `fits`.
  template <typename Fits>
  std::optional<size_t> Only(size_t average, Fits fits) const {
    std::optional<size_t> found;
    for (size_t i = average; i-- > 0 && Fig(i).sentence == Fig(average).sentence;) {
      if (average - i > kTermsTried) return std::nullopt;
      if (!fits(Fig(i))) continue;
      if (found || Fig(i).change != 0) return std::nullopt;
      found = i;
    }
    return found;
  }

  // 按每人500元/月标准,为300名教师发放补助180万元: the rate, whom it was paid and what it came to.
  // For how long is hardly ever said.
  void PaidOut(size_t rate) {
    const size_t count = rate + 1, total = rate + 2;
    if (total >= context_.figures.size() || Fig(total).sentence != Fig(rate).sentence) return;
    const bool people = Fig(count).dimension == Dimension::kCount && Fig(count).unit != "次";
    if (!people || Fig(rate).dimension != Dimension::kMoney || Fig(rate).change != 0 ||
        Fig(total).dimension != Dimension::kMoney || context_.IsChange(total) ||
        Fig(total).unit.find('/') != std::string::npos) {
      return;
    }
    const auto gap = context_.Between(Fig(rate).range.end, Fig(count).range.begin);
    const auto paid = context_.Between(Fig(count).range.end, Fig(total).range.begin);
    const bool bound = gap.find(U"标准") != gap.npos && gap.find(U'为') != gap.npos &&
                       gap.size() + paid.size() <= kRateReach &&
                       paid.find_first_of(U",;") == paid.npos &&
                       (paid.find(U"发放") != paid.npos || paid.find(U"补助") != paid.npos);
    if (bound) Add(total, count, rate, Binding::kInferred);
  }

  bool Near(size_t i, size_t average) const {
    return average - i <= kTermsTried && Fig(i).sentence == Fig(average).sentence;
  }

  bool CanBeTotal(size_t t, size_t average) const {
    return Fig(t).dimension == Fig(average).dimension && Fig(t).change == 0 &&
           Fig(t).value > Fig(average).value;
  }

  Outcome Check(size_t total, size_t count, size_t average) const {
    return CheckAverage(IntervalOf(Fig(total)), IntervalOf(Fig(count)), IntervalOf(Fig(average)));
  }

  void Add(size_t total, size_t count, size_t average, Binding binding) {
    const Outcome outcome = Check(total, count, average);
    const bool stated = binding == Binding::kStated;
    Finding finding{"average", {total, count, average}, outcome, binding, stated};
    finding.rule = stated ? "average.by_name" : "average.fits";
    finding.stated = Fig(average).value;
    finding.recomputed = Divide(Fig(total).value, Fig(count).value, kShownDigits);
    const std::string_view tail = outcome == Outcome::kMeets ? "，相符"
                                  : stated                   ? "，不一致，请核实"
                                           : "，发放时长或口径文中未说明";
    finding.explanation = fmt::format("{}÷{}={}{}，文中{}{}", Written(Fig(total), context_),
                                      Written(Fig(count), context_), finding.recomputed.ToString(),
                                      Fig(total).unit, Written(Fig(average), context_), tail);
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
