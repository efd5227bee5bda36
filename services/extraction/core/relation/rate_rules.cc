#include <fmt/format.h>

#include <optional>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;

constexpr uint32_t kNameReach = 10;  // characters before a percent that may hold its 整改率
constexpr size_t kStem = 2;          // 整改 of 整改率
constexpr int kShownDigits = 4;

bool IsAmount(const Figure& f) {
  return (f.dimension == Dimension::kCount || f.dimension == Dimension::kMoney) && f.change == 0;
}

// A rate named for what was done to the part told right before it:
// 发现问题164个,已整改158个,整改率96.34%.
class RateFinder {
 public:
  explicit RateFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 2; i < context_.figures.size(); ++i) {
      if (Fig(i).dimension == Dimension::kPercent && Fig(i).change == 0) Rate(i);
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  void Rate(size_t percent) {
    const size_t part = percent - 1, whole = percent - 2;
    if (Fig(whole).sentence != Fig(percent).sentence || !IsAmount(Fig(part)) ||
        !IsAmount(Fig(whole)) || MatchUnits(Fig(whole), Fig(part)) != UnitMatch::kSame) {
      return;
    }
    const auto stem = StemOf(percent);
    if (stem.empty() || !SaysOnly(stem, PartWords(part))) return;
    Add(part, whole, percent);
  }

  // 整改 of ",整改率达" between the part and the percent; empty when there is more.
  std::u32string_view StemOf(size_t percent) const {
    auto words = context_.Between(Fig(percent - 1).range.end, Fig(percent).range.begin);
    for (const std::u32string_view tail : {U"到", U"达", U"为"}) {
      if (words.ends_with(tail)) words.remove_suffix(tail.size());
    }
    if (words.size() > kNameReach || words.size() < kStem + 2 || words[0] != U',') return {};
    words.remove_prefix(1);
    if (!words.ends_with(U"率")) return {};
    words.remove_suffix(1);
    return words.size() == kStem ? words : std::u32string_view();
  }

  // The words between the stop before the part and its number.
  std::u32string_view PartWords(size_t part) const {
    const auto words = context_.Between(Fig(part - 1).range.end, Fig(part).range.begin);
    const size_t stop = words.find_last_of(U",:;");
    return stop == words.npos ? std::u32string_view() : words.substr(stop + 1);
  }

  // 已整改, 年底前整改到位: the stem and words of time and completion, nothing of another kind.
  static bool SaysOnly(std::u32string_view stem, std::u32string_view words) {
    const size_t at = words.find(stem);
    if (at == words.npos) return false;
    const auto before = words.substr(0, at), after = words.substr(at + stem.size());
    return before.find_first_not_of(U"已经目前现实际共年底月") == before.npos &&
           after.find_first_not_of(U"完成到位了") == after.npos;
  }

  void Add(size_t part, size_t whole, size_t percent) {
    const Outcome outcome =
        CheckShare(IntervalOf(Fig(part)), IntervalOf(Fig(whole)), IntervalOf(Fig(percent)));
    Finding finding{"share", {part, whole, percent}, outcome, Binding::kStated, true};
    finding.rule = "share.rate";
    const int scale = ScaleOf(Fig(whole), context_);
    finding.stated = Fig(percent).value;
    finding.recomputed = Divide(Fig(part).value.Shift(2), Fig(whole).value, kShownDigits);
    finding.explanation = fmt::format(
        "{}÷{}={}%，文中{}{}", InScale(Fig(part).value, scale), InScale(Fig(whole).value, scale),
        finding.recomputed.ToString(), Written(Fig(percent), context_),
        outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实");
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindRates(const RelationContext& context) { return RateFinder(context).Run(); }

}  // namespace dudao::extraction
