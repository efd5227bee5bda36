#include "services/ingest/core/word/number_format.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::ingest::word {
namespace {

using Digits = std::u32string_view;

constexpr Digits kSimple = U"〇一二三四五六七八九", kCircle = U"○一二三四五六七八九";
constexpr Digits kFormal = U"零壹贰叁肆伍陆柒捌玖", kFormalTraditional = U"零壹貳參肆伍陸柒捌玖";
constexpr Digits kFullWidth = U"０１２３４５６７８９";

// A sign a value, the first for 1.
struct SignFormat {
  std::string_view name;
  std::u32string_view signs;
};

constexpr SignFormat kSignFormats[] = {
    {"decimalEnclosedCircle", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    {"decimalEnclosedCircleChinese", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    {"decimalEnclosedFullstop", U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    {"decimalEnclosedParen", U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    {"ideographEnclosedCircle", U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
    {"ideographTraditional", U"甲乙丙丁戊己庚辛壬癸"},
    {"ideographZodiac", U"子丑寅卯辰巳午未申酉戌亥"},
};

// Digit after digit: 2026 → 二〇二六.
std::u32string Positional(uint32_t value, Digits digits) {
  std::u32string out;
  for (; value > 0; value /= 10) out.insert(out.begin(), digits[value % 10]);
  return out.empty() ? std::u32string(1, digits[0]) : out;
}

struct Counting {
  Digits digits;
  std::u32string_view powers;  // of ten, a hundred, a thousand
  char32_t gap;                // between places that are not next to each other; 0 for none
  bool bare_one;               // 十 and 百 rather than 一十 and 一百
};

// By places: 105 → 一百零五. Below 10000.
std::u32string ByPlaces(uint32_t value, const Counting& counting) {
  std::u32string out;
  bool gap = false;
  for (int place = 3; place >= 0; --place) {
    static constexpr uint32_t kPowers[] = {1, 10, 100, 1000};
    const uint32_t digit = value / kPowers[place] % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap && counting.gap != 0) out += counting.gap;
    gap = false;
    const bool leading_ten = place == 1 && out.empty();
    if (place == 0 || digit != 1 || !(leading_ten || counting.bare_one)) {
      out += counting.digits[digit];
    }
    if (place > 0) out += counting.powers[place - 1];
  }
  return out;
}

constexpr Counting kThousand{kSimple, U"十百千", U'零', false};
constexpr Counting kJapanese{kSimple, U"十百千", 0, true};
constexpr Counting kLegal{kFormal, U"拾佰仟", U'零', false};
constexpr Counting kLegalTraditional{kFormalTraditional, U"拾佰仟", U'零', false};

std::u32string Counted(uint32_t value, std::string_view format) {
  // chineseCounting and taiwaneseCounting go by places up to 99 and digit after digit beyond.
  if (format == "chineseCounting" || format == "taiwaneseCounting") {
    return value < 100 ? ByPlaces(value, kThousand) : Positional(value, kCircle);
  }
  if (format == "japaneseCounting" || format == "koreanCounting") return ByPlaces(value, kJapanese);
  if (format == "chineseCountingThousand" || format == "taiwaneseCountingThousand") {
    return ByPlaces(value, kThousand);
  }
  if (format == "chineseLegalSimplified") return ByPlaces(value, kLegal);
  if (format == "ideographLegalTraditional") return ByPlaces(value, kLegalTraditional);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand") {
    return Positional(value, kSimple);
  }
  if (format == "taiwaneseDigital") return Positional(value, kCircle);
  if (format.starts_with("decimalFullWidth")) return Positional(value, kFullWidth);
  return {};
}

std::string Roman(uint32_t value) {
  static constexpr struct {
    uint32_t value;
    std::string_view letters;
  } kParts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                {5, "V"},    {4, "IV"},   {1, "I"}};
  std::string out;
  for (const auto& part : kParts) {
    for (; value >= part.value; value -= part.value) out += part.letters;
  }
  return out;
}

// A … Z, AA, BB …: Word repeats the letter.
std::string Letters(uint32_t value) {
  return std::string((value - 1) / 26 + 1, static_cast<char>('A' + (value - 1) % 26));
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c + 32);
  return text;
}

// 001 for a pattern like "001, 002, 003, ...".
std::string Padded(uint32_t value, std::string_view pattern) {
  constexpr size_t kWidest = 9;
  const size_t digits_end = std::min(pattern.find_first_not_of("0123456789"), pattern.size());
  const size_t width = std::min(digits_end, kWidest);
  const std::string digits = std::to_string(value);
  return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

// Formats of Latin letters and of digits with something around them.
std::string Latin(uint32_t value, std::string_view format) {
  if (format == "upperRoman") return Roman(value);
  if (format == "lowerRoman") return Lower(Roman(value));
  if (format == "upperLetter" && value <= 780) return Letters(value);
  if (format == "lowerLetter" && value <= 780) return Lower(Letters(value));
  if (format == "decimalZero") return Padded(value, "01");
  if (format.starts_with('0')) return Padded(value, format);
  if (format == "numberInDash") return "- " + std::to_string(value) + " -";
  return {};
}

// 甲子 is 1 and 癸亥 is 60.
std::u32string Sexagenary(uint32_t value) {
  const std::u32string_view stems = kSignFormats[5].signs, branches = kSignFormats[6].signs;
  return {stems[(value - 1) % 10], branches[(value - 1) % 12]};
}

std::u32string Han(uint32_t value, std::string_view format) {
  if (format == "ideographZodiacTraditional" && value <= 60) return Sexagenary(value);
  for (const SignFormat& signs : kSignFormats) {
    if (format == signs.name && value <= signs.signs.size()) {
      return std::u32string(1, signs.signs[value - 1]);
    }
  }
  return value < 10000 ? Counted(value, format) : std::u32string();
}

}  // namespace

std::string FormatNumber(uint32_t value, std::string_view format) {
  if (format == "none" || format == "bullet") return {};
  if (value == 0 || value >= 100000) return std::to_string(value);
  if (auto latin = Latin(value, format); !latin.empty()) return latin;
  if (const auto han = Han(value, format); !han.empty()) return text::ToUtf8(han);
  return std::to_string(value);
}

}  // namespace dudao::ingest::word
