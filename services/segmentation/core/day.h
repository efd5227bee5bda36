// Dates that stand alone on a line or in the page's table: publication and sign-off.
//
//   ReadDay(U"二〇二一年十月十五日")->iso;   // "2021-10-15"
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_DAY_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_DAY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dudao::segmentation {

struct Day {
  std::string iso;      // 2021-10-15, or 2021-10 when no day is given
  uint32_t length = 0;  // code points read
};

// The date at the start of `squeezed` (no blanks, full-width folded): 2021-10-15, 2021/10/15,
// 2021.10.15, 2021年10月15日, 二〇二一年十月十五日, 2021年10月. A bare year is none.
std::optional<Day> ReadDay(std::u32string_view squeezed);

// A whole line that is a date, brackets or a time of day beside it allowed.
std::optional<Day> ReadDayLine(std::u32string_view squeezed);

// Where the date begins that ends `line`, all of it or after other words (云岭县人民政府
// 2021年10月15日); npos when none.
size_t DateBegin(std::u32string_view line);

// The year 19xx or 20xx at the start of `text` in four digits of either script; 0 when none.
uint32_t ReadYear(std::u32string_view text);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_DAY_H_
