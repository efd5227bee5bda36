// Another place's name left in a text that was taken over.
#include <algorithm>
#include <map>

#include "common/text/utf.h"
#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

using View = std::u32string_view;

constexpr size_t kLongestName =
    11;  // 双江拉祜族佤族布朗族傣族自治县 is longer, and no one's template
constexpr size_t kShortestName = 3;
// Around the clause a reason may stand so near.
constexpr uint32_t kNear = 12, kFar = 100;

// Of the same prefecture, or of the province that reports; 90 are the cities a province governs
// itself.
bool IsKin(const std::string& code, const std::string& own) {
  if (code.substr(0, 2) != own.substr(0, 2)) return false;
  return own.substr(2) == "0000" || code.substr(2, 2) == "90" ||
         code.substr(0, 4) == own.substr(0, 4);
}

bool IsOwn(const FindingContext& c, View name, const std::vector<std::string>& codes) {
  const auto region = text::ToUtf32(c.frame.region()).value_or(U"");
  if (!region.empty() && (Has(region, name) || Has(name, region))) return true;
  if (!c.frame.has_division_code()) return false;
  return std::any_of(codes.begin(), codes.end(),
                     [&](const std::string& code) { return IsKin(code, c.frame.division_code()); });
}

// The longest known name that ends at `end`.
Range NameEndingAt(const FindingContext& c, uint32_t end) {
  const View text = c.report.view();
  for (size_t length = std::min<size_t>(kLongestName, end); length >= kShortestName; --length) {
    const auto begin = static_cast<uint32_t>(end - length);
    if (!c.book.place_names.Find(text.substr(begin, length)).empty()) return {begin, end};
  }
  return {end, end};
}

// 全县, 我市, 城区: no name ends here.
bool EndsNoName(char32_t before) {
  return !text::IsHan(before) ||
         View(U"全我本各县市区州城社园校地辖片小在该两三乡郊老新多级省").find(before) != View::npos;
}

// Named for a reason: learnt from, helped by, met with, come from there.
bool HasReason(const FindingContext& c, Range name) {
  const Range sentence = c.report.sentences()[c.report.SentenceAt(name.begin)].range;
  const Range clause = c.report.ClauseAt(name.begin);
  const uint32_t begin = std::max(sentence.begin, clause.begin - std::min(clause.begin, kNear));
  const uint32_t end = std::min({sentence.end, clause.end + kNear, name.end + kFar});
  const View around = c.report.View({begin, end});
  return HasAny(around, c.book.findings.List("place_reason"));
}

// 江北区, 平房区: names of districts are ordinary words unless an authority or a school follows.
bool MayBeOrdinary(const FindingContext& c, Range name) {
  if (c.report.view()[name.end - 1] != U'区') return false;
  const View after = c.report.view().substr(name.end, 4);
  return !HasAny(after, c.book.findings.List("place_authority"));
}

// A report that names no place of its own, its blanks unfilled, names none by right.
bool IsTemplate(const FindingContext& c) {
  return !c.frame.has_region() && c.report.extraction().placeholders_size() > 0;
}

}  // namespace

// 石桥县教育局 in the report of 云岭县. With the region and its code unknown only a template is
// looked at: its own name may be any.
Found ForeignPlaceName(const FindingContext& c) {
  if (!c.frame.has_division_code() && !IsTemplate(c)) return {};
  const View text = c.report.view();
  std::map<std::u32string, Raised> by_name;
  for (const Paragraph& p : c.report.paragraphs()) {
    if (p.is_frame) continue;
    for (uint32_t i = p.range.begin + 2; i < p.range.end; ++i) {
      const char32_t kind = text[i];
      if (kind != U'市' && kind != U'县' && kind != U'区' && kind != U'州' && kind != U'旗')
        continue;
      if (!c.book.place_names.MayEnd(text[i - 1], kind) || EndsNoName(text[i - 1])) continue;
      const Range name = NameEndingAt(c, i + 1);
      if (name.size() == 0 || name.begin < p.range.begin) continue;
      const View words = c.report.View(name);
      if (IsOwn(c, words, c.book.place_names.Find(words)) || MayBeOrdinary(c, name) ||
          HasReason(c, name)) {
        continue;
      }
      by_name[std::u32string(words)].spans.push_back(c.report.Home(name));
    }
  }
  Found out;
  for (auto& [name, raised] : by_name) {
    raised.arguments = {text::ToUtf8(name), std::to_string(raised.spans.size())};
    out.push_back(std::move(raised));
  }
  return out;
}

}  // namespace dudao::scoring
