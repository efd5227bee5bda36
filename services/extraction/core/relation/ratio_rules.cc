#include <fmt/format.h>

#include <initializer_list>
#include <optional>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;

constexpr uint32_t kNameReach = 14;  // characters before a ratio that may hold its 师生比
constexpr size_t kTermsTried = 6;
constexpr int kShownDigits = 2;

bool CountsPupils(const Figure& f) {
  return SubjectHas(f, {"学生", "在校生", "幼儿"}) && !SubjectHas(f, {"教师", "教职"});
}

bool CountsTeachers(const Figure& f) {
  return SubjectHas(f, {"教师", "教职工", "保教人员"}) && !SubjectHas(f, {"学生", "幼儿数"});
}

// 专任教师500人,在校生7650人,师生比1:15.3; 生师比15.3:1 is the same the other way round.
class RatioFinder {
 public:
  explicit RatioFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 2; i < context_.figures.size(); ++i) {
      if (Fig(i).dimension == Dimension::kRatio && Fig(i).unit.empty() && Fig(i).change == 0) {
        Ratio(i);
      }
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  void Ratio(size_t ratio) {
    const auto name = NameOf(ratio);
    const bool teachers_first = name.ends_with(U"师生比") || name.ends_with(U"师幼比");
    if (!teachers_first && !name.ends_with(U"生师比")) return;
    if (!IsOneTo(ratio, teachers_first)) return;
    const auto pupils = Only(ratio, CountsPupils), teachers = Only(ratio, CountsTeachers);
    if (!pupils || !teachers || *pupils == *teachers) return;
    const bool whole_name = name.size() == 3;  // 小学师生比 is of some of them
    Add(*teachers, *pupils, ratio, teachers_first, whole_name);
  }

  // 全县师生比 is 师生比; 为, 达 belong to the figure.
  std::u32string_view NameOf(size_t i) const {
    const uint32_t begin = Fig(i).range.begin;
    const Range clause = context_.report.clauses()[Fig(i).clause].range;
    const uint32_t floor =
        std::max({clause.begin, begin - std::min(begin, kNameReach), Fig(i - 1).range.end});
    auto words = context_.Between(floor, begin);
    for (const std::u32string_view tail : {U"到", U"达", U"为", U"是", U"约"}) {
      if (words.ends_with(tail)) words.remove_suffix(tail.size());
    }
    for (const std::u32string_view head : {U"全县", U"全市", U"全区", U"全校", U"总体"}) {
      if (words.starts_with(head)) words.remove_prefix(head.size());
    }
    return words;
  }

  // 1:15.3 (or 15.3:1 for 生师比), whose value is the other term.
  bool IsOneTo(size_t ratio, bool one_first) const {
    const auto words = context_.report.View(Fig(ratio).range);
    const size_t colon = words.find_first_of(U":∶");
    if (colon == words.npos) return false;
    return (one_first ? words.substr(0, colon) : words.substr(colon + 1)) == U"1";
  }

  // The only figure of the sentence before `at` that `fits`.
  template <typename Fits>
  std::optional<size_t> Only(size_t at, Fits fits) const {
    std::optional<size_t> found;
    for (size_t i = at; i-- > 0 && Fig(i).sentence == Fig(at).sentence;) {
      if (at - i > kTermsTried) return std::nullopt;
      if (Fig(i).dimension != Dimension::kCount || Fig(i).change != 0 || !fits(Fig(i))) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  void Add(size_t teachers, size_t pupils, size_t ratio, bool teachers_first, bool bound) {
    const Outcome outcome =
        CheckAverage(IntervalOf(Fig(pupils)), IntervalOf(Fig(teachers)), IntervalOf(Fig(ratio)));
    if (!bound && outcome != Outcome::kMeets) return;
    Finding finding{"ratio", {}, outcome, bound ? Binding::kStated : Binding::kInferred, bound};
    finding.rule = "ratio.teachers";
    finding.members = teachers_first ? std::vector<size_t>{teachers, pupils, ratio}
                                     : std::vector<size_t>{pupils, teachers, ratio};
    finding.stated = Fig(ratio).value;
    finding.recomputed = Divide(Fig(pupils).value, Fig(teachers).value, kShownDigits);
    finding.explanation = fmt::format("{}÷{}={}，文中{}{}", Written(Fig(pupils), context_),
                                      Written(Fig(teachers), context_),
                                      finding.recomputed.ToString(), Written(Fig(ratio), context_),
                                      outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实");
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindRatios(const RelationContext& context) {
  return RatioFinder(context).Run();
}

}  // namespace dudao::extraction
