#include "common/text/numeral.h"

#include "common/text/numeral_symbol.h"

namespace dudao::text {
namespace {

constexpr std::u32string_view kDigits = U"零一二三四五六七八九";

// 0 < value < 10^4, every place with its power: 305 → 三百零五.
std::u32string WriteSection(int value) {
  static constexpr std::u32string_view kPowers = U"千百十";
  std::u32string out;
  bool gap = false;
  for (int power = 3; power >= 0; --power) {
    const int digit = value / static_cast<int>(PowerOfTen(power)) % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(U'零');
    gap = false;
    out.push_back(kDigits[digit]);
    if (power > 0) out.push_back(kPowers[3 - power]);
  }
  return out;
}

// `high` 亿 or 万, then `low`, with 零 where a place is skipped.
std::u32string Join(std::u32string high, char32_t scale, const std::u32string& low, bool skipped) {
  high.push_back(scale);
  if (low.empty()) return high;
  if (skipped) high.push_back(U'零');
  return high + low;
}

std::u32string Write(int64_t value) {
  for (const auto& [size, scale] : {std::pair{PowerOfTen(8), U'亿'}, {PowerOfTen(4), U'万'}}) {
    if (value < size) continue;
    const int64_t low = value % size;
    return Join(Write(value / size), scale, Write(low), low < size / 10);
  }
  return WriteSection(static_cast<int>(value));
}

Numeral Half() {
  Numeral n;
  n.length = n.digits_length = 1;
  n.value = Decimal::Of(5, 1);
  n.precision = Decimal::Of(25, 2);
  n.script = Numeral::Script::kChinese;
  return n;
}

std::optional<Numeral> Read(std::u32string_view text, bool lone_scale) {
  switch (SymbolAt(text, 0).kind) {
    case Symbol::kNone:
    case Symbol::kMore:
      return std::nullopt;
    case Symbol::kArabicDigit:
      return ReadArabicNumeral(text);
    case Symbol::kHalf:
      return Half();
    default:
      return ReadChineseNumeral(text, lone_scale);
  }
}

}  // namespace

std::optional<Numeral> ReadNumeral(std::u32string_view text, bool lone_scale) {
  const auto numeral = Read(text, lone_scale);
  return numeral && numeral->value.defined() ? numeral : std::nullopt;
}

std::u32string WriteChineseNumeral(Decimal value) {
  if (!value.defined() || value.is_negative() || !value.is_whole()) return {};
  if (value >= Decimal(PowerOfTen(16))) return {};
  int64_t whole = 0;
  for (char c : value.ToString()) whole = whole * 10 + (c - '0');
  if (whole == 0) return U"零";
  std::u32string out = Write(whole);
  // 十五, not 一十五, at the start.
  return out.starts_with(U"一十") ? out.substr(1) : out;
}

}  // namespace dudao::text
