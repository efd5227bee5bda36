// Numbers as Chinese official prose writes them: 254195.69, 3.1万, 三千五百多万, 百分之 is not one
// (a unit).
//
//   auto n = ReadNumeral(U"3.1万人次");   // length 4, value 31000, precision 500
//
// Works on reading text (full-width folded, spaces dropped).
#ifndef DUDAO_COMMON_TEXT_NUMERAL_H_
#define DUDAO_COMMON_TEXT_NUMERAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "common/text/decimal.h"

namespace dudao::text {

struct Numeral {
  enum class Script { kArabic, kChinese };

  size_t length = 0;         // code points read, scale words included
  size_t digits_length = 0;  // code points before a trailing 万/亿 of the number (3.1 of 3.1万)
  Decimal value;             // 万/亿/千/百 resolved
  Decimal precision;  // half a unit of the last written place: 3.1万 → 500, 百 → 50, 十 → 5
  Script script = Script::kArabic;
  bool scaled = false;  // ends in 万, 亿, 万亿
  bool vague = false;   // 几, 数, 多 or 余 inside: 十几, 数百, 三千五百多万
};

// The longest numeral at the start of `text`; nullopt when there is none. Reads Arabic digits with
// thousands separators (groups of three) and a point, Chinese digits 〇零一二三…九 with 十百千万亿,
// 两, 廿, 卅, formal 壹贰叁…拾佰仟, digit strings (二〇二一), 半, a trailing 万/亿/千万/百万 after
// Arabic digits, and a point in Chinese (七十七点五). More than 30 digits are no numeral.
std::optional<Numeral> ReadNumeral(std::u32string_view text);

// `value` (whole, 0 <= value < 10^16) in Chinese numerals: 20305 → 二万零三百零五. For messages and
// round trips.
std::u32string WriteChineseNumeral(Decimal value);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_NUMERAL_H_
