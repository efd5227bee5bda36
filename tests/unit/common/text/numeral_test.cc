#include "common/text/numeral.h"

#include <gtest/gtest.h>

#include "common/text/utf.h"

namespace dudao::text {
namespace {

struct Case {
  const char* text;
  const char* read;  // what of it is the numeral; empty for none
  const char* value;
  const char* precision;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class ReadNumeralTest : public testing::TestWithParam<Case> {};

TEST_P(ReadNumeralTest, ReadsTheLongest) {
  const Case& c = GetParam();
  const std::u32string text = U32(c.text);
  const auto n = ReadNumeral(text);
  if (*c.read == '\0') {
    EXPECT_FALSE(n) << ToUtf8(text.substr(0, n->length));
    return;
  }
  ASSERT_TRUE(n);
  EXPECT_EQ(ToUtf8(std::u32string_view(text).substr(0, n->length)), c.read);
  EXPECT_EQ(n->value.ToString(), c.value);
  EXPECT_EQ(n->precision.ToString(), c.precision);
}

INSTANTIATE_TEST_SUITE_P(
    Arabic, ReadNumeralTest,
    testing::Values(Case{"433所", "433", "433", "0.5"}, Case{"0.5", "0.5", "0.5", "0.05"},
                    Case{"1000", "1000", "1000", "0.5"}, Case{"2.01%", "2.01", "2.01", "0.005"},
                    Case{"254195.69万元", "254195.69万", "2541956900", "50"},
                    Case{"3.1万人次", "3.1万", "31000", "500"}, Case{"007", "007", "7", "0.5"},
                    Case{"5.0%", "5.0", "5", "0.05"}, Case{"7.。", "7", "7", "0.5"},
                    Case{"3.1.2", "3", "3", "0.5"}, Case{"2021.4.30", "2021", "2021", "0.5"}));

INSTANTIATE_TEST_SUITE_P(
    Thousands, ReadNumeralTest,
    testing::Values(Case{"1,234,567.89元", "1,234,567.89", "1234567.89", "0.005"},
                    Case{"12,345万", "12,345万", "123450000", "5000"},
                    Case{"1,200,其中", "1,200", "1200", "0.5"},
                    Case{"1,200、3,400", "1,200", "1200", "0.5"},
                    Case{"45,其中", "45", "45", "0.5"}, Case{"45,30", "45", "45", "0.5"},
                    Case{"0,123", "0", "0", "0.5"}, Case{"1234,567", "1234", "1234", "0.5"},
                    Case{"120,1300", "120", "120", "0.5"},
                    Case{"120,135,98人", "120", "120", "0.5"}, Case{"35,100%", "35", "35", "0.5"},
                    Case{"98.5,100", "98.5", "98.5", "0.05"}));

INSTANTIATE_TEST_SUITE_P(
    ArabicScaled, ReadNumeralTest,
    testing::Values(
        Case{"3万多人", "3万多", "30000", "5000"}, Case{"80余次", "80余", "80", "0.5"},
        Case{"400多名", "400多", "400", "0.5"}, Case{"3000多万元", "3000多万", "30000000", "5000"},
        Case{"3500余万", "3500余万", "35000000", "5000"},
        Case{"5千万元", "5千万", "50000000", "5000000"}, Case{"2百多名", "2百多", "200", "50"},
        Case{"2万亿", "2万亿", "2000000000000", "500000000000"},
        Case{"1.2亿元", "1.2亿", "120000000", "5000000"},
        Case{"1亿2000万元", "1亿2000万", "120000000", "5000"},
        Case{"2亿3500余万", "2亿3500余万", "235000000", "5000"},
        Case{"1万2千人", "1万2千", "12000", "500"}, Case{"1万2000人", "1万2000", "12000", "0.5"},
        Case{"5千5百人", "5千5百", "5500", "50"}, Case{"3万45人", "3万", "30000", "5000"},
        Case{"3万2021年", "3万", "30000", "5000"}, Case{"1万2亿", "1万", "10000", "5000"},
        Case{"10几个", "10几", "10", "0.5"}, Case{"12千米", "12", "12", "0.5"},
        Case{"3千克", "3", "3", "0.5"}, Case{"8百分点", "8", "8", "0.5"},
        Case{"20多媒体教室", "20", "20", "0.5"}, Case{"10多元", "10多", "10", "0.5"},
        Case{"10多元化", "10", "10", "0.5"}));

INSTANTIATE_TEST_SUITE_P(
    Chinese, ReadNumeralTest,
    testing::Values(
        Case{"五所", "五", "5", "0.5"}, Case{"两次", "两", "2", "0.5"},
        Case{"零投诉", "零", "0", "0.5"}, Case{"十次", "十", "10", "5"},
        Case{"十五", "十五", "15", "0.5"}, Case{"二十三", "二十三", "23", "0.5"},
        Case{"百个", "百", "100", "50"}, Case{"三百", "三百", "300", "50"},
        Case{"一百零五", "一百零五", "105", "0.5"}, Case{"一百一十", "一百一十", "110", "5"},
        Case{"一百十五", "一百十五", "115", "0.5"}, Case{"两千三百", "两千三百", "2300", "50"},
        Case{"三千零五十人", "三千零五十", "3050", "5"}, Case{"一万", "一万", "10000", "5000"},
        Case{"二万零三百零五", "二万零三百零五", "20305", "0.5"},
        Case{"三万五千亿", "三万五千亿", "3500000000000", "50000000000"},
        Case{"一亿三千万", "一亿三千万", "130000000", "5000000"},
        Case{"一亿三万五亿", "一亿三万", "100030000", "5000"},
        Case{"五千万零三亿", "五千万零三亿", "5000000300000000", "50000000"},
        Case{"千万", "千万", "10000000", "5000000"}, Case{"廿三", "廿三", "23", "0.5"},
        Case{"卅", "卅", "30", "5"}, Case{"半年", "半", "0.5", "0.25"},
        Case{"一百二", "一百二", "120", "5"}, Case{"三万五", "三万五", "35000", "500"},
        Case{"一百一是", "一百", "100", "50"}, Case{"五十百", "五十", "50", "5"},
        Case{"三千零花钱", "三千", "3000", "500"}));

INSTANTIATE_TEST_SUITE_P(
    Vague, ReadNumeralTest,
    testing::Values(Case{"十余次", "十余", "10", "5"}, Case{"十几所", "十几", "10", "5"},
                    Case{"二十几", "二十几", "20", "5"}, Case{"数百名", "数百", "100", "50"},
                    Case{"几十", "几十", "10", "5"}, Case{"数十万", "数十万", "100000", "50000"},
                    Case{"十几万人", "十几万", "100000", "50000"},
                    Case{"三千五百多万", "三千五百多万", "35000000", "500000"},
                    Case{"三万余名", "三万余", "30000", "5000"},
                    Case{"万余人", "万余", "10000", "5000"}, Case{"两三次", "两三", "2", "0.5"},
                    Case{"七八十名", "七八十", "70", "5"}, Case{"三四百", "三四百", "300", "50"},
                    Case{"三十五六岁", "三十五六", "35", "0.5"}, Case{"三五年", "三五", "3", "0.5"},
                    Case{"三五十", "三五十", "30", "5"}, Case{"十三五", "十三", "13", "0.5"},
                    Case{"几名", "", "", ""}, Case{"数学", "", "", ""},
                    Case{"三多", "三", "3", "0.5"}));

INSTANTIATE_TEST_SUITE_P(
    Formal, ReadNumeralTest,
    testing::Values(Case{"壹佰贰拾叁", "壹佰贰拾叁", "123", "0.5"},
                    Case{"伍仟元", "伍仟", "5000", "500"}, Case{"拾万", "拾万", "100000", "50000"},
                    Case{"壹万零伍拾", "壹万零伍拾", "10050", "5"}, Case{"伍建设", "", "", ""},
                    Case{"伍十分", "", "", ""}, Case{"陆地", "", "", ""}, Case{"佰", "", "", ""},
                    Case{"拾贝", "", "", ""}, Case{"拾伍", "拾伍", "15", "0.5"}));

INSTANTIATE_TEST_SUITE_P(DigitStrings, ReadNumeralTest,
                         testing::Values(Case{"二〇二一年", "二〇二一", "2021", "0.5"},
                                         Case{"二零二零年", "二零二零", "2020", "0.5"},
                                         Case{"一九九八年", "一九九八", "1998", "0.5"},
                                         Case{"三〇二", "三〇二", "302", "0.5"},
                                         Case{"五四", "", "", ""}, Case{"一二三", "", "", ""},
                                         Case{"十二五", "十二", "12", "0.5"}));

INSTANTIATE_TEST_SUITE_P(Point, ReadNumeralTest,
                         testing::Values(Case{"七十七点五", "七十七点五", "77.5", "0.05"},
                                         Case{"零点五", "零点五", "0.5", "0.05"},
                                         Case{"三点一四", "三点一四", "3.14", "0.005"},
                                         Case{"三点二亿", "三点二亿", "320000000", "5000000"},
                                         Case{"一点五万余", "一点五万余", "15000", "500"},
                                         Case{"两点一线", "两", "2", "0.5"},
                                         Case{"八点三十分", "八", "8", "0.5"},
                                         Case{"三点一是", "三", "3", "0.5"},
                                         Case{"三点建议", "三", "3", "0.5"}));

INSTANTIATE_TEST_SUITE_P(Words, ReadNumeralTest,
                         testing::Values(Case{"百分之五", "", "", ""}, Case{"百分点", "", "", ""},
                                         Case{"十分重要", "", "", ""},
                                         Case{"十分钟", "十", "10", "5"}, Case{"万元", "", "", ""},
                                         Case{"万分之三", "", "", ""}, Case{"亿元", "", "", ""},
                                         Case{"多名", "", "", ""}, Case{"学校", "", "", ""},
                                         Case{"", "", "", ""}));

TEST(NumeralTest, LoneScaleNeedsTheCallersWord) {
  EXPECT_FALSE(ReadNumeral(U"万人次"));
  const auto n = ReadNumeral(U"万人次", /*lone_scale=*/true);
  ASSERT_TRUE(n);
  EXPECT_EQ(n->length, 1u);
  EXPECT_EQ(n->value.ToString(), "10000");
  EXPECT_EQ(n->precision.ToString(), "5000");
}

TEST(NumeralTest, TellsHowTheNumberIsWritten) {
  const auto plain = ReadNumeral(U"433所");
  EXPECT_EQ(plain->script, Numeral::Script::kArabic);
  EXPECT_FALSE(plain->scaled || plain->vague || plain->grouped);
  EXPECT_EQ(plain->digits_length, 3u);

  const auto scaled = ReadNumeral(U"3000多万");
  EXPECT_TRUE(scaled->scaled && scaled->vague);
  EXPECT_EQ(scaled->digits_length, 5u);
  EXPECT_EQ(scaled->scale_power, 4);

  const auto after = ReadNumeral(U"3.1万余");
  EXPECT_TRUE(after->scaled && after->vague);
  EXPECT_EQ(after->digits_length, 3u);

  const auto chinese = ReadNumeral(U"三千五百多万");
  EXPECT_EQ(chinese->script, Numeral::Script::kChinese);
  EXPECT_TRUE(chinese->scaled && chinese->vague);
  EXPECT_EQ(chinese->digits_length, 5u);
  EXPECT_EQ(chinese->scale_power, 4);

  const auto unscaled = ReadNumeral(U"三万五千人");
  EXPECT_FALSE(unscaled->scaled || unscaled->vague);
  EXPECT_EQ(unscaled->digits_length, 4u);
  EXPECT_EQ(unscaled->scale_power, 0);

  EXPECT_TRUE(ReadNumeral(U"1,200人")->grouped);
  EXPECT_TRUE(ReadNumeral(U"七八个")->vague);
}

TEST(NumeralTest, MoreThanThirtyDigitsAreNoNumeral) {
  EXPECT_TRUE(ReadNumeral(std::u32string(30, U'9')));
  EXPECT_FALSE(ReadNumeral(std::u32string(31, U'9')));
  EXPECT_FALSE(ReadNumeral(std::u32string(31, U'九')));
  EXPECT_FALSE(ReadNumeral(std::u32string(29, U'2') + U"万亿"));
}

TEST(NumeralTest, BeginsNumeralAgreesWithReading) {
  // Nothing is read where no numeral can begin, over the whole basic plane.
  for (char32_t c = 0; c < 0x10000; ++c) {
    const std::u32string alone(1, c);
    EXPECT_TRUE(BeginsNumeral(c) || !ReadNumeral(alone, true)) << std::hex << uint32_t{c};
  }
  EXPECT_TRUE(BeginsNumeral(U'几'));
  EXPECT_FALSE(BeginsNumeral(U'多'));
  EXPECT_FALSE(BeginsNumeral(U'学'));
  EXPECT_FALSE(BeginsNumeral(0x20000));
}

TEST(WriteChineseNumeralTest, WritesAsPeopleDo) {
  const auto write = [](int64_t v) { return ToUtf8(WriteChineseNumeral(Decimal(v))); };
  EXPECT_EQ(write(0), "零");
  EXPECT_EQ(write(10), "十");
  EXPECT_EQ(write(15), "十五");
  EXPECT_EQ(write(110), "一百一十");
  EXPECT_EQ(write(20305), "二万零三百零五");
  EXPECT_EQ(write(100000), "十万");
  EXPECT_EQ(write(10000001), "一千万零一");
  EXPECT_EQ(write(100000000), "一亿");
  EXPECT_EQ(write(1020000000), "十亿二千万");
  EXPECT_EQ(write(3000500000000), "三万零五亿");
}

TEST(WriteChineseNumeralTest, RefusesWhatItCannotWrite) {
  EXPECT_TRUE(WriteChineseNumeral(Decimal(-1)).empty());
  EXPECT_TRUE(WriteChineseNumeral(Decimal::Of(5, 1)).empty());
  EXPECT_TRUE(WriteChineseNumeral(Decimal::Undefined()).empty());
  EXPECT_TRUE(WriteChineseNumeral(Decimal(10000000000000000)).empty());
  EXPECT_FALSE(WriteChineseNumeral(Decimal::Of(50, 1)).empty());
}

}  // namespace
}  // namespace dudao::text
