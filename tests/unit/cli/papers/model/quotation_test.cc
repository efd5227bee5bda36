#include "cli/papers/model/quotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf.h"
#include "tests/support/review_builder.h"

namespace dudao::cli {
namespace {

using test::ReviewBuilder;
using ::testing::ElementsAre;

std::vector<std::string> ParagraphsOf(const ReviewBuilder& made) {
  const std::u32string source = text::U32(made.text);
  std::vector<std::string> out;
  for (const text::Span span : Paragraphs(source, made.review).All()) {
    out.push_back(text::ToUtf8(source.substr(span.begin, span.size())));
  }
  return out;
}

std::string Quoted(const ReviewBuilder& made, const std::vector<std::string>& words,
                   size_t most = 100) {
  const std::u32string source = text::U32(made.text);
  const Paragraphs paragraphs(source, made.review);
  std::vector<text::Span> spans;
  for (const std::string& w : words) spans.push_back(text::FromProto(made.At(w)));
  return Quoter(source, paragraphs).Sentences(spans, most);
}

TEST(Paragraphs, FullLinesRunOnAndShortOnesEnd) {
  const ReviewBuilder made(
      "云岭县自评报告\n\n"
      "  全县共有小学十二所初中三所幼儿园五所，教师二百四十\n"
      "人，其中小学一百二十人，初中六十人，其余为幼儿园教师\n"
      "和职工。\n"
      "  下一步将继续增加学位，改善办学条件，提高教师待遇和\n"
      "保障水平。\n"
      "云岭县人民政府\n2024年3月1日\n");
  const auto found = ParagraphsOf(made);
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[0], "云岭县自评报告");
  EXPECT_TRUE(found[1].ends_with("和职工。")) << found[1];
  EXPECT_EQ(found[3], "云岭县人民政府");
  EXPECT_EQ(found[4], "2024年3月1日");
}

TEST(Paragraphs, AHeadingStartsOneEvenAfterAFullLine) {
  ReviewBuilder made(
      "全县共有小学十二所初中三所幼儿园五所教师二百四十\n"
      "一、经费投入保障和使用管理情况经费投入保障和使用\n"
      "全县共有小学十二所初中三所幼儿园五所教师二百四十\n");
  made.Heading("一、经费投入保障和使用管理情况经费投入保障和使用");
  EXPECT_EQ(ParagraphsOf(made).size(), 2u);
}

TEST(Paragraphs, LongLinesThatAreParagraphsStayApart) {
  const ReviewBuilder made("各级各类学校\n小学12所\n初中3所\n");
  EXPECT_THAT(ParagraphsOf(made), ElementsAre("各级各类学校", "小学12所", "初中3所"));
}

TEST(Quoter, TakesTheWholeSentenceAndNoMore) {
  const ReviewBuilder made("全县小学12所。初中3所，教师240人。办学条件改善；投入增长。");
  EXPECT_EQ(Quoted(made, {"240人"}), "初中3所，教师240人。");
  EXPECT_EQ(Quoted(made, {"投入"}), "投入增长。");
}

TEST(Quoter, ReadsOverAHardWrapWithoutItsBreak) {
  const ReviewBuilder made(
      "全县共有小学十二所初中三所幼儿园五所，教师二百四十\n"
      "人，其中小学一百二十人。");
  EXPECT_EQ(Quoted(made, {"一百二十人"}),
            "全县共有小学十二所初中三所幼儿园五所，教师二百四十人，其中小学一百二十人。");
}

TEST(Quoter, EachSentenceOnceInTheOrderOfTheText) {
  const ReviewBuilder made("小学12所。初中3所。高中1所。");
  EXPECT_EQ(Quoted(made, {"1所。", "12所", "小学"}), "小学12所。……高中1所。");
  EXPECT_EQ(Quoted(made, {"3所", "12所"}), "小学12所。初中3所。");
}

TEST(Quoter, CutsWhatIsTooLong) {
  const ReviewBuilder made("小学十二所初中三所。");
  EXPECT_EQ(Quoted(made, {"初中"}, 5), "小学十二…");
}

TEST(Quoter, WordsKeepABlankBetweenLatinWordsOnly) {
  const std::u32string source = U"A B 全 县\n2023 年";
  const Paragraphs paragraphs(source, v1::Review());
  EXPECT_EQ(Quoter(source, paragraphs).Words({0, 99}, 99), "A B全县2023年");
}

}  // namespace
}  // namespace dudao::cli
