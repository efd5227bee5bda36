// Numbers as Chinese official prose writes them: 254195.69, 3.1万, 三千五百多万. Neither signs nor
// units: 百分之 is a unit, and 百, 十 before 分 are no numbers (百分点, 十分; but 十分钟).
//
//   auto n = ReadNumeral(U"3.1万人次");   // length 4, value 31000, precision 500
//
// Works on reading text (full-width folded, spaces dropped). The caller starts at the first
// character of a number and keeps slogans and words away (一般, 半径, 十四五, 百姓); a run of
// Chinese digits that is refused (一二三产业) is to be skipped whole.
#ifndef DUDAO_COMMON_TEXT_NUMERAL_H_
#define DUDAO_COMMON_TEXT_NUMERAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "common/text/decimal.h"

namespace dudao::text {

struct Numeral {
  enum class Script { kArabic, kChinese };

  size_t length = 0;         // code points read: scale words, and 多 or 余 after them, included
  size_t digits_length = 0;  // code points before the trailing 万/亿: 1 of 3万余, 3 of 3.1万;
                             // length when there is none
  Decimal value;             // 万/亿/千/百 resolved
  Decimal precision;  // half a unit of the last written place: 3.1万 → 500, 百 → 50, 十 → 5
  Script script = Script::kArabic;
  bool scaled = false;  // ends in 万, 亿, 万亿 (多 or 余 may follow)
  int scale_power = 0;  // of that scale, 4, 8 or 12: 3-5万 shares it
  bool vague = false;  // 几, 数, 多, 余 or a pair inside: 十几, 数百, 三千五百多万, 七八十. The
                       // value is the lower end; the true one lies above it.
  bool grouped = false;  // 1,234,567: thousands separators were read
};

// The longest numeral at the start of `text`; nullopt when there is none. Reads Arabic digits with
// thousands separators (groups of three that no list sign contradicts) and a point (not 3.1.2:
// that is read as 3), Chinese digits 〇零一二三…九 with 十百千万亿, 两, 廿, 卅, formal
// 壹贰叁…拾佰仟 (not one alone: 队伍), digit strings (二〇二一), 半, a trailing
// 万/亿/千万/百万/千/百 after Arabic digits (not 12千米), 1亿2000万, a point in Chinese
// (七十七点五), and a last 多 or 余 (80余, 3万多). More than 30 digits, or a value no
// Decimal holds, are no numeral.
//
// A lone 万 or 亿 is a number only with `lone_scale`, which the caller sets after 近, 上, 逾 and
// the like: in 单位:万元 it is none.
std::optional<Numeral> ReadNumeral(std::u32string_view text, bool lone_scale = false);

// Whether a numeral can begin with `c`: one table look-up, for scanning.
bool BeginsNumeral(char32_t c);

// `value` (whole, 0 <= value < 10^16) in Chinese numerals: 20305 → 二万零三百零五; empty for any
// other value. For messages and round trips.
std::u32string WriteChineseNumeral(Decimal value);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_NUMERAL_H_
