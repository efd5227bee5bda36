// Texts no one writes: a megabyte without a stop, brackets and titles never closed, one figure
// after another. Where work grows with the square of the length each of these takes minutes, so
// that the test hangs; that the marks are right is told elsewhere.
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/services/extraction/core/quantity/figures_of.h"

namespace dudao::extraction {
namespace {

constexpr size_t kBytes = 1'000'000;

class HostileTextTest : public testing::TestWithParam<const char*> {};

TEST_P(HostileTextTest, IsReadInTimeThatGrowsWithItsLength) {
  const std::string piece = GetParam();
  std::string text;
  while (text.size() < kBytes) text += piece;
  FiguresOf(text);
}

INSTANTIATE_TEST_SUITE_P(, HostileTextTest,
                         testing::Values("占5人5%较上年增长", "共12所其中公办3所，", "《关于",
                                         "(其中1所", "1234567890", "一二三四五", "近", "、3", "5%",
                                         "分别为3、4元和", "按照每生", "“三个", "2015年的3所",
                                         "2021年", "〇○", "小学3所、初中2所，合计5所", "一是缺乏，",
                                         "新建小学2所、", "小学41所，专任教师20人，"),
                         [](const auto& info) { return "Text" + std::to_string(info.index); });

}  // namespace
}  // namespace dudao::extraction
