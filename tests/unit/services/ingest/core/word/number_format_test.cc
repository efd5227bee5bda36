#include "services/ingest/core/word/number_format.h"

#include <gtest/gtest.h>

#include "services/ingest/core/word/field.h"
#include "services/ingest/core/word/symbol.h"

namespace dudao::ingest::word {
namespace {

struct Case {
  uint32_t value;
  const char* format;
  const char* shown;
};

class FormatNumberTest : public ::testing::TestWithParam<Case> {};

TEST_P(FormatNumberTest, Shows) {
  EXPECT_EQ(FormatNumber(GetParam().value, GetParam().format), GetParam().shown)
      << GetParam().format;
}

INSTANTIATE_TEST_SUITE_P(
    Formats, FormatNumberTest,
    ::testing::Values(
        Case{7, "decimal", "7"}, Case{7, "a format of the future", "7"}, Case{0, "decimal", "0"},
        Case{7, "none", ""}, Case{7, "bullet", ""}, Case{7, "decimalZero", "07"},
        Case{12, "decimalZero", "12"}, Case{7, "001, 002, 003, ...", "007"},
        Case{1234, "001, 002, 003, ...", "1234"}, Case{3, "chineseCounting", "三"},
        Case{10, "chineseCounting", "十"}, Case{12, "chineseCounting", "十二"},
        Case{20, "chineseCounting", "二十"}, Case{101, "chineseCounting", "一○一"},
        Case{10, "chineseCountingThousand", "十"}, Case{21, "chineseCountingThousand", "二十一"},
        Case{105, "chineseCountingThousand", "一百零五"},
        Case{110, "chineseCountingThousand", "一百一十"},
        Case{1005, "chineseCountingThousand", "一千零五"},
        Case{20000, "chineseCountingThousand", "20000"}, Case{110, "japaneseCounting", "百十"},
        Case{11, "japaneseCounting", "十一"}, Case{205, "ideographDigital", "二〇五"},
        Case{4, "ideographTraditional", "丁"}, Case{11, "ideographTraditional", "11"},
        Case{2, "ideographZodiac", "丑"}, Case{60, "ideographZodiacTraditional", "癸亥"},
        Case{23, "chineseLegalSimplified", "贰拾叁"}, Case{5, "ideographLegalTraditional", "伍"},
        Case{3, "decimalEnclosedCircle", "③"}, Case{20, "decimalEnclosedCircleChinese", "⑳"},
        Case{21, "decimalEnclosedCircleChinese", "21"}, Case{3, "decimalEnclosedFullstop", "⒊"},
        Case{3, "decimalEnclosedParen", "⑶"}, Case{3, "ideographEnclosedCircle", "㊂"},
        Case{12, "decimalFullWidth", "１２"}, Case{2, "upperLetter", "B"},
        Case{28, "lowerLetter", "bb"}, Case{9, "lowerRoman", "ix"}, Case{14, "upperRoman", "XIV"},
        Case{3, "numberInDash", "- 3 -"}));

TEST(SymbolSign, ReadsFontsOfSigns) {
  EXPECT_EQ(SymbolSign("Symbol", 0xF0B3), U'≥');
  EXPECT_EQ(SymbolSign("Symbol", 0xB1), U'±');
  EXPECT_EQ(SymbolSign("Symbol", 0xF035), U'5');
  EXPECT_EQ(SymbolSign("Wingdings", 0xF0FE), U'☑');
  EXPECT_EQ(SymbolSign("Wingdings 2", 0xF052), U'☑');
  EXPECT_EQ(SymbolSign("Wingdings", 0xF021), U'\uFFFD');
  EXPECT_EQ(SymbolSign("宋体", 0x2460), U'①');
  EXPECT_EQ(SymbolSign("宋体", 0xD800), U'\uFFFD');
}

TEST(BulletSign, ShowsWhatStandsThere) {
  EXPECT_EQ(BulletSign("\xEF\x81\xAC"), "●");  // U+F06C
  EXPECT_EQ(BulletSign("\xEF\x80\xA1"), "•");  // U+F021, of no known meaning
  EXPECT_EQ(BulletSign("l"), "●");
  EXPECT_EQ(BulletSign("o"), "o");
  EXPECT_EQ(BulletSign("★"), "★");
  EXPECT_EQ(BulletSign("附件"), "附件");
}

TEST(Field, TellsTablesOfContents) {
  EXPECT_TRUE(MakesContents(R"( TOC \o "1-3" \h)"));
  EXPECT_TRUE(MakesContents("toc"));
  EXPECT_FALSE(MakesContents(" REF TOC1"));
  EXPECT_FALSE(MakesContents("TOCX"));
}

TEST(Field, ShowsEnclosedCharacters) {
  EXPECT_EQ(EnclosedSign(R"( eq \o\ac(○,12))"), "⑫");
  EXPECT_EQ(EnclosedSign(R"(EQ \o(○, 25))"), "25");
  EXPECT_EQ(EnclosedSign(R"(EQ \o\ac(□,优))"), "优");
  EXPECT_EQ(EnclosedSign(R"(EQ \f(1,2))"), "");
  EXPECT_EQ(EnclosedSign("PAGE"), "");
  EXPECT_EQ(EnclosedSign(R"(EQ \o)"), "");
}

}  // namespace
}  // namespace dudao::ingest::word
