// What an officer reads: the arithmetic in the report's own numbers, the gap named, no accusation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/config/data_dir.h"
#include "common/text/source_text.h"
#include "common/text/utf.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {
namespace {

using testing::HasSubstr;

std::vector<v1::Relation> RelationsOf(const char* utf8) {
  static const auto extractor = *Extractor::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  const text::SourceText source(text::U32(utf8));
  v1::Segmentation segmentation;
  uint32_t begin = 0;
  for (uint32_t at = 0; at <= source.size(); ++at) {
    if (at < source.size() && source.view()[at] != U'\n') continue;
    v1::Span& span = *segmentation.add_paragraphs()->mutable_span();
    span.set_begin(begin);
    span.set_end(at);
    begin = at + 1;
  }
  const v1::Extraction extraction = extractor->Extract(source, segmentation);
  return {extraction.relations().begin(), extraction.relations().end()};
}

TEST(ExplanationTest, SumThatExceedsItsWhole) {
  const auto found = RelationsOf("全县教师6318人，其中小学2140人、初中1875人、高中2305人。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].explanation(), "2140+1875+2305=6320人，文中合计6318人，分项多出2人，请核实");
  EXPECT_EQ(found[0].stated(), "6318");
  EXPECT_EQ(found[0].recomputed(), "6320");
  EXPECT_EQ(found[0].binding(), "stated");
}

TEST(ExplanationTest, ShortfallNamesItsGap) {
  const auto found = RelationsOf("全县幼儿园57所，其中公办31所，民办21所。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found[0].explanation(), HasSubstr("差5所"));
}

TEST(ExplanationTest, MoneyStaysInTheUnitOfTheText) {
  const auto found = RelationsOf("2020年教育支出254000万元，较2019年增加5200万元，增长2.01%。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].verdict(), "violated");
  EXPECT_EQ(found[0].explanation(),
            "254000-5200=248800万元，5200÷248800=2.09%，文中2.01%，不一致，请核实");
}

TEST(ExplanationTest, TableNamesItsRowAndColumn) {
  const auto found =
      RelationsOf("项目\t投资（万元）\n云岭三小改扩建\t1260.4\n白石镇幼儿园\t385.2\n合计\t1640");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(
      found[0].explanation(),
      "表中“合计”行“投资（万元）”列：1260.4+385.2=1645.6万元，表中合计1640万元，分项多出5.6万元，"
      "请核实");
}

TEST(ExplanationTest, SharesOfOneWhole) {
  const auto found =
      RelationsOf("全县专科、本科、研究生学历教师分别占教师总数的20.5%、70.3%、19.2%。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].explanation(),
            "20.5%+70.3%+19.2%=110%，各部分占比合计应为100%，多出10个百分点，请核实");
  EXPECT_EQ(found[0].stated(), "100");
  EXPECT_EQ(found[0].recomputed(), "110");
}

TEST(ExplanationTest, MissingBaseIsEstimated) {
  const auto found = RelationsOf("安排教育经费64.5亿元，较上年增长1.8%。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].explanation(), "上年数未给出，无法核算（按1.8%推算约63.36亿元）");
}

}  // namespace
}  // namespace dudao::extraction
