#include "common/text/reading_text.h"

#include <gtest/gtest.h>

#include "common/text/utf.h"

namespace dudao::text {
namespace {

ReadingText Read(std::u32string_view source, bool join_lines = true) {
  ReadingText r;
  r.Append(source, {0, static_cast<uint32_t>(source.size())}, join_lines);
  return r;
}

std::string Seen(std::u32string_view source, bool join_lines = true) {
  return ToUtf8(Read(source, join_lines).view());
}

TEST(ReadingTextTest, JoinsHardWraps) {
  EXPECT_EQ(Seen(U"64.69 亿\n元,较上年"), "64.69亿元,较上年");
  EXPECT_EQ(Seen(U"小学\r\n12所"), "小学12所");
  EXPECT_EQ(Seen(U"小学\x2028\x2029\x85学校"), "小学学校");
}

TEST(ReadingTextTest, KeepsLinesAsOneBreakEach) {
  EXPECT_EQ(Seen(U"一\n二\r\n三\r四", false), "一\n二\n三\n四");
  EXPECT_EQ(Seen(U"一 \n 二", false), "一\n二");
}

TEST(ReadingTextTest, SpacesStayOnlyBetweenAsciiWords) {
  EXPECT_EQ(Seen(U"120 135 98"), "120 135 98");
  EXPECT_EQ(Seen(U"A  B"), "A B");
  EXPECT_EQ(Seen(U"小学 12 所"), "小学12所");
  EXPECT_EQ(Seen(U"3. 1 万"), "3.1万");
  EXPECT_EQ(Seen(U"１２ ３４"), "12 34");
  EXPECT_EQ(Seen(U"a \x200B b"), "a b");
  EXPECT_EQ(Seen(U"a \n b"), "a b");
  EXPECT_EQ(Seen(U"a\nb"), "ab");
  EXPECT_EQ(Seen(U" 云岭 "), "云岭");
  EXPECT_EQ(Seen(U"1\x3000\xA0\x2003"
                 U"2"),
            "1 2");
}

TEST(ReadingTextTest, AGapInANumberIsNoSpace) {
  EXPECT_EQ(Seen(U"毕业生6 8 7 万人"), "毕业生687万人");
  EXPECT_EQ(Seen(U"1 9 9 7 年"), "1997年");
  EXPECT_EQ(Seen(U"收入12 915元"), "收入12915元");
  EXPECT_EQ(Seen(U"12 915 18 200元"), "12 915 18200元");
  EXPECT_EQ(Seen(U"6  8"), "6 8");
  EXPECT_EQ(Seen(U"2021 1234人"), "2021 1234人");
}

TEST(ReadingTextTest, Folds) {
  EXPECT_EQ(Seen(U"（１２．５％），：；－～"), "(12.5%),:;-~");
  EXPECT_EQ(Seen(U"1∶15，−3"), "1:15,-3");
  EXPECT_EQ(Seen(U"。、《》〈〉“”‘’—…"), "。、《》〈〉“”‘’—…");
  EXPECT_EQ(Seen(U"a\tb"), "a\tb");
  EXPECT_EQ(Seen(U"云\xFEFF岭\xAD县\x2060\x180E"), "云岭县");
}

TEST(ReadingTextTest, FoldOfEveryFullWidthForm) {
  for (char32_t c = 0xFF01; c <= 0xFF5E; ++c) EXPECT_EQ(Fold(c), c - 0xFEE0);
  EXPECT_EQ(Fold(0xFF5F), char32_t{0xFF5F});
  EXPECT_EQ(Fold(0x3000), U' ');
  EXPECT_EQ(Fold(0x200B), U'\0');
}

// Every code point of the basic plane alone: what Append writes is what Fold says.
TEST(ReadingTextTest, AppendAgreesWithFold) {
  for (char32_t c = 1; c < 0x10000; ++c) {
    const bool line = c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    const char32_t folded = line ? 0 : Fold(c);
    const std::u32string expected =
        folded == 0 || folded == U' ' ? std::u32string() : std::u32string(1, folded);
    ASSERT_EQ(Read(std::u32string(1, c)).view(), expected) << std::hex << uint32_t{c};
  }
}

TEST(ReadingTextTest, HomeHoldsWhatWasDroppedInside) {
  const ReadingText r = Read(U"64.69 亿\n元,较");
  EXPECT_EQ(r.Home(0, 7), (Span{0, 9}));
  EXPECT_EQ(r.Home(5, 6), (Span{6, 7}));
  EXPECT_EQ(r.Home(0, 5), (Span{0, 5}));
  EXPECT_EQ(r.Home(5, 7), (Span{6, 9}));
  EXPECT_EQ(r.Home(5, 5), (Span{6, 6}));
  EXPECT_EQ(r.Home(9, 9), (Span{11, 11}));
  EXPECT_EQ(ReadingText().Home(0, 0), (Span{0, 0}));
}

TEST(ReadingTextTest, EveryPositionSlicesBack) {
  const std::u32string source = U" 云岭县（ １２ ）\r\n 3.1 万\x200B人,\tab  cd\n";
  for (const bool join : {true, false}) {
    const ReadingText r = Read(source, join);
    for (size_t i = 0; i < r.size(); ++i) {
      const Span home = r.Home(i, i + 1);
      ASSERT_EQ(home.size(), 1u);
      const char32_t c = source[home.begin];
      EXPECT_EQ(r[i], c == U'\n' || c == U'\r' ? U'\n' : Fold(c)) << i;
      EXPECT_EQ(r.At(home.begin), i);
    }
  }
}

TEST(ReadingTextTest, AppendsSpansOneAfterAnother) {
  const std::u32string source = U"一、标题\n  正文。\n页脚";
  ReadingText r;
  r.Append(source, {0, 4}, true);
  r.AppendBreak(4);
  r.Append(source, {5, 10}, true);
  EXPECT_EQ(ToUtf8(r.view()), "一、标题\n正文。");
  EXPECT_EQ(r.Home(5, 7), (Span{7, 9}));
  r.Append(source, {11, 99}, true);
  EXPECT_EQ(ToUtf8(r.view()), "一、标题\n正文。页脚");
  EXPECT_EQ(r.Home(8, 10), (Span{11, 13}));
}

TEST(ReadingTextTest, BreakHasNoWidthAtHome) {
  const std::u32string source = U"标题";
  ReadingText r;
  r.Append(source, {0, 2}, true);
  r.AppendBreak(2);
  EXPECT_EQ(r.Home(0, 3), (Span{0, 2}));
  EXPECT_EQ(r.Home(2, 3), (Span{2, 2}));
}

TEST(ReadingTextTest, GapBeforeTellsWhatWasDropped) {
  const ReadingText r = Read(U"12 所\n小学");
  EXPECT_FALSE(r.GapBefore(0));
  EXPECT_FALSE(r.GapBefore(1));
  EXPECT_TRUE(r.GapBefore(2));
  EXPECT_TRUE(r.GapBefore(3));
  EXPECT_FALSE(r.GapBefore(4));
}

TEST(ReadingTextTest, AtFindsThePlaceOrTheNext) {
  const ReadingText r = Read(U"12 所");
  EXPECT_EQ(r.At(0), 0u);
  EXPECT_EQ(r.At(2), 2u);  // the space was dropped: the next
  EXPECT_EQ(r.At(3), 2u);
  EXPECT_EQ(r.At(4), r.size());
}

TEST(ReadingTextTest, ClearStartsAnew) {
  ReadingText r = Read(U"云岭县");
  r.AppendBreak(3);
  r.Clear();
  EXPECT_EQ(r.size(), 0u);
  r.Append(U"\n", {0, 1}, false);
  EXPECT_EQ(r.Home(0, 1), (Span{0, 1}));
}

TEST(IsHanTest, KnowsTheBlocks) {
  for (const char32_t c : {U'云', U'〇', U'\x3400', U'\x9FFF', U'\xF900', U'\x20000', U'\x323AF'}) {
    EXPECT_TRUE(IsHan(c)) << std::hex << uint32_t{c};
  }
  for (const char32_t c : {U'。', U'A', U'あ', U'，', U'\x4DC0', U'\xE000', U'\x323B0'}) {
    EXPECT_FALSE(IsHan(c)) << std::hex << uint32_t{c};
  }
}

}  // namespace
}  // namespace dudao::text
