#include "services/segmentation/core/enumerations.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/numbering.h"

namespace dudao::segmentation {
namespace {

using View = std::u32string_view;

bool IsNumeral(char32_t c) {
  static constexpr View kNumerals = U"一二三四五六七八九十";
  return kNumerals.find(c) != View::npos;
}

// First character of the numeral that ends before `at`, the 是; `at` when there is none.
size_t NumeralBefore(View s, size_t at) {
  size_t end = at;
  while (end > 0 && text::IsSpace(s[end - 1])) --end;
  size_t begin = end;
  while (begin > 0 && end - begin < 3 && IsNumeral(s[begin - 1])) --begin;
  return begin == end ? at : begin;
}

char32_t SeenBefore(View s, size_t i) {
  while (i > 0 && IsBlank(s[i - 1])) --i;
  return i > 0 ? s[i - 1] : 0;
}

enum class Stand { kNone, kAfterWord, kAfterMark };

// 统一是, 之一是, 第一是, 唯一是: the numeral belongs to the word before.
Stand StandOf(View s, size_t begin) {
  const char32_t before = SeenBefore(s, begin);
  if (before == 0) return Stand::kAfterMark;
  if (!text::IsHan(before)) {
    return IsDigit(before) || IsAsciiLetter(before) ? Stand::kNone : Stand::kAfterMark;
  }
  static constexpr View kWhole = U"统之第唯单万同专逐初进星周礼高归划合不";
  return kWhole.find(before) == View::npos ? Stand::kAfterWord : Stand::kNone;
}

struct Found {
  IsMarker marker;
  Stand stand;
};

std::vector<Found> FindCandidates(View s) {
  std::vector<Found> found;
  for (size_t i = s.find(U'是'); i != View::npos; i = s.find(U'是', i + 1)) {
    const size_t begin = NumeralBefore(s, i);
    if (begin == i) continue;
    const auto mark = ReadIs(s.substr(begin, i + 1 - begin));
    if (!mark) continue;
    const Stand stand = StandOf(s, begin);
    if (stand == Stand::kNone) continue;
    found.push_back(
        {{{static_cast<uint32_t>(begin), static_cast<uint32_t>(i + 1)}, mark->ordinal}, stand});
  }
  return found;
}

}  // namespace

std::vector<IsMarker> FindIs(View paragraph) {
  const std::vector<Found> found = FindCandidates(paragraph);
  std::vector<IsMarker> markers;
  for (size_t i = 0; i < found.size(); ++i) {
    const bool answered = i + 1 < found.size() && found[i].marker.ordinal == 1 &&
                          found[i + 1].marker.ordinal == 2 &&
                          found[i + 1].stand == Stand::kAfterMark;
    if (found[i].stand == Stand::kAfterMark || answered) markers.push_back(found[i].marker);
  }
  return markers;
}

uint32_t CountIs(View paragraph) { return static_cast<uint32_t>(FindIs(paragraph).size()); }

}  // namespace dudao::segmentation
