#include <fmt/format.h>

#include <string_view>
#include <tuple>
#include <unordered_map>

#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

constexpr size_t kShortestSubject = 9;  // bytes: three characters

// What two figures must share to be the same thing: subject, head, unit and period.
using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

Key KeyOf(const Figure& f) { return {f.subject_text, f.head_text, f.unit, f.period}; }

struct KeyHash {
  size_t operator()(const Key& key) const {
    constexpr std::hash<std::string_view> kHash;
    const auto& [subject, head, unit, period] = key;
    size_t all = kHash(subject);
    for (const std::string_view part : {head, unit, period}) all = all * 31 + kHash(part);
    return all;
  }
};

bool CanRepeat(const Figure& f) {
  return f.modality == Modality::kFact && f.change == 0 && !IsLoose(f) &&
         f.subject_text.size() >= kShortestSubject && f.dimension != Dimension::kDuration;
}

}  // namespace

// 共有民办幼儿园6所 … 对民办幼儿园6所进行检查: told twice, the same. Two values of one name are
// left to a person: the name alone does not say that the scope is the same.
std::vector<Finding> FindRepeats(const RelationContext& context) {
  std::vector<Finding> found;
  std::unordered_map<Key, size_t, KeyHash> last;
  last.reserve(context.figures.size());
  for (size_t i = 0; i < context.figures.size(); ++i) {
    const Figure& f = context.figures[i];
    if (!CanRepeat(f)) continue;
    const auto [it, is_new] = last.try_emplace(KeyOf(f), i);
    if (is_new) continue;
    const Figure& before = context.figures[it->second];
    if (before.value == f.value && before.sentence != f.sentence) {
      Finding finding{"repeat", {it->second, i}, Outcome::kMeets};
      finding.stated = finding.recomputed = f.value;
      finding.explanation = fmt::format("{}{}两处一致", f.subject_text, Written(f, context));
      found.push_back(std::move(finding));
    }
    it->second = i;
  }
  return found;
}

}  // namespace dudao::extraction
