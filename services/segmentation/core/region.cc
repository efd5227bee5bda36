#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/frame.h"

namespace dudao::segmentation {
namespace {

// Words at which a place's name at the head of a title is over.
constexpr View kAfterName[] = {
    U"人民政府", U"政府",   U"行政公署", U"行署",   U"教育",       U"关于",   U"履行", U"贯彻",
    U"落实",     U"义务",   U"学前",     U"自评",   U"自查",       U"办学",   U"推进", U"全面",
    U"工作",     U"委员会", U"委、",     U"管委会", U"管理委员会", U"办事处", U"推动", U"实施",
    U"创建",     U"加强",   U"加快",     U"开展",   U"深化",       U"依法",   U"办学"};
// 全县, 乡镇: a kind of place, no name.
constexpr View kNoName[] = {U"乡镇", U"县区", U"市县", U"地市", U"城区", U"区县", U"市区",
                            U"城乡", U"社区", U"校区", U"园区", U"辖区", U"山区", U"该县"};
constexpr size_t kLongestName = 24;

bool IsPlaceholder(char32_t c) {
  return c == U'X' || c == U'x' || c == U'*' || c == U'某' || c == U'×' || c == U'○' || c == U'_' ||
         c == U'□' || c == U'◯' || c == U'＊' || c == U'＿';
}

bool IsGeneric(View name) {
  if (std::find(std::begin(kNoName), std::end(kNoName), name) != std::end(kNoName)) return true;
  static constexpr View kWhole = U"全我本各该";
  return name.size() < 2 || (name.size() == 2 && kWhole.find(name[0]) != View::npos);
}

// 2021年, 2021年度, 关于 before the name.
View WithoutLead(View s) {
  if (s.starts_with(U"中共")) s.remove_prefix(2);
  if (s.starts_with(U"关于")) s.remove_prefix(2);
  if (s.size() > 5 && ReadYear(s) > 0 && s[4] == U'年') s.remove_prefix(s[5] == U'度' ? 6 : 5);
  return s;
}

size_t NameEnd(View s) {
  size_t end = std::min(s.size(), kLongestName);
  for (const View word : kAfterName) end = std::min(end, s.find(word));
  for (size_t i = 0; i < end; ++i) {
    if (!text::IsHan(s[i]) || (i > 0 && ReadYear(s.substr(i)) > 0)) return i;
  }
  return end;
}

// The longest beginning of `s` that ends as places do: 白石镇中心小学 of 白石镇中心小学依法治校.
View LongestPlace(View s, const Lexicon& lexicon) {
  while (s.size() > 2 && lexicon.FindRegion(s) == nullptr) s.remove_suffix(1);
  return s;
}

}  // namespace

View ReadPlace(View squeezed) {
  const View s = WithoutLead(squeezed);
  size_t lead = 0;
  while (lead < s.size() && IsPlaceholder(s[lead])) ++lead;
  return s.substr(0, lead + NameEnd(s.substr(lead)));
}

Word ReadRegion(View squeezed, const Lexicon& lexicon) {
  const View s = WithoutLead(squeezed);
  if (!s.empty() && IsPlaceholder(s[0])) return {};
  const View name = LongestPlace(s.substr(0, NameEnd(s)), lexicon);
  if (name.find_first_of(U"某我们代") != View::npos || IsGeneric(name)) return {};
  return lexicon.FindRegion(name) != nullptr ? Word(name) : Word();
}

}  // namespace dudao::segmentation
