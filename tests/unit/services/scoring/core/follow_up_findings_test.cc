// Findings about what comes with a report, what is followed through, other places and other papers.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "report_builder.h"

namespace dudao::scoring {
namespace {

using Build = std::function<void(ReportBuilder&)>;

std::vector<v1::Finding> Raised(const std::string& code, const Build& build,
                                const v1::ReviewOptions& options = {}) {
  ReportBuilder b;
  build(b);
  return Findings(b.Review(options), code);
}

void Problem(ReportBuilder& b, const std::string& words) {
  b.Paragraph(words);
  *b.marks()->add_problems()->mutable_span() = b.Find(words);
}

constexpr char kPlans[] =
    "下一步，我县将加强教师队伍建设，每年招聘紧缺学科教师，完善县域内教师交流机制，提高教师待遇；同"
    "时加快学校建设"
    "进度，按期完成新校区工程，增加学位供给，改善办学条件，并落实经费保障机制，优先安排教育支出，做"
    "到专款专用，"
    "定期向社会公布使用情况，接受各方监督，确保各项任务按时完成并取得实际成效。";

TEST(ProblemWithoutMeasure, AProblemNoMeasureSpeaksOf) {
  const auto build = [](const std::string& second) {
    return [second](ReportBuilder& b) {
      b.Heading("三、存在问题", "problems");
      Problem(b, "1.教师结构性短缺，部分学科教师不足。");
      Problem(b, second);
      b.Heading("四、下一步打算", "plans");
      b.Paragraph(kPlans);
    };
  };
  const auto found = Raised("problem_without_measure", build("2.特殊教育学校尚未建立。"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].spans_size(), 1);
  EXPECT_TRUE(Raised("problem_without_measure", build("2.学位供给不足。")).empty());
  EXPECT_TRUE(Raised("problem_without_measure", build("2.其他方面不够理想。")).empty())
      << "of no known topic";
}

TEST(ProblemWithoutMeasure, NothingWhereNoProblemIsAnsweredThere) {
  EXPECT_TRUE(Raised("problem_without_measure", [](ReportBuilder& b) {
                b.Heading("三、存在问题", "problems");
                Problem(b, "1.特殊教育学校尚未建立。");
                b.Heading("四、下一步打算", "plans");
                b.Paragraph(kPlans);
              }).empty());
}

TEST(ProblemInPassing, AdmittedAmongDeedsAndNotAmongProblems) {
  const auto build = [](const std::string& deed, const std::string& problem) {
    return [=](ReportBuilder& b) {
      b.Heading("二、履职情况", "self_check");
      b.Paragraph(deed);
      b.Heading("三、存在问题", "problems");
      Problem(b, problem);
    };
  };
  const std::string deed = "个别乡镇学校食堂管理仍存在薄弱环节。";
  EXPECT_EQ(Raised("problem_in_passing", build(deed, "1.教师短缺。")).size(), 1u);
  EXPECT_TRUE(Raised("problem_in_passing", build(deed, "1.学校食堂管理有待规范。")).empty());
  EXPECT_TRUE(
      Raised("problem_in_passing", build("针对食堂管理仍存在的薄弱环节开展整治。", "1.教师短缺。"))
          .empty());
}

TEST(LastProblemNotAnswered, NamedAndOnlyIntended) {
  const auto build = [](const std::string& words) {
    return [=](ReportBuilder& b) {
      b.Heading("一、上年度问题整改情况", "rectification");
      b.Paragraph(words);
      *b.marks()->add_rectifications()->mutable_span() = b.Find(words);
    };
  };
  EXPECT_EQ(Raised("last_problem_not_answered", build("关于校舍不足问题，将进一步研究。")).size(),
            1u);
  EXPECT_TRUE(
      Raised("last_problem_not_answered", build("关于校舍不足问题，已建成新校区。")).empty());
}

TEST(Contradiction, AClaimTheProblemSectionDenies) {
  const auto build = [](const std::string& claim, const std::string& problem) {
    return [=](ReportBuilder& b) {
      b.Heading("二、履职情况", "self_check");
      b.Paragraph(claim);
      b.Heading("三、存在问题", "problems");
      Problem(b, problem);
    };
  };
  const std::string claim = "目前全县中小学无大班额现象。";
  const auto found = Raised("contradiction", build(claim, "1.城区学校大班额问题依然突出。"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].spans_size(), 2);
  EXPECT_TRUE(Raised("contradiction", build(claim, "1.城区学校大校额问题依然突出。")).empty());
  EXPECT_TRUE(Raised("contradiction", build("严防出现大班额。", "1.大班额问题突出。")).empty());
}

TEST(SelfScore, TableReasonAndSplit) {
  const auto says = [](const std::string& sentence) {
    return [=](ReportBuilder& b) {
      b.Heading("五、其他情况", "self_score");
      b.Paragraph(sentence);
    };
  };
  EXPECT_EQ(Raised("self_score_table_absent", says("各项工作有序推进。")).size(), 1u);
  EXPECT_TRUE(Raised("self_score_table_absent", says("自评打分表附后。")).empty());
  EXPECT_EQ(Raised("evidence_list_absent", says("各项工作有序推进。")).size(), 1u);
  EXPECT_TRUE(Raised("evidence_list_absent", says("佐证材料目录附后。")).empty());
}

Build ScoresItself(const std::string& sentence, bool bonus) {
  return [=](ReportBuilder& b) {
    if (bonus) b.Heading("四、加分项", "bonus");
    b.Heading("五、自评", "self_score");
    b.Paragraph(sentence);
    b.Figure("97分", "97", "分", "score");
  };
}

TEST(SelfScore, ReasonsAndBonusAreToldApart) {
  EXPECT_EQ(Raised("score_reason_absent", ScoresItself("自评得分97分。", false)).size(), 1u);
  EXPECT_TRUE(
      Raised("score_reason_absent", ScoresItself("自评得分97分，失分3分。", false)).empty());
  EXPECT_EQ(Raised("self_score_not_split", ScoresItself("自评得分97分。", true)).size(), 1u);
  EXPECT_TRUE(Raised("self_score_not_split", ScoresItself("自评得分97分。", false)).empty());
}

TEST(OverLength, LongerThanTheFrameworkAsksFor) {
  const auto build = [](int times) {
    return [times](ReportBuilder& b) {
      b.Heading("二、履职情况", "self_check");
      for (int i = 0; i < times; ++i) b.Paragraph("全县教育工作稳步推进，各项任务有序落实。");
    };
  };
  EXPECT_EQ(Raised("over_length", build(500)).size(), 1u);
  EXPECT_TRUE(Raised("over_length", build(20)).empty());
}

TEST(FigureStale, AYearGoneByAndNothingLater) {
  const auto build = [](const std::string& year, bool later) {
    return [=](ReportBuilder& b) {
      b.Heading("二、履职情况", "self_check");
      b.Paragraph(year + "年九年义务教育巩固率93.1%。" + (later ? "现为95.2%。" : ""));
      v1::Quantity* q = b.Percent("93.1", "compulsory_retention");
      q->set_period(year);
      q->set_period_source("stated");
      if (later) b.Percent("95.2", "compulsory_retention");
    };
  };
  EXPECT_EQ(Raised("figure_stale", build("2017", false)).size(), 1u);
  EXPECT_TRUE(Raised("figure_stale", build("2020", false)).empty()) << "the duty year";
  EXPECT_TRUE(Raised("figure_stale", build("2017", true)).empty());
}

TEST(ForeignPlaceName, AnothersNameButNotOnesKin) {
  const auto build = [](const std::string& sentence) {
    return [=](ReportBuilder& b) {
      b.frame()->set_region("南江县");
      b.frame()->set_division_code("511922");
      b.Heading("二、履职情况", "self_check");
      b.Paragraph(sentence);
    };
  };
  const auto found = Raised("foreign_place_name", build("印发通江县及潼关县教育工作方案。"));
  ASSERT_EQ(found.size(), 1u) << "通江县 is of the same prefecture";
  EXPECT_NE(found[0].message().find("潼关县"), std::string::npos);
  EXPECT_TRUE(Raised("foreign_place_name", build("赴潼关县学习教研经验。")).empty());
  EXPECT_TRUE(Raised("foreign_place_name", build("全县教育工作稳步推进。")).empty());
  EXPECT_TRUE(Raised("foreign_place_name", build("对江北区危房全部加固。")).empty());
  EXPECT_EQ(Raised("foreign_place_name", build("江北区教育局印发方案。")).size(), 1u);
}

v1::ReviewOptions Shares(uint32_t begin, uint32_t end, const std::string& source) {
  v1::ReviewOptions options;
  v1::SharedPassage& p = *options.mutable_beyond()->add_passages();
  p.mutable_span()->set_begin(begin);
  p.mutable_span()->set_end(end);
  p.set_characters(72);
  p.set_source(source);
  return options;
}

TEST(CopiedText, TellsHowMuchAndNotWhose) {
  const Build any = [](ReportBuilder& b) {
    b.Heading("二、履职情况", "self_check");
    b.Paragraph("全县教育工作稳步推进。");
  };
  const auto found = Raised("copied_text", any, Shares(20, 30, "report"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].message(), "与其他地区报告文字高度相似（72字），请核实。");
  EXPECT_NE(Raised("copied_text", any, Shares(20, 30, "last_year"))[0].message().find("上年度"),
            std::string::npos);
  EXPECT_TRUE(Raised("copied_text", any, Shares(20, 3000, "report")).empty()) << "not in the text";
  EXPECT_TRUE(Raised("copied_text", any, Shares(30, 20, "report")).empty());
}

TEST(DiffersFromReference, TellsBothFigures) {
  v1::ReviewOptions options;
  v1::ReferenceDifference& d = *options.mutable_beyond()->add_differences();
  ReportBuilder b;
  b.Heading("二、履职情况", "self_check");
  b.Paragraph("九年义务教育巩固率96.5%。");
  *d.mutable_span() = b.Find("96.5%");
  d.set_value("94.2");
  d.set_unit("%");
  const auto found = Findings(b.Review(options), "differs_from_reference");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].message().find("94.2%"), std::string::npos);
}

}  // namespace
}  // namespace dudao::scoring
