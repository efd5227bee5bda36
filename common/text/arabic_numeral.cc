#include <algorithm>
#include <array>

#include "common/text/numeral_symbol.h"

namespace dudao::text {
namespace {

using Text = std::u32string_view;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

size_t DigitsAt(Text text, size_t i) {
  size_t end = i;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return end - i;
}

// Signs that what was taken for one number is a list: another comma with a digit (120,135,98), or
// thousands of per cent (35,100%).
bool LooksLikeList(Text text, size_t end) {
  const char32_t c = CharAt(text, end);
  return c == U'%' || (c == U',' && IsDigit(CharAt(text, end + 1)));
}

// Length of the whole part with its thousands separators, or of its first digits alone.
size_t WholeLength(Text text) {
  const size_t first = DigitsAt(text, 0);
  if (first > 3 || text[0] == U'0') return first;
  size_t end = first;
  while (CharAt(text, end) == U',' && DigitsAt(text, end + 1) == 3) end += 4;
  return end > first && LooksLikeList(text, end) ? first : end;
}

// Length of the point and the digits after it; 0 in 3.1.2, which is no decimal.
size_t FractionLength(Text text, size_t i) {
  if (CharAt(text, i) != U'.') return 0;
  const size_t digits = DigitsAt(text, i + 1);
  if (digits == 0) return 0;
  const bool another =
      CharAt(text, i + 1 + digits) == U'.' && IsDigit(CharAt(text, i + 2 + digits));
  return another ? 0 : digits + 1;
}

// The value of text[0, length), commas skipped; nullopt when it has too many digits.
std::optional<Decimal> Value(Text text, size_t length) {
  std::array<char, kMaxNumeralDigits + 2> plain;
  size_t n = 0, digits = 0;
  for (const char32_t c : text.substr(0, length)) {
    if (c == U',') continue;
    if (IsDigit(c) && ++digits > kMaxNumeralDigits) return std::nullopt;
    plain[n++] = static_cast<char>(c);
  }
  return Decimal::Parse({plain.data(), n});
}

// A small scale word after digits: 3千, 5百万. Not 12千米, 8百分点, and 十 only in 十万, 十亿.
int SmallPowerAt(Text text, size_t i) {
  const Symbol symbol = SymbolAt(text, i);
  if (symbol.kind != Symbol::kPower) return 0;
  const char32_t next = CharAt(text, i + 1);
  if (symbol.value == 1) return ReadLargePower(text, i + 1).power > 0 ? 1 : 0;
  if (symbol.value == 2) return next == U'分' ? 0 : 2;
  return IsUnitAfterThousand(next) ? 0 : 3;
}

struct Scale {
  size_t end = 0;  // where it ends
  size_t large_begin = 0;
  int power = 0;
  int large_power = 0;  // 万, 亿 or 万亿
  bool vague = false;
};

// The scale words at `i`: 万, 千万, 多亿, 千多万, 余.
Scale ReadScale(Text text, size_t i) {
  Scale s;
  s.power = SmallPowerAt(text, i);
  if (s.power > 0) ++i;
  size_t at = i;
  const bool more = IsMoreAt(text, at) || CharAt(text, at) == U'几';
  if (more) ++at;
  const LargePower large = ReadLargePower(text, at);
  if (large.power > 0) {
    s.large_power = large.power;
    s.large_begin = at;
    s.power += large.power;
    i = at + large.length;
    s.vague = more;
  }
  if (!s.vague && (IsMoreAt(text, i) || (s.large_power == 0 && CharAt(text, i) == U'几'))) {
    s.vague = true;
    ++i;
  }
  s.end = i;
  return s;
}

void Finish(const Scale& scale, Numeral* n) {
  n->length = scale.end;
  n->scaled = scale.large_power > 0;
  n->scale_power = scale.large_power;
  n->digits_length = n->scaled ? scale.large_begin : scale.end;
  n->vague = scale.vague;
}

// 2000万 after 1亿, 2千 after 1万, 2000 after 1万: adds it; false when nothing of the kind follows.
bool ReadLowerPart(Text text, int* above, Numeral* n) {
  const size_t begin = n->length;
  const size_t digits = DigitsAt(text, begin);
  if (digits == 0 || digits > static_cast<size_t>(*above) || text[begin] == U'0') return false;
  const Scale scale = ReadScale(text, begin + digits);
  const int reach = static_cast<int>(digits) + scale.power;
  if (reach > *above) return false;
  // Without a scale word only a full set of digits counts: 1万2000, but not 3万 and 45.
  const char32_t next = CharAt(text, scale.end);
  if (scale.power == 0 && (reach != *above || next == U'年' || next == U'.')) return false;
  const auto low = Value(text.substr(begin), digits);
  if (!low) return false;
  n->value = n->value + low->Shift(scale.power);
  n->precision = Decimal::Of(5, 1).Shift(scale.power);
  Finish(scale, n);
  *above = scale.power;
  return true;
}

}  // namespace

std::optional<Numeral> ReadArabicNumeral(Text text) {
  const size_t whole = WholeLength(text);
  const size_t fraction = FractionLength(text, whole);
  const auto value = Value(text, whole + fraction);
  if (!value) return std::nullopt;
  Numeral n;
  const Scale scale = ReadScale(text, whole + fraction);
  n.value = value->Shift(scale.power);
  n.precision = Decimal::Of(5, value->scale() + 1).Shift(scale.power);
  n.grouped = text.substr(0, whole).find(U',') != Text::npos;
  Finish(scale, &n);
  int above = scale.power;
  while (fraction == 0 && above > 0 && !n.vague && ReadLowerPart(text, &above, &n)) {
  }
  return n;
}

}  // namespace dudao::text
