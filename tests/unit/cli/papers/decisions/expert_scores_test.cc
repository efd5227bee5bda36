#include "cli/papers/decisions/expert_scores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/papers/decisions/decided_score.h"
#include "cli/papers/decisions/expert_book.h"
#include "common/config/data_dir.h"

namespace dudao::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const text::DataSet& Data() {
  static const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  return data;
}

const Words& TheWords() {
  static const Words words = *Words::Create(Data());
  return words;
}

Paper ThePaper(const std::string& place) {
  Paper out;
  out.head.place = {place, "取自报告"};
  out.score.scored = true;
  out.score.framework_title = "示范框架";
  IndicatorRow a, b;
  a.id = "1.1";
  a.name = "议教";
  a.points = "4";
  a.low = "0";
  a.high = "4";
  b.id = "2.1";
  b.name = "投入";
  b.points = b.low = b.high = "6";
  out.score.groups = {{"1", "统筹", "10", "6", {a, b}}};
  return out;
}

std::vector<TableSheet> Laid(const std::vector<std::string>& places,
                             const ExpertScores& before = {}) {
  ExpertBook book(TheWords());
  for (const std::string& place : places) book.Add(ThePaper(place), place);
  return book.Sheets(before);
}

TableSheet& SheetNamed(std::vector<TableSheet>& sheets, const std::string& start) {
  for (TableSheet& sheet : sheets) {
    if (sheet.name.starts_with(start)) return sheet;
  }
  ADD_FAILURE() << start;
  return sheets[0];
}

// Columns of the tables.
constexpr size_t kSelf = 5, kScore = 7, kBasis = 8;

ExpertScores Reopened(const std::vector<TableSheet>& sheets, const std::string& file) {
  return *ReadExpertScores(*ReadWorkbook(*WriteWorkbook(sheets)), file);
}

TEST(ExpertBook, ASheetAnIndicatorAndASheetAPlace) {
  const auto sheets = Laid({"云岭县", "青禾区"});
  std::vector<std::string> names;
  for (const TableSheet& sheet : sheets) names.push_back(sheet.name);
  EXPECT_THAT(names,
              ElementsAre("说明", "网评1.1 议教", "网评2.1 投入", "督导 云岭县", "督导 青禾区"));
  EXPECT_EQ(sheets[1].rows.size(), 2u);
  EXPECT_EQ(sheets[1].rows[1][0].text, "青禾区");
  EXPECT_EQ(sheets[1].rows[1][6].text, "0—4");
  EXPECT_EQ(sheets[3].rows[1][6].text, "6");
}

TEST(ExpertBook, TheReportsOwnScoresStandBeside) {
  Paper paper = ThePaper("云岭县");
  paper.score.groups[0].rows[0].self = "3.5";
  ExpertBook book(TheWords());
  book.Add(paper, "云岭县");
  ExpertScores before;
  for (const char* indicator : {"1.1", "2.1"}) {
    before.rows.push_back({.place = "云岭县", .indicator = indicator, .self = "2"});
  }
  const auto sheets = book.Sheets(before);
  EXPECT_EQ(sheets[1].rows[0][kSelf].text, "3.5");
  EXPECT_EQ(sheets[2].rows[0][kSelf].text, "2") << "written by a person, in no table of the report";
}

TEST(ExpertScores, NamesWhatIsMissingByFileSheetAndCell) {
  auto sheets = Laid({"云岭县"});
  auto& rows = SheetNamed(sheets, "督导").rows;
  rows[0][kScore] = Number("3.5");  // no basis
  rows[1][kScore] = Number("7");    // above the full points
  rows[1][kBasis] = Text("决算表");
  const ExpertScores read = Reopened(sheets, "甲.xlsx");
  ASSERT_EQ(read.faults.size(), 2u);
  EXPECT_EQ(read.faults[0].where, "甲.xlsx 工作表“督导 云岭县”I5");
  EXPECT_EQ(read.faults[0].what, "没有写评分依据");
  EXPECT_EQ(read.faults[1].where, "甲.xlsx 工作表“督导 云岭县”H6");
  EXPECT_THAT(read.faults[1].what, HasSubstr("不在0至6之间"));
  std::vector<ExpertFault> more;
  EXPECT_THAT(Combine({read}, &more), IsEmpty());
}

ExpertScores Scored(const std::string& file, const std::string& score) {
  auto sheets = Laid({"云岭县"});
  auto& row = SheetNamed(sheets, "网评1.1").rows[0];
  row[kScore] = Number(score);
  row[kBasis] = Text("常务会议纪要");
  return Reopened(sheets, file);
}

TEST(Combine, ShowsTheSpread) {
  std::vector<ExpertFault> faults;
  const auto views =
      Combine({Scored("甲.xlsx", "3"), Scored("乙.xlsx", "3.5"), Scored("丙.xlsx", "4")}, &faults);
  ASSERT_EQ(views.size(), 1u);
  EXPECT_EQ(views[0].place, "云岭县");
  EXPECT_EQ(views[0].indicator, "1.1");
  EXPECT_EQ(views[0].spread().ToString(), "1");
  EXPECT_EQ(views[0].mean.ToString(), "3.5");
  EXPECT_EQ(views[0].scores.size(), 3u);
  EXPECT_THAT(faults, IsEmpty());
}

TEST(Combine, OneExpertWithTwoScoresCountsWithNeither) {
  auto sheets = Laid({"云岭县"});
  SheetNamed(sheets, "说明").rows[0][1] = Text("王某");
  for (const auto& [sheet, score] : {std::pair("网评1.1", "3"), std::pair("督导", "2")}) {
    auto& row = SheetNamed(sheets, sheet).rows[0];
    row[kScore] = Number(score);
    row[kBasis] = Text("依据");
  }
  const ExpertScores read = Reopened(sheets, "甲.xlsx");
  EXPECT_EQ(read.expert, "王某");
  std::vector<ExpertFault> faults;
  EXPECT_THAT(Combine({read}, &faults), IsEmpty());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_THAT(faults[0].what, HasSubstr("不一致"));
}

TEST(ExpertBook, ARerunKeepsWhatExpertsWrote) {
  auto sheets = Laid({"云岭县", "青禾区"});
  SheetNamed(sheets, "说明").rows[0][1] = Text("王某");
  auto& row = SheetNamed(sheets, "网评1.1").rows[1];
  row[kSelf] = Number("4");
  row[kScore] = Number("3");
  row[kBasis] = Text("会议纪要两份");
  const ExpertScores before = Reopened(sheets, kExpertFile);
  auto again = Laid({"青禾区"}, before);
  EXPECT_EQ(SheetNamed(again, "说明").rows[0][1].text, "王某");
  const auto& kept = SheetNamed(again, "网评1.1").rows[0];
  EXPECT_EQ(kept[kSelf].text, "4");
  EXPECT_EQ(kept[kScore].text, "3");
  EXPECT_EQ(kept[kBasis].text, "会议纪要两份");
  // A place that is not in the run: kept apart, and back with it.
  auto without = Laid({"云岭县"}, before);
  const ExpertScores apart = Reopened(without, kExpertFile);
  auto back = Laid({"青禾区"}, apart);
  EXPECT_EQ(SheetNamed(back, "网评1.1").rows[0][kBasis].text, "会议纪要两份");
}

v1::Score Pending() {
  v1::Score out;
  out.set_scored(true);
  out.set_framework("default-county");
  auto* a = out.add_indicators();
  a->set_id("1.1");
  a->set_points("4");
  a->set_pending("4");
  auto* b = out.add_indicators();
  b->set_id("2.1");
  b->set_points("6");
  b->set_score("5");
  return out;
}

text::Decimal D(const char* value) { return *text::Decimal::Parse(value); }

std::vector<scoring::Grade> Grades() {
  return {{"优秀", D("90"), std::nullopt},
          {"良好", D("80"), D("90")},
          {"合格", D("65"), D("80")},
          {"不合格", std::nullopt, D("65")}};
}

TEST(Decide, NoTotalWhileAnyPointIsOpen) {
  const auto grades = Grades();
  const DecidedScore open = Decide(Pending(), {}, grades);
  EXPECT_FALSE(open.complete());
  EXPECT_THAT(open.open, ElementsAre("1.1"));
  const DecidedScore done = Decide(Pending(), {{"1.1", D("3.5")}}, grades);
  EXPECT_EQ(done.total, "8.5");
  EXPECT_EQ(done.grade, "良好");
  EXPECT_THAT(done.overruled, IsEmpty());
}

TEST(Decide, APersonMayOverruleTheMachine) {
  const auto grades = Grades();
  const DecidedScore done = Decide(Pending(), {{"1.1", D("4")}, {"2.1", D("6")}}, grades);
  EXPECT_EQ(done.total, "10");
  EXPECT_EQ(done.grade, "优秀");
  EXPECT_THAT(done.overruled, ElementsAre("2.1"));
}

TEST(Decide, PointsLeftOpenBesideAScoreAreOpen) {
  v1::Score score = Pending();
  score.mutable_indicators(1)->set_pending("1");
  EXPECT_THAT(Decide(score, {{"1.1", D("4")}}, Grades()).open, ElementsAre("2.1"));
}

TEST(Decide, NoGradeWhileADowngradeIsRaised) {
  v1::Score score = Pending();
  score.add_vetoes()->set_effect("drop");
  const DecidedScore done = Decide(score, {{"1.1", D("4")}}, Grades());
  EXPECT_EQ(done.total, "9");
  EXPECT_EQ(done.grade, "");
  EXPECT_TRUE(done.vetoes_open);
}

TEST(Decide, HowNearTheSelfScoreCame) {
  v1::Score score = Pending();
  EXPECT_EQ(Decide(score, {{"1.1", D("4")}}, Grades()).credibility, "") << "none was stated";
  score.mutable_self_score()->set_total("12");
  score.mutable_self_score()->set_base("9.75");
  score.mutable_self_score()->set_bonus("2.25");
  EXPECT_EQ(Decide(score, {{"1.1", D("4")}}, Grades()).credibility, "92.5") << "9.75 against 9";
  EXPECT_EQ(Decide(score, {}, Grades()).credibility, "") << "not decided yet";
}

TEST(Decide, TheGradeIsOfTheShareOfTheBase) {
  EXPECT_EQ(Decide(Pending(), {{"1.1", D("4")}}, Grades()).grade, "优秀") << "9 of 10";
  EXPECT_EQ(Decide(Pending(), {{"1.1", D("3.9999")}}, Grades()).grade, "良好");
  EXPECT_EQ(Decide(Pending(), {{"1.1", D("4")}}, {}).grade, "") << "a framework without grades";
}

}  // namespace
}  // namespace dudao::cli
