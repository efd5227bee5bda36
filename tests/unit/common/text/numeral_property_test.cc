// Numbers written in every way a report may write them parse back exactly. The seed is fixed: the
// same numbers every run.
#include <gtest/gtest.h>

#include <random>

#include "common/text/numeral.h"
#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::text {
namespace {

constexpr int kRounds = 20000;

std::u32string Wide(const std::string& ascii) { return {ascii.begin(), ascii.end()}; }

// Whole numbers below 10^16, every length as likely as any other, round ones among them.
class Figures {
 public:
  int64_t Whole(int most_digits = 16) {
    int64_t v = 0;
    for (int n = 1 + Below(most_digits); n > 0; --n) v = v * 10 + (Below(3) == 0 ? 0 : Below(10));
    return v;
  }
  int Below(int n) { return static_cast<int>(random_() % n); }

 private:
  std::mt19937_64 random_{2020};
};

// The numeral must take all of `written`, between a neighbour that is none and the end.
void ExpectReads(const std::u32string& written, Decimal value, Decimal precision) {
  for (const auto* after : {U"", U"名", U"。"}) {
    const auto n = ReadNumeral(written + after);
    ASSERT_TRUE(n) << ToUtf8(written);
    ASSERT_EQ(n->length, written.size()) << ToUtf8(written);
    ASSERT_EQ(n->value, value) << ToUtf8(written) << " read as " << n->value.ToString();
    ASSERT_EQ(n->precision, precision) << ToUtf8(written);
  }
}

std::string Grouped(std::string digits) {
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(at, ",");
  return digits;
}

std::u32string FullWidth(std::u32string text) {
  for (char32_t& c : text) c = c >= 0x21 && c <= 0x7E ? c + 0xFEE0 : c;
  return text;
}

std::u32string AsRead(const std::u32string& source) {
  ReadingText r;
  r.Append(source, {0, static_cast<uint32_t>(source.size())}, true);
  return std::u32string(r.view());
}

// Half a unit of the last place Chinese writes: 三千五百 → 50.
Decimal ChinesePrecision(int64_t value) {
  int64_t place = 1;
  while (value != 0 && value % (place * 10) == 0) place *= 10;
  return Decimal(place) * Decimal::Of(5, 1);
}

std::u32string Formal(std::u32string text) {
  static constexpr std::u32string_view kPlain = U"一二三四五六七八九十百千";
  static constexpr std::u32string_view kFormal = U"壹贰叁肆伍陆柒捌玖拾佰仟";
  for (char32_t& c : text) {
    const size_t i = kPlain.find(c);
    if (i != std::u32string_view::npos) c = kFormal[i];
  }
  return text;
}

TEST(NumeralPropertyTest, Arabic) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const int places = figures.Below(5);
    const Decimal value = Decimal::Of(figures.Whole(), places);
    const Decimal precision = Decimal::Of(5, places + 1);
    const std::u32string plain = Wide(value.ToFixed());
    ExpectReads(plain, value, precision);
    ASSERT_EQ(AsRead(FullWidth(plain)), plain);
    for (const auto& [scale, power] : {std::pair{U"万", 4}, {U"亿", 8}, {U"万亿", 12}}) {
      ExpectReads(plain + scale, value.Shift(power), precision.Shift(power));
    }
  }
}

TEST(NumeralPropertyTest, ThousandsSeparators) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const int64_t whole = figures.Whole(15) + 1000;
    const std::u32string written = Wide(Grouped(std::to_string(whole)));
    ExpectReads(written, Decimal(whole), Decimal::Of(5, 1));
    ExpectReads(AsRead(FullWidth(written) + U"．２５"), Decimal(whole) + Decimal::Of(25, 2),
                Decimal::Of(5, 3));
  }
}

TEST(NumeralPropertyTest, HardWrapsAndSpacesInside) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const Decimal value = Decimal::Of(figures.Whole(9), 2);
    std::u32string written = Wide(value.ToFixed());
    written.insert(figures.Below(static_cast<int>(written.size())), U"\n");
    written += figures.Below(2) == 0 ? U" 万" : U"\n万";
    ExpectReads(AsRead(written), value.Shift(4), Decimal(50));
  }
}

TEST(NumeralPropertyTest, Chinese) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const int64_t value = figures.Whole();
    const std::u32string written = WriteChineseNumeral(Decimal(value));
    ExpectReads(written, Decimal(value), ChinesePrecision(value));
    if (value > 10) ExpectReads(Formal(written), Decimal(value), ChinesePrecision(value));
  }
}

TEST(NumeralPropertyTest, EveryChineseNumeralBelowAHundredThousand) {
  for (int64_t value = 0; value < 100000; ++value) {
    ExpectReads(WriteChineseNumeral(Decimal(value)), Decimal(value), ChinesePrecision(value));
  }
}

TEST(NumeralPropertyTest, ChineseWithPoint) {
  Figures figures;
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  for (int i = 0; i < kRounds; ++i) {
    const int64_t whole = figures.Whole(4);
    const int tenth = figures.Below(10), hundredth = figures.Below(10);
    const std::u32string written =
        WriteChineseNumeral(Decimal(whole)) + U"点" + kDigits[tenth] + kDigits[hundredth];
    const Decimal value = Decimal::Of(whole * 100 + tenth * 10 + hundredth, 2);
    ExpectReads(written, value, Decimal::Of(5, 3));
    ExpectReads(written + U"亿", value.Shift(8), Decimal(500000));
  }
}

TEST(NumeralPropertyTest, DigitStrings) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  for (int year = 1900; year < 2100; ++year) {
    std::u32string written;
    for (const char c : std::to_string(year)) written.push_back(kDigits[c - '0']);
    ExpectReads(written, Decimal(year), Decimal::Of(5, 1));
  }
}

// 12亿3456万 is 12.3456亿.
TEST(NumeralPropertyTest, ArabicInTwoSteps) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const int64_t high = 1 + figures.Below(9999), low = 1 + figures.Below(9999);
    const std::u32string written = Wide(std::to_string(high)) + U"亿" + Wide(std::to_string(low));
    ExpectReads(written + U"万", Decimal(high).Shift(8) + Decimal(low).Shift(4), Decimal(5000));
  }
}

// 多 and 余 widen nothing, they only mark.
TEST(NumeralPropertyTest, MoreMarksAndKeepsTheValue) {
  Figures figures;
  for (int i = 0; i < kRounds; ++i) {
    const int64_t value = (1 + figures.Whole(10)) * 10;
    for (const std::u32string& written :
         {Wide(std::to_string(value)), WriteChineseNumeral(Decimal(value))}) {
      const auto bare = ReadNumeral(written), more = ReadNumeral(written + U"余名");
      ASSERT_TRUE(bare && more);
      ASSERT_TRUE(more->vague && !bare->vague) << ToUtf8(written);
      ASSERT_EQ(more->length, written.size() + 1) << ToUtf8(written);
      ASSERT_EQ(more->value, bare->value);
      ASSERT_EQ(more->precision, bare->precision);
    }
  }
}

}  // namespace
}  // namespace dudao::text
