#include "services/scoring/core/scorer.h"

#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"
#include "common/text/decimal.h"
#include "report_builder.h"

namespace dudao::scoring {
namespace {

using text::Decimal;

Decimal D(const std::string& text) { return Decimal::Parse(text).value_or(Decimal::Undefined()); }

// What holds of every scored review.
void ExpectSound(const v1::Review& review) {
  const v1::Score& score = review.score();
  Decimal base(0), sum(0);
  for (const v1::IndicatorScore& row : score.indicators()) {
    base = base + D(row.points());
    if (row.has_score()) {
      sum = sum + D(row.score());
      EXPECT_LE(D(row.score()), D(row.points())) << row.id();
    }
    EXPECT_FALSE(row.reason().empty()) << row.id();
  }
  EXPECT_EQ(D(score.base()), base);
  EXPECT_EQ(D(score.low()), sum);
  EXPECT_EQ(D(score.assessed_points()) + D(score.pending_points()), base);
  EXPECT_EQ(D(score.low()) + D(score.pending_points()), D(score.high()));
  EXPECT_LE(D(score.low()), D(score.high()));
  EXPECT_LE(D(score.high()), base);
}

// Figures of kindergartens, in order.
constexpr std::pair<const char*, const char*> kPreschool[] = {{"91", "preschool_gross_enrolment"},
                                                              {"88", "preschool_inclusive_share"},
                                                              {"54", "preschool_public_share"}};

ReportBuilder Preschool(const std::string& enrolment) {
  ReportBuilder b;
  b.Heading("一、履职情况", "self_check");
  b.Paragraph("学前三年毛入园率达到" + enrolment + "%，普惠性幼儿园覆盖率为88.6%。");
  b.Percent(enrolment, "preschool_gross_enrolment");
  b.Percent("88.6", "preschool_inclusive_share");
  return b;
}

TEST(Scorer, KnowsItsFrameworks) {
  EXPECT_EQ(ShippedScorer().frameworks().front(), "default-county");
  EXPECT_TRUE(ShippedScorer().FrameworkDigest("").ok());
  EXPECT_NE(*ShippedScorer().FrameworkDigest(""),
            *ShippedScorer().FrameworkDigest("default-prefecture"));
}

TEST(Scorer, RefusesAnUnknownFramework) {
  v1::ReviewOptions options;
  options.set_framework("no-such");
  const auto review = ShippedScorer().Score({}, text::SourceText(U""), {}, {}, options);
  ASSERT_FALSE(review.ok());
  EXPECT_EQ(StageErrorOf(review.status())->code(), "unknown_framework");
}

TEST(Scorer, AnEmptyReportIsAllPending) {
  const v1::Review review = ReportBuilder().Review();
  EXPECT_TRUE(review.score().scored());
  EXPECT_EQ(review.score().base(), "100");
  EXPECT_EQ(review.score().low(), "0");
  EXPECT_EQ(review.score().high(), "100");
  for (const v1::IndicatorScore& row : review.score().indicators())
    EXPECT_EQ(row.status(), "no_evidence") << row.id();
  ExpectSound(review);
}

TEST(Scorer, ShareOfSilentLinesStaysPending) {
  ReportBuilder b = Preschool("91.2");
  const v1::Review review = b.Review();
  const v1::IndicatorScore row = Row(review, "3.1");
  // Two of three lines met: 4 of 6 points given, the third line's 2 open.
  EXPECT_EQ(row.status(), "partly");
  EXPECT_EQ(row.score(), "4");
  EXPECT_EQ(review.score().pending_points(), "96");
  EXPECT_EQ(row.missing(0), "公办园在园幼儿占比的本年度实际数");
  EXPECT_EQ(row.evidence(0).rung(), "consistent");
  EXPECT_EQ(b.Slice(row.evidence(0).span()), row.evidence(0).text());
  EXPECT_EQ(row.evidence(0).text(), "学前三年毛入园率达到91.2%");
  ExpectSound(review);
}

TEST(Scorer, AllLinesMetGiveAllPoints) {
  ReportBuilder b;
  b.Heading("一、履职情况", "self_check");
  b.Paragraph("毛入园率91%，普惠率88%，公办园在园幼儿占比54%。");
  for (const auto& [value, metric] : kPreschool) b.Percent(value, metric);
  const v1::Review review = b.Review();
  EXPECT_EQ(Row(review, "3.1").status(), "met");
  EXPECT_EQ(Row(review, "3.1").score(), "6");
  EXPECT_EQ(Row(review, "3.1").confidence(), "medium");
  ExpectSound(review);
}

TEST(Scorer, AFigureBelowItsLineIsUnmetAndAsked) {
  ReportBuilder b = Preschool("68");
  const v1::Review review = b.Review();
  const v1::IndicatorScore row = Row(review, "3.1");
  // 6 × 2/3 open shares aside: 4 × mean(68/85, 1).
  EXPECT_EQ(row.status(), "partly");
  EXPECT_EQ(row.score(), "3.6");
  const auto missed = Findings(review, "line_missed");
  ASSERT_EQ(missed.size(), 1u);
  EXPECT_EQ(missed[0].severity(), "error");
  EXPECT_EQ(missed[0].indicator(), "3.1");
  EXPECT_EQ(missed[0].basis().doc_no(), "教督〔2020〕1号");
  EXPECT_NE(missed[0].message().find("68%"), std::string::npos);
  ASSERT_EQ(row.findings_size(), 1);
  EXPECT_EQ(review.findings(static_cast<int>(row.findings(0))).code(), "line_missed");
  ExpectSound(review);
}

TEST(Scorer, TargetsStandardsPlansAndOtherPlacesGiveNothing) {
  for (const char* kind : {"target", "standard", "place", "rural", "plans", "older", "range"}) {
    const std::string k = kind;
    ReportBuilder b;
    b.Heading("一、情况", k == "plans" ? "plans" : "self_check");
    b.Paragraph("毛入园率91%，普惠率88%，公办园在园幼儿占比54%。");
    for (const auto& [value, metric] : kPreschool) {
      v1::Quantity* q = b.Percent(value, metric);
      if (k == "target" || k == "standard") q->set_modality(k);
      if (k == "place") q->set_place("青禾镇");
      if (k == "rural") q->set_scope("rural");
      if (k == "older") q->set_period("2018");
      if (k == "range") q->set_value_hi("99");
    }
    const v1::Review review = b.Review();
    const v1::IndicatorScore row = Row(review, "3.1");
    EXPECT_FALSE(row.has_score()) << kind;
    EXPECT_EQ(review.score().low(), "0") << kind;
    for (const v1::Evidence& e : row.evidence())
      EXPECT_TRUE(e.rung() == "mentioned" || e.rung() == "documented") << kind;
    ExpectSound(review);
  }
}

TEST(Scorer, TwoValuesOfOneThingAreForAPerson) {
  ReportBuilder b;
  b.Heading("一、履职情况", "self_check");
  b.Paragraph("毛入园率91%，普惠率88%，公办园在园幼儿占比54%。毛入园率83%。");
  for (const auto& [value, metric] : kPreschool) b.Percent(value, metric);
  b.Percent("83", "preschool_gross_enrolment");
  const v1::IndicatorScore row = Row(b.Review(), "3.1");
  EXPECT_EQ(row.status(), "needs_review");
  EXPECT_NE(row.reason().find("不同的数"), std::string::npos);
}

TEST(Scorer, RepetitionNeverRaisesTheScore) {
  Decimal last = D("100");
  for (int times = 1; times <= 4; ++times) {
    ReportBuilder b;
    b.Heading("一、履职情况", "self_check");
    for (int i = 0; i < times; ++i) {
      b.Paragraph("学前三年毛入园率达到70%。校园安全责任落实。");
      b.Percent("70", "preschool_gross_enrolment");
    }
    const v1::Review review = b.Review();
    EXPECT_LE(D(review.score().low()), last);
    last = D(review.score().low());
    ExpectSound(review);
  }
}

TEST(Scorer, AReportOfIndicatorNamesWinsNothing) {
  const v1::Review empty = ReportBuilder().Review();
  ReportBuilder b;
  b.Heading("一、履职情况", "self_check");
  for (int times = 0; times < 3; ++times) {
    for (const v1::IndicatorScore& row : empty.score().indicators())
      b.Paragraph("高度重视" + row.name() + "，" + row.name() + "全面达到要求。");
  }
  const v1::Review review = b.Review();
  EXPECT_EQ(review.score().low(), "0");
  for (const v1::IndicatorScore& row : review.score().indicators())
    EXPECT_FALSE(row.has_score()) << row.id();
  ExpectSound(review);
}

TEST(Scorer, LinesFollowTheYear) {
  // 96% from 2025 on, 95% before: 95.5 meets the one and not the other.
  for (const uint32_t duty : {2023u, 2025u}) {
    ReportBuilder b;
    b.frame()->set_duty_year(duty);
    b.Heading("一、履职情况", "self_check");
    b.Paragraph("九年义务教育巩固率95.5%。");
    b.Percent("95.5", "compulsory_retention");
    EXPECT_EQ(Row(b.Review(), "4.1").status(), duty == 2023 ? "partly" : "unmet") << duty;
  }
}

TEST(Scorer, AProvinceHasLinesOfItsOwn) {
  for (const bool in_province : {true, false}) {
    ReportBuilder b;
    b.frame()->set_division_code(in_province ? "610999" : "370999");
    b.frame()->set_duty_year(2023);
    b.Heading("一、履职情况", "self_check");
    b.Paragraph("召开政府常务会议研究教育工作2次，向县人大报告教育工作1次。");
    ReportBuilder::Measures("government_meetings", b.Figure("2次", "2", "次", "count"));
    ReportBuilder::Measures("congress_reports", b.Figure("1次", "1", "次", "count"));
    const v1::IndicatorScore row = Row(b.Review(), "1.2");
    // Two meetings short of four at 0.5 each.
    EXPECT_EQ(row.has_score(), in_province);
    EXPECT_EQ(row.score(), in_province ? "3" : "");
  }
}

TEST(Scorer, JudgedAndRowIndicatorsAreLeftToPeople) {
  ReportBuilder b;
  b.Heading("一、履职情况", "self_check");
  b.Paragraph("全县各校党组织全覆盖，教育评价改革方案已印发，小学最大班额44人。");
  ReportBuilder::Measures("max_class_size", b.Figure("44人", "44", "人", "count"));
  const v1::Review review = b.Review();
  for (const char* id : {"1.1", "1.3", "4.2"}) {
    EXPECT_EQ(Row(review, id).status(), "needs_review") << id;
    EXPECT_GT(Row(review, id).evidence_size(), 0) << id;
  }
}

TEST(Scorer, OtherDocumentsAreNotScored) {
  ReportBuilder work;
  work.frame()->set_doc_kind("work_report");
  ReportBuilder cut;
  cut.frame()->set_cut_off(true);
  ReportBuilder province;
  province.frame()->set_level("province");
  for (const ReportBuilder* b : {&work, &cut, &province}) {
    const v1::Score score = b->Review().score();
    EXPECT_FALSE(score.scored());
    EXPECT_FALSE(score.not_scored_reason().empty());
    EXPECT_EQ(score.indicators_size(), 0);
    EXPECT_TRUE(score.low().empty());
  }
}

TEST(Scorer, ACityHasItsOwnDefault) {
  ReportBuilder b;
  b.frame()->set_level("prefecture");
  const v1::Review by_default = b.Review();
  EXPECT_TRUE(by_default.score().scored());
  EXPECT_EQ(by_default.score().framework(), "default-prefecture");
  v1::ReviewOptions options;
  options.set_framework("default-county");
  const v1::Review named = b.Review(options);
  EXPECT_FALSE(named.score().scored());
  EXPECT_NE(named.score().not_scored_reason().find("default-prefecture"), std::string::npos);
  EXPECT_EQ(Findings(named, "framework_level_mismatch").size(), 1u);
  EXPECT_TRUE(Findings(by_default, "framework_level_mismatch").empty());
}

TEST(Scorer, MovesAllMarksAndFrame) {
  ReportBuilder b = Preschool("91.2");
  b.frame()->set_title("云岭县人民政府履行教育职责自评报告");
  b.marks()->add_dates()->set_iso("2020");
  b.marks()->add_citations()->set_title("云岭县学前教育行动计划");
  const v1::Review review = b.Review();
  EXPECT_EQ(review.document().title(), "云岭县人民政府履行教育职责自评报告");
  EXPECT_EQ(review.document().duty_year(), 2020u);
  EXPECT_EQ(review.quantities_size(), 2);
  EXPECT_EQ(review.dates_size(), 1);
  EXPECT_EQ(review.citations_size(), 1);
  EXPECT_EQ(review.headings_size(), 1);
}

std::string SelfScores(const std::vector<std::string>& rows) {
  ReportBuilder b;
  b.Heading("五、自评打分表", "self_score");
  for (const std::string& row : rows) b.Paragraph(row);
  std::string out;
  const v1::Review review = b.Review();
  for (const v1::IndicatorScore& row : review.score().indicators()) {
    if (row.has_self_score()) out += row.id() + "=" + row.self_score() + " ";
  }
  return out;
}

TEST(Scorer, ReadsTheTableOfSelfScores) {
  EXPECT_EQ(SelfScores({"指标\t分值\t自评分", "1.1\t4\t3.5", "教师培训经费\t4\t4分",
                        "2.1 两个只增不减\t6\t5.5"}),
            "1.1=3.5 2.1=5.5 2.3=4 ");
  EXPECT_EQ(SelfScores({"一级指标\t指标\t分值\t自评得分\t说明", "经费投入\t2.1\t6\t6\t见附件",
                        "2.2\t6\t5\t无"}),
            "2.1=6 2.2=5 ")
      << "a cell joined over two rows is missing on the left";
}

TEST(Scorer, TheTablesTotalIsTheSelfScore) {
  ReportBuilder b;
  b.Heading("五、自评打分表", "self_score");
  for (const char* row : {"指标\t分值\t自评分", "1.1\t4\t3.5", "合计\t100\t96.5"}) b.Paragraph(row);
  const v1::Review review = b.Review();
  EXPECT_EQ(review.score().self_score().total(), "96.5");
  EXPECT_FALSE(review.score().self_score().has_base());
}

TEST(Scorer, OtherTablesHoldNoSelfScores) {
  EXPECT_EQ(SelfScores({"指标\t分值\t专家评分", "1.1\t4\t3.5"}), "");
  EXPECT_EQ(SelfScores({"指标\t自评分", "1.1\t9", "1.2\t不详", "1.30\t2"}), "");
  EXPECT_EQ(SelfScores({"指标\t自评分", "表格到此为止。", "1.1\t3"}), "");
}

TEST(Scorer, ReadsTheSelfScore) {
  ReportBuilder b;
  b.Heading("五、自评得分", "self_score");
  b.Paragraph("对照满分100分，自评得分96.5分，其中加分2分。");
  b.Figure("100分", "100", "分", "score");
  b.Figure("96.5分", "96.5", "分", "score");
  b.Figure("2分", "2", "分", "score");
  const v1::SelfScore self = b.Review().score().self_score();
  EXPECT_EQ(self.total(), "96.5");
  EXPECT_EQ(self.bonus(), "2");
  EXPECT_FALSE(self.has_base());
}

TEST(Scorer, SameInputSameBytes) {
  const ReportBuilder b = Preschool("80");
  EXPECT_EQ(b.Review().SerializeAsString(), b.Review().SerializeAsString());
}

}  // namespace
}  // namespace dudao::scoring
