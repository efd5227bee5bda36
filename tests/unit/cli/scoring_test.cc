// Scores of whole reports: from text to range, under the shipped frameworks.
#include <gtest/gtest.h>

#include <string>

#include "cli/analysis.h"
#include "common/config/data_dir.h"
#include "common/text/decimal.h"
#include "tests/support/process.h"

namespace dudao::cli {
namespace {

using text::Decimal;

const Analysis& Shipped() {
  static const auto& analysis = *new std::unique_ptr<const Analysis>(
      *Analysis::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data")));
  return *analysis;
}

std::string Sample(const std::string& name) {
  return test::ReadFile(DUDAO_SOURCE_DIR "/tests/samples/" + name);
}

v1::Score ScoreOf(const std::string& text) {
  v1::ReviewOptions options;
  options.mutable_overrides()->set_province("陕西");
  const auto result = Shipped().Analyse(text, "report.txt", options);
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? result->review->score() : v1::Score();
}

Decimal D(const std::string& text) { return Decimal::Parse(text).value_or(Decimal::Undefined()); }

// `words` said again `times` times before the section of problems.
std::string Padded(std::string text, const std::string& words, int times) {
  const size_t at = text.find("三、存在的主要问题");
  EXPECT_NE(at, text.npos);
  std::string more;
  for (int i = 0; i < times; ++i) more += words + "\n\n";
  return text.insert(at, more);
}

TEST(WholeScore, AStrongReportIsAtLeast75) {
  const v1::Score score = ScoreOf(Sample("strong-county.txt"));
  ASSERT_TRUE(score.scored()) << score.not_scored_reason();
  EXPECT_GE(D(score.low()), D("75")) << score.low();
  EXPECT_LT(D(score.low()), D("100"));
}

TEST(WholeScore, AWeakReportIsAtMost55) {
  const v1::Score score = ScoreOf(Sample("weak-county.txt"));
  ASSERT_TRUE(score.scored()) << score.not_scored_reason();
  EXPECT_LE(D(score.high()), D("55")) << score.high();
}

// The sample states 71% and the like of each.
TEST(WholeScore, AFigureOfSeveralNamesIsOfEach) {
  const v1::Score score =
      ScoreOf(Padded(Sample("weak-county.txt"),
                     "全县学校封闭化管理率、专职保安配备率、护学岗设置率均达100%。", 1));
  for (const v1::IndicatorScore& row : score.indicators()) {
    if (row.id() != "8.1") continue;
    for (const char* name : {"封闭化管理学校比例", "专职保安配备学校比例", "护学岗设置率"}) {
      const size_t at = row.reason().find(name);
      ASSERT_NE(at, std::string::npos) << name;
      EXPECT_NE(row.reason().substr(at, 80).find("报告中有不同的数"), std::string::npos) << name;
    }
  }
}

TEST(WholeScore, RepetitionChangesNothing) {
  for (const auto& [name, said] :
       {std::pair{"strong-county.txt", "学前三年毛入园率94.1%。"},
        {"strong-county.txt", "九年义务教育巩固率98.9%，校园安全落实到位。"},
        {"weak-county.txt", "学前三年毛入园率63.2%。"},
        {"weak-county.txt", "我县高度重视校园安全和教师培训，全面落实各项要求。"}}) {
    const std::string text = Sample(name);
    const v1::Score once = ScoreOf(text), again = ScoreOf(Padded(text, said, 6));
    EXPECT_EQ(again.low(), once.low()) << name << said;
    EXPECT_EQ(again.high(), once.high()) << name << said;
  }
}

TEST(WholeScore, IndicatorNamesWithoutContentWinNothing) {
  std::string text =
      "清岭县人民政府2023年履行教育职责自评报告\n\n省人民政府教育督导委员会办公室：\n\n"
      "现将2023年履职情况报告如下：\n\n一、履行教育职责自查情况\n\n";
  const v1::Score names = ScoreOf(Sample("strong-county.txt"));
  for (int times = 0; times < 3; ++times) {
    for (const v1::IndicatorScore& row : names.indicators()) {
      text += "我县高度重视" + row.name() + "，" + row.name() + "全面达到规定标准，" + row.name() +
              "成效显著，位居全省前列。\n\n";
      for (const std::string& missing : row.missing()) text += missing + "均已达标。\n\n";
    }
  }
  text += "二、存在的主要问题\n\n无。\n\n清岭县人民政府\n2024年4月18日\n";
  const v1::Score score = ScoreOf(text);
  ASSERT_TRUE(score.scored()) << score.not_scored_reason();
  EXPECT_EQ(score.low(), "0");
  for (const v1::IndicatorScore& row : score.indicators()) {
    EXPECT_FALSE(row.has_score()) << row.id();
    for (const v1::Evidence& e : row.evidence()) EXPECT_NE(e.rung(), "consistent") << row.id();
  }
}

TEST(WholeScore, TargetsAndRestatedStandardsWinNothing) {
  const v1::Score score = ScoreOf(
      "清岭县人民政府2023年履行教育职责自评报告\n\n省人民政府教育督导委员会办公室：\n\n"
      "现将2023年履职情况报告如下：\n\n一、履行教育职责自查情况\n\n"
      "按照学前三年毛入园率不低于85%、普惠性幼儿园覆盖率不低于80%的要求推进工作。"
      "力争到2025年九年义务教育巩固率达到98%、高中阶段毛入学率达到96%。\n\n"
      "二、存在的主要问题\n\n(一)学位不足。\n\n清岭县人民政府\n2024年4月18日\n");
  ASSERT_TRUE(score.scored()) << score.not_scored_reason();
  EXPECT_EQ(score.low(), "0");
}

TEST(WholeScore, PartyWorkIsAPersonsWhateverTheReportSays) {
  for (const char* name : {"strong-county.txt", "weak-county.txt"}) {
    const v1::Score score = ScoreOf(Sample(name));
    ASSERT_EQ(score.indicators(0).id(), "1.1");
    EXPECT_FALSE(score.indicators(0).has_score()) << name;
  }
}

TEST(WholeScore, WhatTwoFiguresGiveIsShownWithBoth) {
  const v1::Score score = ScoreOf(Sample("strong-county.txt"));
  bool seen = false;
  for (const v1::IndicatorScore& row : score.indicators()) {
    if (row.id() != "6.1") continue;
    seen = true;
    EXPECT_EQ(row.score(), "5");
    EXPECT_NE(row.reason().find("101200元－99800元=1400"), std::string::npos) << row.reason();
    EXPECT_GE(row.evidence_size(), 2);
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace dudao::cli
