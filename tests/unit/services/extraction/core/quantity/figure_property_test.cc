// Figures written in every script and set in every kind of sentence come back with their value,
// unit and place. The seed is fixed: the same sentences every run.
#include <gtest/gtest.h>

#include <random>

#include "common/text/decimal.h"
#include "common/text/numeral.h"
#include "common/text/utf.h"
#include "tests/unit/services/extraction/core/quantity/figures_of.h"

namespace dudao::extraction {
namespace {

constexpr int kRounds = 2000;

class Dice {
 public:
  int Below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  template <typename T, size_t N>
  const T& One(const T (&of)[N]) {
    return of[Below(N)];
  }

 private:
  std::mt19937_64 random_{2021};
};

std::string FullWidth(const std::string& ascii) {
  std::u32string wide;
  for (const char c : ascii) wide += static_cast<char32_t>(c) + 0xFEE0;
  return text::ToUtf8(wide);
}

std::string Grouped(std::string digits) {
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(at, ",");
  return digits;
}

struct Written {
  std::string words;
  text::Decimal value;
};

// A number from 2 on in one of the ways a report writes it.
Written Write(Dice* dice) {
  const int64_t whole = 21 + dice->Below(98765);
  const std::string plain = std::to_string(whole);
  const text::Decimal value(whole);
  switch (dice->Below(6)) {
    case 0:
      return {FullWidth(plain), value};
    case 1:
      return {Grouped(plain), value};
    case 2:
      return {text::ToUtf8(text::WriteChineseNumeral(value)), value};
    case 3: {
      const int tenth = 1 + dice->Below(9);
      return {plain + "." + std::to_string(tenth) + "万",
              text::Decimal::Of(whole * 10 + tenth, 1).Shift(4)};
    }
    case 4:
      return {plain + "亿", value.Shift(8)};
    default:
      return {plain, value};
  }
}

TEST(FigurePropertyTest, EveryScriptComesBackFromASentence) {
  static const char* const kBefore[] = {"全县共有幼儿园", "云岭县在校生达", "累计培训教师",
                                        "青禾区现有"};
  static const char* const kUnits[] = {"名", "所", "人次", "元", "平方米", "册"};
  static const char* const kAfter[] = {"。", "，较上年有所变化。", "；另有其他。", ""};
  Dice dice;
  for (int i = 0; i < kRounds; ++i) {
    const Written number = Write(&dice);
    const std::string unit = dice.One(kUnits);
    const std::string mark = number.words + unit;
    const text::SourceText source(text::U32(dice.One(kBefore) + mark + dice.One(kAfter)));
    const auto found = FiguresOf(source);
    const std::string sentence = source.Utf8({0, source.size()});
    ASSERT_EQ(found.size(), 1u) << sentence;
    EXPECT_EQ(found[0].text(), mark) << sentence;
    EXPECT_EQ(source.Utf8(text::FromProto(found[0].span())), mark) << sentence;
    EXPECT_EQ(found[0].unit(), unit) << sentence;
    EXPECT_EQ(found[0].value(), number.value.ToString()) << sentence;
  }
}

std::string Chinese(int64_t n) { return text::ToUtf8(text::WriteChineseNumeral(text::Decimal(n))); }

TEST(FigurePropertyTest, SharesComeBackFromEveryScript) {
  Dice dice;
  for (int i = 0; i < kRounds; ++i) {
    const int64_t whole = 2 + dice.Below(98);
    const std::string plain = std::to_string(whole);
    const std::string ways[] = {plain + "%", plain + "％", FullWidth(plain) + "％",
                                "百分之" + Chinese(whole), "百分之" + plain};
    const std::string mark = dice.One(ways);
    const text::SourceText source(text::U32("云岭县高中阶段毛入学率达到" + mark + "。"));
    const auto found = FiguresOf(source);
    ASSERT_EQ(found.size(), 1u) << mark;
    EXPECT_EQ(source.Utf8(text::FromProto(found[0].span())), mark);
    EXPECT_EQ(found[0].value(), plain) << mark;
    EXPECT_EQ(found[0].dimension(), "percent") << mark;
  }
}

TEST(FigurePropertyTest, TimeWithinWhichIsADurationInEveryScript) {
  static const char* const kUnits[] = {"年", "个月", "天", "个工作日", "小时", "个半月"};
  static const char* const kWithin[] = {"内", "以内", "之内"};
  Dice dice;
  for (int i = 0; i < kRounds; ++i) {
    const int n = 3 + dice.Below(20);
    const std::string unit = dice.One(kUnits);
    const bool chinese = dice.Below(2) == 0;
    const std::string mark = (chinese ? Chinese(n) : std::to_string(n)) + unit;
    const text::SourceText source(text::U32("须在" + mark + dice.One(kWithin) + "办结。"));
    const auto found = FiguresOf(source);
    ASSERT_EQ(found.size(), 1u) << mark;
    EXPECT_EQ(source.Utf8(text::FromProto(found[0].span())), mark);
    EXPECT_EQ(found[0].dimension(), "duration") << mark;
    EXPECT_EQ(found[0].bound(), "required_max") << mark;
    EXPECT_EQ(found[0].value(), std::to_string(n) + (unit == "个半月" ? ".5" : "")) << mark;
  }
}

TEST(FigurePropertyTest, RangesKeepTheirEndsInOrder) {
  static const char* const kSigns[] = {"-", "－", "～", "—", "至", "到"};
  static const char* const kUnits[] = {"人", "周岁", "%", "平方米"};
  Dice dice;
  for (int i = 0; i < kRounds; ++i) {
    const int low = 2 + dice.Below(50), high = low + 1 + dice.Below(40);
    const std::string unit = dice.One(kUnits);
    const std::string first = dice.Below(2) == 0 ? unit : "";
    const std::string mark =
        std::to_string(low) + first + dice.One(kSigns) + std::to_string(high) + unit;
    const auto found = FiguresOf("每个班级控制标准为" + mark + "。");
    ASSERT_EQ(found.size(), 1u) << mark;
    EXPECT_EQ(found[0].text(), mark);
    EXPECT_EQ(found[0].value(), std::to_string(low)) << mark;
    EXPECT_EQ(found[0].value_hi(), std::to_string(high)) << mark;
    EXPECT_EQ(found[0].unit(), unit) << mark;
  }
}

TEST(FigurePropertyTest, TheMembersOfAListShareTheUnitOfTheLast) {
  Dice dice;
  for (int i = 0; i < kRounds; ++i) {
    const int n = 2 + dice.Below(5);
    std::string list;
    std::vector<std::string> values;
    for (int k = 0; k < n; ++k) {
      values.push_back(std::to_string(2 + dice.Below(900)));
      list += (k == 0 ? "" : "、") + values.back();
    }
    const auto found = FiguresOf("各校分别新增学位" + list + "个。");
    ASSERT_EQ(found.size(), values.size()) << list;
    for (int k = 0; k < n; ++k) {
      EXPECT_EQ(found[k].value(), values[k]) << list;
      EXPECT_EQ(found[k].unit(), "个") << list;
      EXPECT_EQ(found[k].subject(), "学位") << list;
    }
  }
}

}  // namespace
}  // namespace dudao::extraction
