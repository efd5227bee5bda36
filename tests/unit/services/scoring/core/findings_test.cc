#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "report_builder.h"
#include "services/scoring/core/finding/finding.h"

namespace dudao::scoring {
namespace {

using Build = std::function<void(ReportBuilder&)>;

// One sentence of a self-check section, with its figures in order.
struct Figure {
  std::string words, value, unit, dimension;
  std::string metric = {};     // as extraction would have set it
  std::string direction = {};  // of a change: up, down
};
Build Says(const std::string& sentence, const std::vector<Figure>& figures = {}) {
  return [=](ReportBuilder& b) {
    b.Heading("一、履职情况", "self_check");
    b.Paragraph(sentence);
    for (const Figure& f : figures) {
      v1::Quantity* q = b.Figure(f.words, f.value, f.unit, f.dimension);
      if (!f.metric.empty()) ReportBuilder::Measures(f.metric, q);
      if (!f.direction.empty()) q->mutable_change()->set_direction(f.direction);
    }
  };
}
Figure Pct(const std::string& v, const std::string& metric = "") {
  return {v + "%", v, "%", "percent", metric};
}
Figure MyopiaBy(const std::string& v, const std::string& direction) {
  return {v + "个百分点", v, "个百分点", "percentage_point", "myopia_drop", direction};
}
Figure Points(const std::string& v) { return {v + "个百分点", v, "个百分点", "percentage_point"}; }
Figure Yuan(const std::string& v) { return {v + "万元", v + "0000", "元", "money"}; }
Figure People(const std::string& v) { return {v + "名", v, "名", "count"}; }

struct Case {
  std::string code;
  size_t want;  // findings of that code
  Build build;
  std::string quoted;  // words of the first finding's first span; empty: not looked at
};

void Relation(ReportBuilder& b, const std::string& kind, const std::string& verdict,
              const std::vector<uint32_t>& members) {
  v1::Relation* r = b.marks()->add_relations();
  r->set_kind(kind);
  r->set_verdict(verdict);
  r->set_explanation("8610-8200=410，410÷8200=5%，文中4%，不一致，请核实");
  for (const uint32_t m : members) r->add_members(m);
}

// The rows of a table, with their figures in order.
void Rows(ReportBuilder& b, const std::vector<std::string>& rows,
          const std::vector<Figure>& figures) {
  b.Heading("一、履职情况", "self_check");
  for (const std::string& row : rows) b.Paragraph(row);
  for (const Figure& f : figures) b.Figure(f.words, f.value, f.unit, f.dimension);
}

// Children and teachers of a county's kindergartens.
Build Nursery(const std::string& children, const std::string& teachers) {
  return [=](ReportBuilder& b) {
    Figure all = People(children), taught = People(teachers);
    all.metric = "kindergarten_children";
    taught.metric = "full_time_teachers";
    Says("全县在园幼儿" + children + "名，幼儿园专任教师" + teachers + "名。", {all, taught})(b);
    for (v1::Quantity& q : *b.marks()->mutable_quantities()) q.set_stage("幼儿园");
  };
}

// Figure `i` is a target of `year`.
void Aim(ReportBuilder& b, int i, const std::string& year) {
  v1::Quantity* q = b.marks()->mutable_quantities(i);
  q->set_modality("target");
  q->set_subject("新增学位");
  q->set_period(year);
  q->set_period_source("stated");
}

std::vector<Case> Cases() {
  return {
      {"line_missed", 1, Says("城区部分小学仍然存在大班额问题。"),
       "城区部分小学仍然存在大班额问题。"},
      {"line_missed", 0, Says("着力解决城区小学存在的大班额问题，新建学校3所。"), ""},
      {"line_missed", 0, Says("学生近视率下降0.8个百分点。", {MyopiaBy("0.8", "down")}), ""},
      {"line_missed", 1, Says("学生近视率上升0.8个百分点。", {MyopiaBy("0.8", "up")}), ""},
      {"line_missed", 1, Says("学生近视率下降0.2个百分点。", {MyopiaBy("0.2", "down")}), ""},
      {"line_missed", 1, Says("九年义务教育巩固率达到88%。", {Pct("88", "compulsory_retention")}),
       ""},
      {"percent_for_point", 1,
       Says("毕业生就业率为93.1%，较2019年增长3.5%。", {Pct("93.1"), Pct("3.5")}),
       "较2019年增长3.5%"},
      {"percent_for_point", 1, Says("学前教育毛入园率较上年提高2.1%。", {Pct("2.1")}), ""},
      {"percent_for_point", 0, Says("在校学生数较上年增长2.1%。", {Pct("2.1")}), ""},
      {"percent_for_point", 0, Says("毛入园率由88%提高到91%。", {Pct("88"), Pct("91")}), ""},
      {"percent_for_point", 0, Says("就业率较上年提高3.5个百分点。", {Points("3.5")}), ""},
      {"percent_for_point", 0, Says("投入8610万元，较上年增长5%。", {Yuan("8610"), Pct("5")}), ""},
      {"point_for_percent", 1,
       Says("财政收入8610万元，较上年增长5个百分点。", {Yuan("8610"), Points("5")}),
       "较上年增长5个百分点"},
      {"point_for_percent", 1, Says("教育经费投入较上年增长5个百分点。", {Points("5")}), ""},
      {"point_for_percent", 0, Says("教育支出占比较上年提高5个百分点。", {Points("5")}), ""},
      {"point_for_percent", 0, Says("就业率较上年提高5个百分点。", {Points("5")}), ""},
      {"unit_impossible", 1,
       Says("班主任津贴最高500/人元。", {{"500/人元", "500", "/人元", "money"}}), "500/人元"},
      {"unit_impossible", 0,
       Says("班主任津贴最高500元/人。", {{"500元/人", "500", "元/人", "money"}}), ""},
      {"unit_impossible", 1, Says("九年义务教育入学率达到98人。", {{"98人", "98", "人", "count"}}),
       "98人"},
      {"unit_impossible", 0,
       Says("入学率98%，新增学生98人。", {Pct("98"), {"98人", "98", "人", "count"}}), ""},
      {"unit_impossible", 0,
       Says("家庭电脑普及率为86.5台/百户。", {{"86.5台/百户", "86.5", "台/百户", "count"}}), ""},
      {"unit_impossible", 0, Says("入学率不高的学校3所。", {{"3所", "3", "所", "count"}}), ""},
      {"unit_impossible", 0,
       Says("课后服务覆盖率、参与率惠及1200人。", {{"1200人", "1200", "人", "count"}}), ""},
      {"percent_over_100", 1, Says("小学净入学率100.3%。", {Pct("100.3")}), "小学净入学率100.3%"},
      {"percent_over_100", 1, Says("义务教育巩固率101.2%。", {Pct("101.2")}), ""},
      {"percent_over_100", 0, Says("高中阶段毛入学率108.2%。", {Pct("108.2")}), ""},
      {"percent_over_100", 0, Says("小学净入学率100%。", {Pct("100")}), ""},
      {"percent_over_100", 0, Says("完成年度任务的120%。", {Pct("120")}), ""},
      {"digits_joined", 1, Says("结对共建学校8805210名学生参加活动。", {People("8805210")}),
       "8805210名"},
      {"digits_joined", 1, Says("落实1.3万名班主任津贴。", {{"1.3万名", "13000", "名", "count"}}),
       "1.3万名"},
      {"digits_joined", 0, Says("全县常住人口2105210名。", {People("2105210")}), ""},
      {"digits_joined", 0, Says("落实1320名班主任津贴。", {People("1320")}), ""},
      {"line_missed", 1, Says("适龄残疾儿童入学率93.2%。", {Pct("93.2", "disabled_enrolment")}),
       "适龄残疾儿童入学率93.2%"},
      {"line_missed", 0, Says("适龄残疾儿童入学率95%。", {Pct("95", "disabled_enrolment")}), ""},
      {"line_missed", 1, Says("部分学校仍存在大校额问题。"), "部分学校仍存在大校额问题。"},
      {"line_missed", 0, Says("全县无大校额问题。"), ""},
      {"line_missed", 0, Says("制定消除大校额规划，解决突出问题。"), ""},
      {"redline_boast", 1, Says("高考本科上线率61.2%。", {Pct("61.2")}), ""},
      {"redline_boast", 1, Says("3人被清华、北大等名牌大学录取。"), ""},
      {"redline_boast", 0, Says("严禁宣传高考状元和升学率。"), ""},
      {"redline_boast", 0, Says("与北京大学合作开展教师培训。"), ""},
      {"redline_boast", 0, Says("引进清华、北大录取的优秀人才到校任教。"), ""},
      {"leader_name_misplaced", 1, Says("县委书记 习近平到校调研。"), "县委书记 习近平"},
      {"leader_name_misplaced", 0, Says("深入学习习近平总书记关于教育的重要论述。"), ""},
      {"leader_name_misplaced", 0, Says("时任省委书记习近平作出批示。"), ""},
      {"empty_claim", 1, Says("狠抓常规，教学质量进一步提升。"), "教学质量进一步提升"},
      {"empty_claim", 0, Says("教学质量进一步提升，合格率达98%。", {Pct("98")}), ""},
      {"empty_claim", 0, Says("着力推动教学质量进一步提升。"), ""},
      {"empty_claim", 0, Says("校园环境进一步提升。"), ""},
      {"placeholder_left", 1,
       [](ReportBuilder& b) {
         b.Heading("一、履职情况", "self_check");
         b.Paragraph("XX县召开会议，XX县印发文件。");
         for (int i = 0; i < 2; ++i) {
           v1::Placeholder* p = b.marks()->add_placeholders();
           *p->mutable_span() = b.Find("XX");
           p->set_text("XX");
         }
       },
       "XX"},
      {"placeholder_left", 0, Says("云岭县召开会议。"), ""},
      {"arithmetic_violated", 1,
       [](ReportBuilder& b) {
         Says("2019年8200万元，2020年8610万元，增长4%。",
              {Yuan("8200"), Yuan("8610"), Pct("4")})(b);
         Relation(b, "growth", "violated", {1, 0, 2});
         Relation(b, "growth", "violated", {1, 2});
       },
       "8610万元"},
      {"arithmetic_violated", 0,
       [](ReportBuilder& b) {
         Says("2019年8200万元，2020年8610万元。", {Yuan("8200"), Yuan("8610")})(b);
         Relation(b, "growth", "undetermined", {1, 0});
       },
       ""},
      {"two_values", 1,
       [](ReportBuilder& b) {
         Says("教师3120名，全县教师3210名。", {People("3120"), People("3210")})(b);
         Relation(b, "repeat", "violated", {0, 1});
       },
       "3120名"},
      {"parts_short", 1,
       [](ReportBuilder& b) {
         Says("教职工1642名，其中小学800名、初中400名、高中290名。",
              {People("1642"), People("800"), People("400"), People("290")})(b);
         Relation(b, "sum", "undetermined", {0, 1, 2, 3});
       },
       "1642名"},
      {"parts_short", 0,
       [](ReportBuilder& b) {
         Says("教职工1642名，其中教师1490名。", {People("1642"), People("1490")})(b);
         Relation(b, "sum", "undetermined", {0, 1});
       },
       ""},
      {"parts_short", 0,
       [](ReportBuilder& b) {
         Says("教职工1642名，其中小学800名、初中余400名。",
              {People("1642"), People("800"), People("400")})(b);
         b.marks()->mutable_quantities(2)->set_bound("over");
         Relation(b, "sum", "undetermined", {0, 1, 2});
       },
       ""},
      {"parts_short", 0,
       [](ReportBuilder& b) {
         Says("教职工1642名，其中骨干120名、带头人40名。",
              {People("1642"), People("120"), People("40")})(b);
         Relation(b, "sum", "undetermined", {0, 1, 2});
       },
       ""},
      {"parts_short", 1,
       [](ReportBuilder& b) {
         Rows(b, {"学校\t学生（名）", "青禾一小\t120名", "青禾二小\t90名", "合计\t230名"},
              {People("120"), People("90"), People("230")});
         Relation(b, "sum", "undetermined", {2, 0, 1});
         b.marks()->mutable_relations(0)->set_binding("stated");
       },
       "230名"},
      {"parts_short", 0,
       [](ReportBuilder& b) {
         Rows(b, {"学校\t学生（名）", "青禾一小\t120名", "青禾二小\t90名", "合计\t230名"},
              {People("120"), People("90"), People("230")});
         Relation(b, "sum", "undetermined", {2, 0, 1});
         b.marks()->mutable_relations(0)->set_binding("inferred");
       },
       ""},
      {"derived_ratio_off", 1, Nursery("9600", "480"), "全县在园幼儿9600名"},
      {"derived_ratio_off", 0, Nursery("6720", "480"), ""},
      {"derived_ratio_off", 0, Nursery("7200", "480"), ""},
      {"derived_ratio_off", 0,
       [](ReportBuilder& b) {
         Nursery("7300", "480")(b);
         b.marks()->mutable_quantities(1)->set_precision("5");
         b.marks()->mutable_quantities(1)->set_bound("over");
       },
       ""},
      {"derived_ratio_off", 0,
       [](ReportBuilder& b) {
         Nursery("9600", "480")(b);
         b.marks()->mutable_quantities(0)->set_period("2018");
         b.marks()->mutable_quantities(0)->set_period_source("stated");
       },
       ""},
      {"derived_ratio_off", 0,
       [](ReportBuilder& b) {
         Nursery("9600", "480")(b);
         b.marks()->mutable_quantities(1)->set_scope("school");
       },
       ""},
      {"line_missed", 0,
       [](ReportBuilder& b) {
         b.frame()->clear_duty_year();
         b.frame()->clear_evaluation_year();
         Says("适龄残疾儿童入学率93.2%。", {Pct("93.2", "disabled_enrolment")})(b);
       },
       ""},
      {"line_missed", 1,
       [](ReportBuilder& b) {
         b.frame()->clear_duty_year();
         b.frame()->clear_evaluation_year();
         b.frame()->set_publish_date("2021-09-01");
         Says("适龄残疾儿童入学率93.2%。", {Pct("93.2", "disabled_enrolment")})(b);
       },
       ""},
      {"restates_line", 1,
       [](ReportBuilder& b) {
         Says("按年度公用经费预算5%安排教师培训经费。", {})(b);
         v1::Quantity* q = b.Percent("5");
         q->set_modality("standard");
         q->set_metric("training_budget_share");
       },
       ""},
      {"restates_line", 0,
       [](ReportBuilder& b) {
         Says("按公用经费5%安排，实际安排教师培训经费占公用经费6.1%。", {})(b);
         v1::Quantity* q = b.Percent("5");
         q->set_modality("standard");
         q->set_metric("training_budget_share");
         b.Percent("6.1", "training_budget_share");
       },
       ""},
      {"target_as_fact", 1,
       [](ReportBuilder& b) {
         Says("2020年力争新增学位1200名。", {People("1200")})(b);
         Aim(b, 0, "2020");
       },
       "2020年力争新增学位1200名"},
      {"target_as_fact", 0,  // the year after is a plan
       [](ReportBuilder& b) {
         Says("2023年力争新增学位1200名。", {People("1200")})(b);
         Aim(b, 0, "2023");
       },
       ""},
      {"target_as_fact", 0,  // and what came of it is told
       [](ReportBuilder& b) {
         Says("2020年计划新增学位1200名，实际新增1260名。", {People("1200"), People("1260")})(b);
         Aim(b, 0, "2020");
       },
       ""},
      {"target_as_fact", 0,
       [](ReportBuilder& b) {
         b.Heading("六、下一步打算", "plans");
         b.Paragraph("2020年力争新增学位1200名。");
         b.Figure("1200名", "1200", "名", "count");
         Aim(b, 0, "2020");
       },
       ""},
      {"part_missing", 1, Says("各项工作有序推进。"), ""},
      {"part_missing", 0,
       [](ReportBuilder& b) {
         b.Heading("一、上年度问题整改情况", "rectification");
         b.Paragraph("已完成。");
         b.Heading("二、存在问题", "problems");
         b.Paragraph("师资不足。");
         b.Heading("三、下一步打算", "plans");
         b.Paragraph("加大投入。");
       },
       ""},
      {"part_missing", 0, [](ReportBuilder& b) { b.frame()->set_cut_off(true); }, ""},
      {"wrong_doc_kind", 1, [](ReportBuilder& b) { b.frame()->set_doc_kind("work_report"); }, ""},
      {"wrong_doc_kind", 0, [](ReportBuilder&) {}, ""},
      {"text_cut_off", 1,
       [](ReportBuilder& b) {
         b.Heading("八、推进职业教育发展", "self_check");
         b.frame()->set_cut_off(true);
       },
       "八、推进职业教育发展"},
      {"text_cut_off", 0, [](ReportBuilder&) {}, ""},
      {"no_addressee", 1, [](ReportBuilder& b) { b.frame()->set_has_addressee(false); }, ""},
      {"no_addressee", 0, [](ReportBuilder&) {}, ""},
      {"no_signoff_date", 1, [](ReportBuilder& b) { b.frame()->set_has_signoff_date(false); }, ""},
      {"no_signoff_date", 0, [](ReportBuilder&) {}, ""},
      {"issuer_not_government", 1, [](ReportBuilder& b) { b.frame()->set_issuer("云岭县教育局"); },
       ""},
      {"issuer_not_government", 0,
       [](ReportBuilder& b) { b.frame()->set_issuer("云岭县人民政府办公室"); }, ""},
      {"framework_level_mismatch", 1, [](ReportBuilder& b) { b.frame()->clear_level(); }, ""},
      {"framework_level_mismatch", 0, [](ReportBuilder&) {}, ""},
  };
}

TEST(Findings, EachCodeWhereItIsDueAndNowhereElse) {
  for (const Case& c : Cases()) {
    ReportBuilder b;
    c.build(b);
    const v1::Review review = b.Review();
    const auto found = Findings(review, c.code);
    std::string words;
    for (const v1::Finding& f : found) words += f.message() + "\n";
    const int last = b.segmentation()->paragraphs_size() - 1;
    EXPECT_EQ(found.size(), c.want)
        << c.code << ": " << b.Slice(b.segmentation()->paragraphs(last).span()) << "\n"
        << words;
    if (!c.quoted.empty() && !found.empty()) {
      EXPECT_EQ(b.Slice(found[0].spans(0)), c.quoted) << c.code;
    }
    for (const v1::Finding& f : found) EXPECT_FALSE(f.location().empty());
  }
}

TEST(Findings, EveryCodeHasAPositiveAndANegativeCase) {
  std::set<std::string> due, undue;
  for (const Case& c : Cases()) (c.want > 0 ? due : undue).insert(c.code);
  undue.insert({"two_values", "indicator_not_addressed"});  // in arithmetic_violated's cases; below
  due.insert("indicator_not_addressed");
  // Both in follow_up_findings_test.cc: they take more than a sentence.
  for (const char* code :
       {"self_score_table_absent", "score_reason_absent", "evidence_list_absent",
        "self_score_not_split", "over_length", "problem_without_measure", "problem_in_passing",
        "last_problem_not_answered", "contradiction", "figure_stale", "foreign_place_name",
        "copied_text", "differs_from_reference"}) {
    due.insert(code);
    undue.insert(code);
  }
  for (const NamedFinder& f : AllFinders()) {
    EXPECT_TRUE(due.contains(std::string(f.code))) << f.code;
    EXPECT_TRUE(undue.contains(std::string(f.code))) << f.code;
  }
}

TEST(Findings, AViolatedRelationIsSaidOnce) {
  ReportBuilder b;
  Says("2019年8200万元，2020年8610万元，增长4%。", {Yuan("8200"), Yuan("8610"), Pct("4")})(b);
  Relation(b, "growth", "violated", {1, 0, 2});
  EXPECT_EQ(Findings(b.Review(), "arithmetic_violated").at(0).message(),
            "与所列数据不符，请核实：8610-8200=410，410÷8200=5%，文中4%。");
}

TEST(Findings, AnIndicatorNobodyMentionsIsAsked) {
  ReportBuilder b;
  Says("全面落实校园安全责任。")(b);
  std::set<std::string> asked;
  for (const v1::Finding& f : Findings(b.Review(), "indicator_not_addressed"))
    asked.insert(f.indicator());
  EXPECT_FALSE(asked.contains("8.1"));
  EXPECT_TRUE(asked.contains("9.1"));
  // There may be no vocational school here: nobody is asked.
  EXPECT_FALSE(asked.contains("5.2"));
}

TEST(Findings, ALeadersNameIsQuotedNowhere) {
  ReportBuilder b;
  Says("县委书记习近平到校调研。")(b);
  const v1::Finding f = Findings(b.Review(), "leader_name_misplaced").at(0);
  EXPECT_EQ(f.audience(), "restricted");
  EXPECT_EQ(f.message().find("习近平"), std::string::npos);
  EXPECT_FALSE(f.has_ask());
}

TEST(Findings, IdsSurviveChromeAndSpacesAndAreUnique) {
  ReportBuilder plain, spaced;
  Says("教学质量进一步提升。体质进一步提升。教学质量进一步提升。")(plain);
  spaced.Paragraph("网页一行");
  Says("教学质量 进一步提升。体质进一步提升。教学质量进一步提升。")(spaced);
  const auto a = Findings(plain.Review(), "empty_claim");
  const auto b = Findings(spaced.Review(), "empty_claim");
  ASSERT_EQ(a.size(), 3u);
  ASSERT_EQ(b.size(), 3u);
  std::set<std::string> ids;
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].id(), b[i].id());
    ids.insert(a[i].id());
  }
  EXPECT_EQ(ids.size(), 3u);
}

}  // namespace
}  // namespace dudao::scoring
