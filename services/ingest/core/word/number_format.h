// The number of an automatically numbered paragraph, as Word and WPS show it (ST_NumberFormat,
// ECMA-376 part 1, 17.18.59).
//
//   FormatNumber(12, "chineseCountingThousand")   // 十二
//   FormatNumber(3, "decimalEnclosedCircle")      // ③
//   FormatNumber(7, "001, 002, 003, ...")         // 007: w:format of the custom format
#ifndef DUDAO_SERVICES_INGEST_CORE_WORD_NUMBER_FORMAT_H_
#define DUDAO_SERVICES_INGEST_CORE_WORD_NUMBER_FORMAT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dudao::ingest::word {

// Plain digits where the format is unknown or ends before `value` (甲…癸, ①…⑳); empty for none
// and bullet.
std::string FormatNumber(uint32_t value, std::string_view format);

}  // namespace dudao::ingest::word

#endif  // DUDAO_SERVICES_INGEST_CORE_WORD_NUMBER_FORMAT_H_
