#include "services/segmentation/core/lines.h"

#include <gtest/gtest.h>

#include <string>

namespace dudao::segmentation {
namespace {

TEST(ScanLinesTest, TrimsMeasuresAndKeepsPlaces) {
  const std::u32string text = U"　　云岭县 2021年\r\n\r\n（完）。”\nend";
  const auto lines = ScanLines(text);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(text.substr(lines[0].span.begin, lines[0].span.size()), U"云岭县 2021年");
  EXPECT_EQ(lines[0].indent, 4u);
  EXPECT_EQ(lines[0].width, 12u);
  EXPECT_TRUE(lines[0].after_blank);
  EXPECT_TRUE(lines[1].blank());
  EXPECT_TRUE(lines[2].after_blank);
  EXPECT_EQ(lines[2].last, U'。');
  EXPECT_FALSE(lines[3].after_blank);
}

std::u32string Wrapped(size_t width, size_t count) {
  std::u32string text;
  for (size_t i = 0; i < count; ++i) text += std::u32string(width, U'教') + U'\n';
  return text + U"完。\n";
}

TEST(DetectWrappingTest, ManyUnfinishedLinesOfOneWidth) {
  const auto lines = ScanLines(Wrapped(28, 6));
  const Wrapping wrapping = DetectWrapping(lines);
  EXPECT_EQ(wrapping.width, 56u);
  EXPECT_TRUE(wrapping.Full(lines[0]));
  EXPECT_FALSE(wrapping.Full(lines[6]));
}

TEST(DetectWrappingTest, FewLinesShortLinesAndParagraphsAreNotWrapped) {
  EXPECT_EQ(DetectWrapping(ScanLines(Wrapped(28, 3))).width, 0u);
  EXPECT_EQ(DetectWrapping(ScanLines(Wrapped(8, 9))).width, 0u);
  EXPECT_EQ(DetectWrapping(ScanLines(Wrapped(200, 9))).width, 0u);
  EXPECT_EQ(DetectWrapping(ScanLines(U"")).width, 0u);
}

TEST(DetectWrappingTest, FirstLinesIndented) {
  std::u32string text;
  for (int i = 0; i < 4; ++i) {
    text += U"　　" + std::u32string(26, U'教') + U"\n" + std::u32string(28, U'教') + U"\n" +
            std::u32string(28, U'教') + U"\n";
  }
  EXPECT_TRUE(DetectWrapping(ScanLines(text)).indented);
}

}  // namespace
}  // namespace dudao::segmentation
