#include "tests/unit/services/extraction/core/quantity/figures_of.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"
#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

const Extractor& TheExtractor() {
  static const auto extractor = [] {
    auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    EXPECT_TRUE(data.ok()) << data.status();
    auto made = Extractor::Create(*data);
    EXPECT_TRUE(made.ok()) << made.status();
    return *std::move(made);
  }();
  return *extractor;
}

}  // namespace

std::vector<v1::Quantity> FiguresOf(const text::SourceText& source, const std::string& role) {
  v1::Segmentation segmentation;
  segmentation.mutable_frame()->set_duty_year(2020);
  segmentation.mutable_frame()->set_publish_date("2021-10-01");
  for (uint32_t begin = 0, at = 0; at <= source.size(); ++at) {
    if (at < source.size() && source.view()[at] != U'\n') continue;
    v1::Paragraph* paragraph = segmentation.add_paragraphs();
    paragraph->set_role(role);
    text::ToProto({begin, at}, paragraph->mutable_span());
    begin = at + 1;
  }
  const v1::Extraction found = TheExtractor().Extract(source, segmentation);
  return {found.quantities().begin(), found.quantities().end()};
}

std::vector<v1::Quantity> FiguresOf(const std::string& utf8, const std::string& role) {
  return FiguresOf(text::SourceText(text::U32(utf8)), role);
}

std::string WordsOf(const std::string& utf8, const std::string& role) {
  std::string words;
  for (const v1::Quantity& q : FiguresOf(utf8, role))
    words += (words.empty() ? "" : " ") + q.text();
  return words;
}

TEST(FiguresTest, PlansAreTargetsUnlessTheyRestateARule) {
  const auto hopes = FiguresOf("新建幼儿园6所。", "plans");
  ASSERT_EQ(hopes.size(), 1u);
  EXPECT_EQ(hopes[0].modality(), "target");
  const auto rules = FiguresOf("按照生均600元的标准拨付经费。", "plans");
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rules[0].modality(), "standard");
}

TEST(FiguresTest, SpacesAndWrapsInsideLieInTheMark) {
  EXPECT_EQ(WordsOf("投入资金 38.6 亿元，新增 6 所学校。"), "38.6 亿元 6 所");
}

TEST(FiguresTest, EmptyTextHasNone) { EXPECT_TRUE(FiguresOf("").empty()); }

TEST(FiguresTest, EveryPrefixOfASentenceIsReadWithoutHarm) {
  const std::u32string whole = text::U32(
      "2020年投入1.2亿元，占3～5%，较2019年增加百分之二十，近三年约1:15.3，《办法》零投诉。");
  for (size_t n = 0; n <= whole.size(); ++n) {
    const text::SourceText source(whole.substr(0, n));
    for (const v1::Quantity& q : FiguresOf(source)) {
      EXPECT_EQ(source.Utf8(text::FromProto(q.span())), q.text());
    }
  }
}

}  // namespace dudao::extraction
