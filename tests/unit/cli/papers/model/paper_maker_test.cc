#include "cli/papers/model/paper_maker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/papers/model/judged.h"
#include "common/config/data_dir.h"
#include "common/text/utf.h"
#include "tests/support/review_builder.h"

namespace dudao::cli {
namespace {

using test::ReviewBuilder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const PaperMaker& Maker() {
  static const PaperMaker maker = *PaperMaker::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  return maker;
}

Paper Made(const ReviewBuilder& made, const PaperOptions& options = {}) {
  return Maker().Make(made.review, made.text, options);
}

std::vector<std::string> Codes(const Paper& paper) {
  std::vector<std::string> out;
  for (const FindingRow& row : paper.findings) out.push_back(row.code);
  return out;
}

constexpr char kText[] =
    "一、基本情况\n全县小学12所、初中3所，共16所。教师240人，增长5%。由县长张某某牵头。";

TEST(PaperHead, SaysHowEachFactIsKnown) {
  ReviewBuilder made(kText);
  made.review.mutable_document()->set_level("county");
  made.review.mutable_document()->set_region("云岭县");
  made.review.mutable_document()->set_duty_year(2023);
  PaperOptions options;
  options.stated.set_duty_year(2023);
  const PaperHead head = Made(made, options).head;
  EXPECT_EQ(head.level.words, "县级");
  EXPECT_EQ(head.level.how, "据报告单位判定");
  EXPECT_EQ(head.place.how, "取自报告");
  EXPECT_EQ(head.duty_year.words, "2023");
  EXPECT_EQ(head.duty_year.how, "人工指定");
  EXPECT_EQ(head.evaluation_year.words, "未写明");
  EXPECT_EQ(head.evaluation_year.how, "");
}

TEST(PaperFindings, TheWeightiestFirstAndTheSilentLast) {
  ReviewBuilder made(kText);
  made.Finding("indicator_not_addressed", "warning", {});
  made.Finding("empty_claim", "info", {"增长5%"});
  made.Finding("restates_line", "warning", {"240人"});
  made.Finding("line_missed", "error", {"12所"});
  made.Finding("arithmetic_violated", "error", {"16所"});
  const Paper paper = Made(made);
  EXPECT_THAT(Codes(paper), ElementsAre("arithmetic_violated", "line_missed", "restates_line",
                                        "empty_claim", "indicator_not_addressed"));
  EXPECT_EQ(paper.findings[0].no, 1u);
  EXPECT_EQ(paper.findings[0].name, "数据核算");
  EXPECT_EQ(paper.findings[0].severity_word, "需核实");
}

TEST(PaperFindings, CountsAddUpToAllFindings) {
  ReviewBuilder made(kText);
  made.Finding("indicator_not_addressed", "warning", {});
  made.Finding("indicator_not_addressed", "warning", {});
  made.Finding("empty_claim", "info", {"增长5%"});
  made.Finding("restates_line", "warning", {"240人"});
  made.Finding("line_missed", "error", {"12所"});
  const Counts counts = Made(made).counts;
  EXPECT_EQ(counts.verify, 1u);
  EXPECT_EQ(counts.ask, 1u);
  EXPECT_EQ(counts.hint, 1u);
  EXPECT_EQ(counts.unanswered, 2u);
}

TEST(PaperFindings, QuotesTheSentenceAndNothingWhereTheReportIsSilent) {
  ReviewBuilder made(kText);
  made.Heading("一、基本情况");
  made.Finding("arithmetic_violated", "error", {"16所", "12所"});
  made.Finding("part_missing", "warning", {"一、基本情况"});
  const Paper paper = Made(made);
  EXPECT_EQ(paper.findings[0].quote, "全县小学12所、初中3所，共16所。");
  EXPECT_EQ(paper.findings[1].quote, "");
}

TEST(PaperFindings, NameWhoAnswersAndWhatToAdd) {
  ReviewBuilder made(kText);
  made.Indicator("2.1", "needs_review").add_findings(0);
  made.Finding("arithmetic_violated", "error", {"16所"});
  v1::Finding& line = made.Finding("line_missed", "error", {"240人"});
  line.set_indicator("4.1");
  made.Finding("unit_impossible", "warning", {"5%"});
  const Paper paper = Made(made);
  EXPECT_EQ(paper.findings[0].responsible, "财政局");
  EXPECT_EQ(paper.findings[0].evidence, "财政决算表；教育经费统计");
  EXPECT_EQ(paper.findings[1].responsible, "教育局");
  EXPECT_EQ(paper.findings[2].responsible, "");
  EXPECT_THAT(paper.responsible, ElementsAre("财政局", "教育局"));
}

TEST(PaperFindings, AFigureThatDecidesAnIndicatorNamesWhoAnswersAndANeighbourDoesNot) {
  ReviewBuilder made(kText);
  const uint32_t figure = made.Quantity("240人", "240", "人");
  v1::Evidence& evidence = *made.Indicator("2.3", "met").add_evidence();
  *evidence.mutable_span() = made.At("教师240人，增长5%");
  evidence.set_quantity(figure);
  made.Finding("arithmetic_violated", "error", {"240人"});
  made.Finding("unit_impossible", "warning", {"5%"});
  const Paper paper = Made(made);
  EXPECT_EQ(paper.findings[0].responsible, "财政局");
  EXPECT_EQ(paper.findings[1].responsible, "");
}

TEST(PaperFindings, BasisReadsAsARule) {
  ReviewBuilder made(kText);
  v1::Basis& basis = *made.Finding("line_missed", "error", {"12所"}).mutable_basis();
  basis.set_doc_no("某督〔2020〕1号");
  basis.set_clause("第3条");
  basis.set_year("2020");
  EXPECT_EQ(Made(made).findings[0].basis, "某督〔2020〕1号 第3条（2020年）");
}

TEST(PaperAsks, OneFactIsAskedOnce) {
  ReviewBuilder made(kText);
  const uint32_t a = made.Quantity("12所", "12", "所"), b = made.Quantity("16所", "16", "所"),
                 c = made.Quantity("240人", "240", "人");
  made.Relation("violated", {b, a});
  made.Relation("violated", {c, b});
  made.Relation("violated", {c});
  made.Finding("arithmetic_violated", "error", {"16所", "12所"}).set_relation(0);
  made.Finding("arithmetic_violated", "error", {"3所", "16所"}).set_relation(1);
  made.Finding("arithmetic_violated", "error", {"240人"}).set_relation(2);
  const Paper paper = Made(made);
  ASSERT_EQ(paper.asks.size(), 2u);
  EXPECT_THAT(paper.asks[0].findings, ElementsAre(0u, 1u));
  EXPECT_EQ(paper.up_front, 2u);
  EXPECT_EQ(paper.counts.verify, 3u);
}

TEST(PaperAsks, AtMostTenUpFrontAndNoHints) {
  ReviewBuilder made(kText);
  for (int i = 0; i < 14; ++i) made.Finding("line_missed", "error", {"12所"});
  EXPECT_EQ(Made(made).up_front, 10u);
  ReviewBuilder hints(kText);
  hints.Finding("empty_claim", "info", {"增长5%"});
  EXPECT_EQ(Made(hints).up_front, 0u);
  EXPECT_EQ(Made(hints).asks.size(), 1u);
}

TEST(PaperRestricted, ShowsThePlaceAlone) {
  ReviewBuilder made(kText);
  v1::Finding& finding = made.Finding("leader_name_misplaced", "error", {"县长张某某"});
  finding.set_audience("restricted");
  finding.set_message("出现张某某");
  finding.set_ask("张某某是谁");
  finding.set_location("一、");
  made.Finding("two_values", "warning", {"240人"}).set_message("“由县长张某某牵头”两处");
  *made.Indicator("1.1", "needs_review").add_evidence()->mutable_span() =
      made.At("由县长张某某牵头");
  const Paper paper = Made(made);
  EXPECT_EQ(paper.findings[0].message, "敏感表述，请线下处理");
  EXPECT_EQ(paper.findings[0].location, "一、");
  EXPECT_THAT(paper.findings[0].quote + paper.findings[0].ask, IsEmpty());
  EXPECT_THAT(paper.findings[1].message, HasSubstr("由■■■■■牵头"));
  EXPECT_EQ(paper.score.groups[0].rows[0].evidence[0].quote, "由■■■■■牵头");
  EXPECT_THAT(text::ToUtf8(paper.text), Not(HasSubstr("张某某")));
  EXPECT_EQ(paper.text.size(), text::U32(made.text).size());
  PaperOptions open;
  open.include_restricted = true;
  EXPECT_EQ(Made(made, open).findings[0].message, "出现张某某");
}

TEST(PaperScore, IndicatorsStandInTheirGroupsWithTheirSums) {
  ReviewBuilder made(kText);
  made.Indicator("1.1", "met").set_score("3.5");
  made.Indicator("1.2", "no_evidence");
  made.Indicator("2.1", "unmet").set_score("0");
  made.Indicator("99", "met").set_score("1");
  const ScoreSheet sheet = Made(made).score;
  ASSERT_EQ(sheet.groups.size(), 3u);
  EXPECT_EQ(sheet.groups[0].name, "党的领导与统筹");
  EXPECT_EQ(sheet.groups[0].points, "8");
  EXPECT_EQ(sheet.groups[0].given, "3.5");
  EXPECT_EQ(sheet.groups[0].rows[1].status_word, "报告未述及");
  EXPECT_EQ(sheet.groups[0].rows[1].responsible, "政府办");
  EXPECT_THAT(sheet.groups[0].rows[1].evidence_required, ElementsAre("常务会议纪要", "人大报告"));
  EXPECT_EQ(sheet.groups[2].name, "其他指标");
  EXPECT_EQ(sheet.heading, "机器预评（仅依据报告文字，非评价结论）");
  EXPECT_EQ(sheet.framework_title, "示范框架");
}

TEST(PaperRelations, GiveTheirFiguresAndTheFindingsOnThem) {
  ReviewBuilder made(kText);
  const uint32_t a = made.Quantity("16所", "16", "所"), b = made.Quantity("12所", "12", "所");
  made.Relation("violated", {a, b, 99}).set_stated("16");
  made.Finding("empty_claim", "info", {"增长5%"});
  made.Finding("arithmetic_violated", "error", {"16所"}).set_relation(0);
  const Paper paper = Made(made);
  ASSERT_EQ(paper.relations.size(), 1u);
  const RelationRow& row = paper.relations[0];
  ASSERT_EQ(row.members.size(), 2u);
  EXPECT_EQ(row.members[1].text, "12所");
  EXPECT_EQ(row.verdict_word, "与所列数据不符，请核实");
  EXPECT_THAT(row.findings, ElementsAre(0u));
  EXPECT_EQ(paper.findings[0].code, "arithmetic_violated");
}

TEST(PaperRelations, ThoseThatMostHangsOnComeFirst) {
  ReviewBuilder made(kText);
  const uint32_t a = made.Quantity("16所", "16", "所"), b = made.Quantity("12所", "12", "所"),
                 c = made.Quantity("3所", "3", "所");
  made.Relation("undetermined", {a, b});
  made.Relation("holds", {a, b, c});
  made.Relation("undetermined", {a, b}).set_kind("average");
  made.Relation("undetermined", {a, b, c});
  const Paper paper = Made(made);
  std::vector<size_t> order;
  for (const RelationRow* row : Judged(paper, "undetermined")) order.push_back(row->no);
  EXPECT_THAT(order, ElementsAre(4u, 3u, 1u));
}

TEST(PaperMaker, AnEmptyReviewMakesAPaperToo) {
  const Paper paper = Maker().Make(v1::Review(), "", {});
  EXPECT_EQ(paper.head.title, "（未识别到标题）");
  EXPECT_THAT(paper.findings, IsEmpty());
  EXPECT_THAT(paper.paragraphs, IsEmpty());
}

TEST(PaperMaker, AFaultyRowIsNamed) {
  text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  data.Add({"display/findings.tsv", "code\tname\tcounts\tquote\nx\t甲\tsometimes\t\n",
            "d/findings.tsv"});
  EXPECT_THAT(std::string(PaperMaker::Create(data).status().message()),
              HasSubstr("d/findings.tsv:2:3"));
}

// Every code that can be raised has its row, so that no officer reads a code.
TEST(PaperMaker, EveryFindingCodeHasAName) {
  const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  const auto table = text::Table::Parse(**data.Require("messages/findings.tsv"), {"code"});
  ASSERT_TRUE(table.ok());
  for (const text::Row& row : table->rows()) {
    const std::string code(row["code"]);
    EXPECT_NE(Maker().OfCode(code).name, code);
  }
}

}  // namespace
}  // namespace dudao::cli
