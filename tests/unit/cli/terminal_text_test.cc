#include "cli/terminal_text.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <sstream>
#include <vector>

namespace dudao::cli {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

TEST(TerminalText, ChineseTakesTwoColumns) {
  EXPECT_EQ(DisplayWidth(""), 0u);
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("党的领导"), 8u);
  EXPECT_EQ(DisplayWidth("１．５％"), 8u);
  EXPECT_EQ(DisplayWidth("1.1 经费"), 8u);
  EXPECT_EQ(DisplayWidth("\u200b"), 0u);
}

TEST(TerminalText, ColourTakesNone) { EXPECT_EQ(DisplayWidth("\x1b[31m相符\x1b[0m"), 4u); }

TEST(TerminalText, PadsByColumns) {
  EXPECT_EQ(PadRight("经费", 6), "经费  ");
  EXPECT_EQ(PadLeft("待核", 6), "  待核");
  EXPECT_EQ(PadRight("经费投入", 6), "经费投入");
}

TEST(TerminalText, WrapsWithinColumnsAndIndents) {
  const auto lines = Lines(Wrap("理由：全县小学班额均未超过标准班额", 16, "      "));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "理由：全县小学班");
  EXPECT_EQ(lines[1], "      额均未超过");
  EXPECT_EQ(lines[2], "      标准班额");
}

TEST(TerminalText, ClosingPunctuationNeverStartsALine) {
  for (const std::string& line : Lines(Wrap("一二三四，五六七八。九十", 8, ""))) {
    EXPECT_FALSE(line.starts_with("，")) << line;
    EXPECT_FALSE(line.starts_with("。")) << line;
  }
}

TEST(TerminalText, WrapLosesNothing) {
  std::string joined;
  for (const std::string& line : Lines(Wrap("甲乙丙丁戊己庚辛壬癸abc", 6, ""))) joined += line;
  EXPECT_EQ(joined, "甲乙丙丁戊己庚辛壬癸abc");
}

TEST(TerminalText, WrapEndsWhenTheIndentIsWiderThanTheTerminal) {
  EXPECT_EQ(Wrap("甲乙", 2, "          "), "甲乙");
}

TEST(TerminalText, ShortensAndJoinsLines) {
  EXPECT_EQ(Shorten("全县小学\n  41 所", 20), "全县小学41所");
  EXPECT_EQ(Shorten("two words", 20), "two words");
  EXPECT_EQ(Shorten("一二三四五", 3), "一二…");
  EXPECT_EQ(Shorten("一二三", 3), "一二三");
}

TEST(TerminalText, PaintsOnlyWhenAsked) {
  EXPECT_EQ(Paint(false)(Style::kRed, "x"), "x");
  EXPECT_EQ(Paint(true)(Style::kRed, "x"), "\x1b[31mx\x1b[0m");
}

TEST(TerminalText, APipeIsNoTerminal) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  EXPECT_FALSE(WantsColour(ends[1]));
  EXPECT_EQ(TerminalColumns(ends[1], 77), 77u);
}

TEST(Fit, CutsByColumnsNotCharacters) {
  EXPECT_EQ(Fit("党的领导", 8), "党的领导");
  EXPECT_EQ(Fit("党的领导", 7), "党的领…");
  EXPECT_EQ(Fit("ab党的", 4), "ab…");
  EXPECT_LE(DisplayWidth(Fit("一二三四五", 6)), 6u);
}

}  // namespace
}  // namespace dudao::cli
