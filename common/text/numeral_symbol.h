// The characters numbers are written with, told apart by one table look-up; shared by the numeral
// readers.
//
//   SymbolOf(U'百')   // {kPower, 2}
#ifndef DUDAO_COMMON_TEXT_NUMERAL_SYMBOL_H_
#define DUDAO_COMMON_TEXT_NUMERAL_SYMBOL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/text/numeral.h"

namespace dudao::text {

struct Symbol {
  enum Kind : uint8_t {
    kNone,
    kArabicDigit,  // 0-9
    kDigit,        // 〇零一二三四五六七八九
    kPairDigit,    // 两
    kFormalDigit,  // 壹贰叁肆伍陆柒捌玖
    kTens,         // 廿 卅
    kPower,        // 十百千: value is the power of ten
    kFormalPower,  // 拾佰仟
    kLargePower,   // 万亿
    kFew,          // 几 数
    kMore,         // 多 余
    kHalf,         // 半
  };
  Kind kind = kNone;
  uint8_t value = 0;

  bool IsPlainDigit() const { return kind == kDigit; }
  bool IsSmallPower() const { return kind == kPower || kind == kFormalPower; }
};

// Two-stage table of the basic plane: page of 256 code points → row → symbol. Few pages hold a
// numeral character, so what is looked at stays in the first-level cache.
struct SymbolTable {
  static constexpr size_t kRows = 24;
  std::array<uint8_t, 256> row{};  // 0: a page without numeral characters
  std::array<std::array<Symbol, 256>, kRows> symbol{};
};
extern const SymbolTable kSymbols;

inline Symbol SymbolOf(char32_t c) {
  return c > 0xFFFF ? Symbol{} : kSymbols.symbol[kSymbols.row[c >> 8]][c & 0xFF];
}

// The symbol at `i`, none past the end.
inline Symbol SymbolAt(std::u32string_view text, size_t i) {
  return i < text.size() ? SymbolOf(text[i]) : Symbol{};
}

inline char32_t CharAt(std::u32string_view text, size_t i) {
  return i < text.size() ? text[i] : U'\0';
}

// 万 4, 亿 8, 万亿 12 at `i`, with its length; power 0 when there is none.
struct LargePower {
  int power = 0;
  size_t length = 0;
};
LargePower ReadLargePower(std::u32string_view text, size_t i);

// Whether 多 or 余 at `i` belongs to the number before it: 400多名, but not 20多媒体教室.
bool IsMoreAt(std::u32string_view text, size_t i);

// Whether 千 before `next` is part of a unit: 千米, 千克, 千瓦.
bool IsUnitAfterThousand(char32_t next);

// The two readers behind ReadNumeral.
std::optional<Numeral> ReadArabicNumeral(std::u32string_view text);
std::optional<Numeral> ReadChineseNumeral(std::u32string_view text, bool lone_scale);

// 10^power, 0 <= power <= 18.
int64_t PowerOfTen(int power);

inline constexpr size_t kMaxNumeralDigits = 30;

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_NUMERAL_SYMBOL_H_
