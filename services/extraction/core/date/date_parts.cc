#include "services/extraction/core/date/date_parts.h"

#include <initializer_list>

#include "common/text/numeral_symbol.h"

namespace dudao::extraction {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

int ChineseDigit(char32_t c) {
  const text::Symbol symbol = text::SymbolOf(c);
  if (symbol.IsPlainDigit()) return symbol.value;
  return c == U'○' ? 0 : -1;
}

bool StartsAt(std::u32string_view text, size_t at, std::u32string_view word) {
  return at <= text.size() && text.substr(at, word.size()) == word;
}

size_t LongestOf(std::u32string_view text, size_t at,
                 std::initializer_list<std::u32string_view> words) {
  size_t longest = 0;
  for (std::u32string_view word : words) {
    if (word.size() > longest && StartsAt(text, at, word)) longest = word.size();
  }
  return longest;
}

// 一 … 三十一, 十, 廿 not used in dates of reports.
std::optional<SmallNumber> ReadChineseSmall(std::u32string_view text, size_t at) {
  int tens = 0, ones = 0;
  size_t i = at;
  const int first = ChineseDigit(CharAt(text, i));
  if (first > 0) ++i;
  if (CharAt(text, i) == U'十') {
    tens = first > 0 ? first : 1;
    ++i;
    const int last = ChineseDigit(CharAt(text, i));
    if (last > 0) {
      ones = last;
      ++i;
    }
  } else if (first > 0) {
    ones = first;
  } else {
    return std::nullopt;
  }
  return SmallNumber{tens * 10 + ones, i};
}

// 30日 or 30号 after a month; 2月31日 is no date.
void ReadDay(std::u32string_view text, DatePoint* point) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto day = ReadSmallNumber(text, point->end);
  if (!day || day->value < 1 || day->value > kDays[point->month - 1]) return;
  const char32_t sign = CharAt(text, day->end);
  if (sign != U'日' && sign != U'号') return;
  point->day = day->value;
  point->end = day->end + 1;
}

// 4月, 4月30日, 9月中旬 at point->end.
bool ReadMonth(std::u32string_view text, DatePoint* point) {
  const auto month = ReadSmallNumber(text, point->end);
  if (!month || month->value < 1 || month->value > 12) return false;
  if (CharAt(text, month->end) != U'月' || CharAt(text, month->end + 1) == U'龄') return false;
  point->month = month->value;
  point->end = month->end + 1;
  ReadDay(text, point);
  const size_t qualifier = point->day ? 0 : MonthQualifier(text, point->end);
  point->qualified = qualifier > 0;
  point->end += qualifier;
  return true;
}

}  // namespace

std::optional<SmallNumber> ReadYearDigits(std::u32string_view text, size_t at) {
  const bool arabic = IsDigit(CharAt(text, at));
  int value = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const char32_t c = CharAt(text, i);
    const int digit = arabic ? (IsDigit(c) ? static_cast<int>(c - U'0') : -1) : ChineseDigit(c);
    if (digit < 0) return std::nullopt;
    value = value * 10 + digit;
  }
  if (value < kFirstYear || value > kLastYear) return std::nullopt;
  if (IsDigit(CharAt(text, at + 4))) return std::nullopt;
  return SmallNumber{value, at + 4};
}

std::optional<SmallNumber> ReadSmallNumber(std::u32string_view text, size_t at) {
  if (!IsDigit(CharAt(text, at))) return ReadChineseSmall(text, at);
  int value = static_cast<int>(text[at] - U'0');
  size_t end = at + 1;
  if (IsDigit(CharAt(text, end))) value = value * 10 + static_cast<int>(text[end++] - U'0');
  if (IsDigit(CharAt(text, end))) return std::nullopt;
  return SmallNumber{value, end};
}

std::optional<DatePoint> ReadPoint(std::u32string_view text, size_t at) {
  DatePoint point;
  point.end = at;
  const auto year = ReadYearDigits(text, at);
  if (year && CharAt(text, year->end) == U'年') {
    if (CharAt(text, year->end + 1) == U'级') return std::nullopt;  // 2020年级: a typo for 2020级
    point.year = year->value;
    point.end = year->end + 1;
    if (ReadMonth(text, &point)) return point;
    const size_t qualifier = YearQualifier(text, point.end);
    point.qualified = qualifier > 0;
    point.year_end = qualifier == 1 && (text[point.end] == U'底' || text[point.end] == U'末');
    point.end += qualifier;
    return point;
  }
  if (!ReadMonth(text, &point)) return std::nullopt;
  if (!IsDigit(text[at]) && point.day == 0) return std::nullopt;  // 五月 may be a name
  return point;
}

size_t SkipRangeSign(std::u32string_view text, size_t at) {
  size_t i = at;
  constexpr std::u32string_view kSigns = U"-–—―~－～−至到";
  // A dash is often typed twice (2018——2020年).
  while (i < at + 2 && i < text.size() && kSigns.find(text[i]) != kSigns.npos) ++i;
  return i;
}

size_t YearQualifier(std::u32string_view text, size_t at) {
  // 年初 but not 2020年初中毕业生; 年末 but not 年末端.
  if (CharAt(text, at) == U'初') {
    const char32_t next = CharAt(text, at + 1);
    return next == U'中' || next == U'级' || next == U'高' || next == U'一' || next == U'三' ? 0
                                                                                             : 1;
  }
  return LongestOf(text, at,
                   {U"度",       U"底",     U"末",       U"秋季",     U"春季",     U"秋季学期",
                    U"春季学期", U"秋学期", U"春学期",   U"上半年",   U"下半年",   U"暑期",
                    U"暑假",     U"寒假",   U"第一季度", U"第二季度", U"第三季度", U"第四季度",
                    U"一季度",   U"二季度", U"三季度",   U"四季度",   U"前三季度", U"前三个季度"});
}

size_t MonthQualifier(std::u32string_view text, size_t at) {
  if (CharAt(text, at) == U'份' && CharAt(text, at + 1) == U'额') return 0;
  return LongestOf(text, at, {U"份", U"底", U"末", U"初", U"上旬", U"中旬", U"下旬"});
}

std::string Iso(const DatePoint& point) {
  std::string out = point.year ? std::to_string(point.year) : "-";
  for (const int part : {point.month, point.day}) {
    if (part == 0) continue;
    out += '-';
    out += static_cast<char>('0' + part / 10);
    out += static_cast<char>('0' + part % 10);
  }
  return out;
}

}  // namespace dudao::extraction
