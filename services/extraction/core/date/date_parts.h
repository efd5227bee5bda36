// The pieces a date is written in: numbers, points in time, the words that qualify them.
//
//   ReadPoint(U"2021年4月30日上午", 0);  // year 2021, month 4, day 30, end 10
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_PARTS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_PARTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dudao::extraction {

struct DatePoint {
  int year = 0, month = 0, day = 0;  // 0: not written
  size_t end = 0;                    // reading position after it
  bool qualified = false;            // 底, 度, 秋季 … follow: no further part can
  bool year_end = false;             // 年底, 年末
};

struct SmallNumber {
  int value = 0;
  size_t end = 0;
};

// A year of four Arabic or Chinese digits, 1900 to 2100, not part of a longer number; 年 not
// included.
std::optional<SmallNumber> ReadYearDigits(std::u32string_view text, size_t at);

// A month or day: one or two Arabic digits, or Chinese 一 to 三十一.
std::optional<SmallNumber> ReadSmallNumber(std::u32string_view text, size_t at);

// 2021年, 2021年4月, 2021年4月30日, 4月, 4月30日 with their qualifying words; a lone month in
// Chinese numerals only when a day follows.
std::optional<DatePoint> ReadPoint(std::u32string_view text, size_t at);

// - – — ~ 至 到 ― between two dates: the position after it, or `at` when there is none.
size_t SkipRangeSign(std::u32string_view text, size_t at);

// Length of a word that qualifies a year (底, 度, 秋季, 上半年) or a month (份, 底, 中旬) at `at`.
size_t YearQualifier(std::u32string_view text, size_t at);
size_t MonthQualifier(std::u32string_view text, size_t at);

// 2021, 2021-04, 2021-04-30; --04-30 without a year.
std::string Iso(const DatePoint& point);

inline char32_t CharAt(std::u32string_view text, size_t at) {
  return at < text.size() ? text[at] : 0;
}
inline bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_DATE_DATE_PARTS_H_
