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
  while (end > 0 && IsBlank(s[end - 1])) --end;  // 一 / 是 over a line break, too
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

// Whether a clause begins at `i`; after a comma it is part of one.
bool OpensClause(View s, size_t i, bool after_comma) {
  const char32_t c = SeenBefore(s, i);
  return c == 0 || EndsSentence(c) || IsColon(c) || IsSemicolon(c) || (after_comma && IsComma(c));
}

// Whether 其次, 再次, 再者 or 最后 stands at `i`.
bool IsThen(View s, size_t i) {
  static constexpr View kThen[] = {U"其次", U"再次", U"再者", U"最后"};
  const View word = s.substr(i, 2);
  return std::find(std::begin(kThen), std::end(kThen), word) != std::end(kThen);
}

// 首先…其次…最后…, each at the head of a clause: 首先 alone counts nothing.
void AddFirstThen(View s, std::vector<IsMarker>* markers) {
  const size_t before = markers->size();
  bool next = false;  // 其次 is there
  for (size_t i = 0; i + 1 < s.size(); ++i) {
    const bool begun = markers->size() > before;
    if (begun ? !IsThen(s, i) : s.substr(i, 2) != U"首先") continue;
    if (!OpensClause(s, i, /*after_comma=*/false)) continue;
    const auto ordinal = static_cast<uint32_t>(markers->size() - before + 1);
    const auto at = static_cast<uint32_t>(i);
    markers->push_back({{at, at + 2}, ordinal});
    next |= s.substr(i, 2) == U"其次";
  }
  if (!next) markers->resize(before);
}

// 其一，…其二，…; one that opens the paragraph counts alone.
void AddAmong(View s, std::vector<IsMarker>* markers) {
  std::vector<IsMarker> found;
  for (size_t i = s.find(U'其'); i != View::npos; i = s.find(U'其', i + 1)) {
    const auto mark = ReadMark(s.substr(i, 6));
    if (!mark || mark->kind != Kind::kFirst || !OpensClause(s, i, /*after_comma=*/true)) continue;
    found.push_back(
        {{static_cast<uint32_t>(i), static_cast<uint32_t>(i + mark->length - 1)}, mark->ordinal});
  }
  if (found.size() > 1 || (found.size() == 1 && SeenBefore(s, found[0].span.begin) == 0)) {
    markers->insert(markers->end(), found.begin(), found.end());
  }
}

}  // namespace

std::vector<IsMarker> FindEnumeration(View paragraph) {
  // One look at all characters, without branches: most paragraphs have none of the three.
  constexpr uint32_t kIs = 1, kFirst = 2, kAmong = 4;
  uint32_t has = 0;
  for (const char32_t c : paragraph) {
    has |= (c == U'是' ? kIs : 0) | (c == U'首' ? kFirst : 0) | (c == U'其' ? kAmong : 0);
  }
  std::vector<IsMarker> markers;
  if ((has & kIs) != 0) markers = FindIs(paragraph);
  if ((has & kFirst) != 0) AddFirstThen(paragraph, &markers);
  if ((has & kAmong) != 0) AddAmong(paragraph, &markers);
  std::sort(markers.begin(), markers.end(),
            [](const IsMarker& a, const IsMarker& b) { return a.span.begin < b.span.begin; });
  return markers;
}

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
