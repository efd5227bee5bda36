// Papers and decisions through the program itself, without an office program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/papers/papers_run.h"

namespace dudao::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

const ReportedPlace& Qinghe() { return ThreePlaces()[1]; }

TEST(Papers, DeskHoldsEveryFindingOfTheReview) {
  const PapersRun run;
  size_t findings = 0;
  for (const ReportedPlace& place : ThreePlaces()) {
    const nlohmann::json review = run.Review(place);
    const WrittenBook desk(run.Desk(place));
    std::vector<std::string> ids;
    if (review.contains("findings")) {
      for (const auto& f : review["findings"]) ids.push_back(f["id"]);
    }
    findings += ids.size();
    EXPECT_THAT(desk.Column("问题清单", "问题编号"), ::testing::UnorderedElementsAreArray(ids));
    const auto grounds = desk.Column("问题清单", "核算/依据");
    for (const auto& f : review.value("findings", nlohmann::json::array())) {
      EXPECT_TRUE(std::any_of(grounds.begin(), grounds.end(), [&](const std::string& g) {
        return g.starts_with(f["message"].get<std::string>());
      })) << f["message"];
    }
  }
  EXPECT_GE(findings, 5u);
}

TEST(Papers, TablesGiveTheFiguresOfTheReview) {
  const PapersRun run;
  const WrittenBook results(run.Inside("复核结果.xlsx"));
  const auto places = results.Column("总表", "地区"), low = results.Column("总表", "机器预评\n低"),
             high = results.Column("总表", "机器预评\n高"),
             open = results.Column("总表", "待人工核定");
  ASSERT_EQ(places.size(), 3u);
  for (const ReportedPlace& place : ThreePlaces()) {
    const size_t row = std::find(places.begin(), places.end(), place.label) - places.begin();
    const auto score = run.Review(place)["score"];
    EXPECT_EQ(low.at(row), score["low"]);
    EXPECT_EQ(high.at(row), score["high"]);
    EXPECT_EQ(open.at(row), score["pending_points"]);
  }
  // One row an indicator, the places one after another in the order of the run.
  std::vector<std::string> ids, points;
  for (const ReportedPlace& place : ThreePlaces()) {
    const nlohmann::json review = run.Review(place);
    for (const auto& i : review["score"]["indicators"]) {
      ids.push_back(i["id"]);
      points.push_back(i.value("score", "0"));
    }
  }
  EXPECT_EQ(results.Column("指标得分", "编号"), ids);
  EXPECT_EQ(results.Column("指标得分", "机器预评\n低"), points);
}

TEST(Papers, EveryTableHeadsTheScoreAsAMachinesAndNamesTheFramework) {
  const PapersRun run;
  for (const std::string& file :
       {run.Inside("复核结果.xlsx"), run.Inside("专家评分表.xlsx"), run.Desk(Qinghe())}) {
    const std::string text = Unpacked(file);
    EXPECT_THAT(text, HasSubstr("机器预评（仅依据报告文字，非评价结论）")) << file;
    EXPECT_THAT(text, HasSubstr("示范框架")) << file;
    for (const char* barred : {"造假", "虚报", "抄袭", "错误", "不合格", "违规"}) {
      EXPECT_THAT(text, Not(HasSubstr(barred))) << file;
    }
  }
}

// The test of the two folders: nothing that goes out names another place, its text or figures.
TEST(Papers, NothingUnderFeedbackIsOfAnotherPlace) {
  const PapersRun run;
  EXPECT_THAT(FilesBelow(run.out() + "/反馈"), IsEmpty());
  for (const ReportedPlace& place : ThreePlaces()) {
    // A desk always has a row to adopt: one a person adds.
    WrittenBook desk(run.Desk(place));
    const auto rows = static_cast<uint32_t>(desk.Column("问题清单", "问题编号").size());
    desk.Set("问题清单", "核实要求", rows, "请报送教师名册。");
    desk.Set("问题清单", "处理", rows, "采纳");
    for (uint32_t row = 0; row < rows; ++row) desk.Set("问题清单", "处理", row, "采纳");
    desk.Save(run.Desk(place));
    std::string said;
    ASSERT_EQ(run.Letter(place, run.Desk(place), &said), 0) << said;
  }
  size_t compared = 0;
  for (const ReportedPlace& place : ThreePlaces()) {
    const std::string folder = run.Feedback(place.label);
    EXPECT_THAT(FilesBelow(folder), ElementsAre("反馈函.docx", "数据核验表.xlsx"));
    std::string all;
    for (const std::string& file : FilesBelow(folder)) all += file + Unpacked(folder + "/" + file);
    EXPECT_THAT(all, HasSubstr(place.word));
    for (const char* inner : {"排名", "名次", "初核稿", "机器预评", "内部"}) {
      EXPECT_THAT(all, Not(HasSubstr(inner))) << place.label;
    }
    for (const ReportedPlace& other : ThreePlaces()) {
      if (other.file == place.file) continue;
      EXPECT_THAT(all, Not(HasSubstr(other.word))) << place.label;
      const nlohmann::json theirs = run.Review(other);
      const std::string ours = run.Review(place).dump();
      for (const auto& relation : theirs["relations"]) {
        EXPECT_THAT(all, Not(HasSubstr(relation["explanation"].get<std::string>())));
      }
      // Long figures tell places apart, but for those both have.
      for (const auto& q : theirs["quantities"]) {
        const auto words = q["text"].get<std::string>();
        if (words.size() < 9 || ours.find(words) != std::string::npos) continue;
        EXPECT_THAT(all, Not(HasSubstr(words))) << place.label;
        ++compared;
      }
    }
  }
  EXPECT_GE(compared, 100u);
}

TEST(Letter, HoldsWhatWasAdoptedAndNothingElse) {
  const PapersRun run;
  const auto findings = run.Review(Qinghe())["findings"];
  ASSERT_GE(findings.size(), 3u);
  WrittenBook desk(run.Desk(Qinghe()));
  const auto ids = desk.Column("问题清单", "问题编号");
  desk.Set("问题清单", "处理", 0, "采纳");
  desk.Set("问题清单", "处理", 1, "不采纳");
  desk.Set("问题清单", "改写后的核实要求", 0, "请报送学校名册。");
  desk.Save(run.Desk(Qinghe()));
  std::string said;
  ASSERT_EQ(run.Letter(Qinghe(), run.Desk(Qinghe()), &said), 0) << said;
  EXPECT_THAT(said, HasSubstr("采纳并写入反馈函 1 项；不采纳 1 项，待议 0 项"));
  EXPECT_THAT(said, HasSubstr("第 2 项不采纳，没有写处理理由"));
  const std::string text = Unpacked(run.Feedback("临江市青禾区/反馈函.docx"));
  EXPECT_THAT(text, HasSubstr("请报送学校名册。"));
  for (const auto& f : findings) {
    EXPECT_EQ(text.find(f["message"].get<std::string>()) != text.npos, f["id"] == ids[0])
        << f["message"];
  }
}

TEST(Letter, WithoutDecisionsIsADraftKeptInside) {
  const PapersRun run;
  fs::remove(run.Inside("临江市青禾区/反馈函（内部初核稿）.docx"));
  ASSERT_EQ(run.Letter(Qinghe(), ""), 0);
  EXPECT_THAT(FilesBelow(run.out() + "/反馈"), IsEmpty());
  EXPECT_THAT(Unpacked(run.Inside("临江市青禾区/反馈函（内部初核稿）.docx")),
              HasSubstr("内部初核稿，未经审核，不得外发"));
}

TEST(Letter, RefusesADeskThatDoesNotFit) {
  const PapersRun run;
  std::string said;
  EXPECT_EQ(run.Letter(Qinghe(), run.Desk(Qinghe()), &said), 1);
  EXPECT_THAT(said, HasSubstr("没有可以外发的采纳事项"));
  EXPECT_EQ(run.Letter(Qinghe(), run.Desk(ThreePlaces()[0]), &said), 1);
  EXPECT_THAT(said, HasSubstr("这份问题清单是东屏市的"));
  run.DecideAll(Qinghe(), "同意");
  EXPECT_EQ(run.Letter(Qinghe(), run.Desk(Qinghe()), &said), 1);
  EXPECT_THAT(said, HasSubstr("不认识的写法：“同意”（I"));
  EXPECT_EQ(run.Letter(Qinghe(), run.Inside("复核结果.xlsx"), &said), 1);
  EXPECT_THAT(said, HasSubstr("不是问题清单"));
  EXPECT_THAT(FilesBelow(run.out() + "/反馈"), IsEmpty());
}

TEST(Rerun, KeepsEveryWordOfAPerson) {
  const PapersRun run;
  WrittenBook desk(run.Desk(Qinghe()));
  desk.Set("问题清单", "处理", 0, "不采纳");
  desk.Set("问题清单", "处理理由", 0, "口径不同，见县报表");
  desk.Set("问题清单", "县级回复", 1, "已更正为 60 名");
  desk.Save(run.Desk(Qinghe()));
  std::string said;
  ASSERT_EQ(run.Check(&said), 0) << said;
  const WrittenBook again(run.Desk(Qinghe()));
  EXPECT_EQ(again.Column("问题清单", "处理").at(0), "不采纳");
  EXPECT_EQ(again.Column("问题清单", "处理理由").at(0), "口径不同，见县报表");
  EXPECT_EQ(again.Column("问题清单", "县级回复").at(1), "已更正为 60 名");
  EXPECT_EQ(again.Column("问题清单", "问题编号"), desk.Column("问题清单", "问题编号"));
  // A run that changes nothing writes nothing, and so leaves no second copy.
  const std::string before = ReadFile(run.Desk(Qinghe()));
  fs::remove(run.Inside("临江市青禾区/问题清单（上次）.xlsx"));
  ASSERT_EQ(run.Check(), 0);
  EXPECT_EQ(ReadFile(run.Desk(Qinghe())), before);
  EXPECT_FALSE(fs::exists(run.Inside("临江市青禾区/问题清单（上次）.xlsx")));
}

TEST(Rerun, LeavesADeskItCannotReadAlone) {
  const PapersRun run;
  std::ofstream(run.Desk(Qinghe())) << "not a workbook";
  std::string said;
  EXPECT_EQ(run.Check(&said), 1);
  EXPECT_THAT(said, HasSubstr("不是 .xlsx 工作簿"));
  EXPECT_EQ(ReadFile(run.Desk(Qinghe())), "not a workbook");
}

// Full points with a basis in the sheet of a place, for every indicator.
void ScoreAll(const PapersRun& run, const ReportedPlace& place, const std::string& to) {
  WrittenBook book(run.Inside("专家评分表.xlsx"));
  const std::string sheet = "督导 " + place.label;
  const auto points = book.Column(sheet, "满分");
  for (uint32_t row = 0; row < points.size(); ++row) {
    book.Set(sheet, "专家分", row, points[row]);
    book.Set(sheet, "评分依据（必填）", row, "实地所见");
  }
  book.Save(to);
}

TEST(Decisions, TotalAndGradeOnlyWhenAllIsDecided) {
  const PapersRun run;
  const std::string table = run.Inside("甲.xlsx");
  ScoreAll(run, Qinghe(), table);
  run.DecideAll(Qinghe(), "采纳");
  std::string said;
  ASSERT_EQ(run.Dudao({"check", run.Report(Qinghe()), "--decisions", table, "--decisions",
                       run.Desk(Qinghe())},
                      &said),
            0)
      << said;
  EXPECT_THAT(said, HasSubstr("核定总分 100 分（满分 100 分），等级：优秀"));
  EXPECT_THAT(said, HasSubstr("采纳 8，不采纳 0"));
  ASSERT_EQ(
      run.Dudao({"check", run.Report(Qinghe()), "--format", "json", "--decisions", table}, &said),
      0);
  const auto score = nlohmann::json::parse(said)["score"];
  EXPECT_EQ(score["total"], "100");
  EXPECT_EQ(score["grade"], "优秀");
  EXPECT_EQ(score["low"], run.Review(Qinghe())["score"]["low"]);
  EXPECT_FALSE(run.Review(Qinghe())["score"].contains("total"));
  // Another place's scores are not this one's.
  ASSERT_EQ(run.Dudao({"check", run.Report(ThreePlaces()[2]), "--decisions", table}, &said), 0);
  EXPECT_THAT(said, Not(HasSubstr("核定总分")));
}

TEST(Decisions, OneIndicatorLeftOpenMeansNoTotal) {
  const PapersRun run;
  const std::string table = run.Inside("甲.xlsx");
  ScoreAll(run, Qinghe(), table);
  WrittenBook book(table);
  book.Set("督导 临江市青禾区", "评分依据（必填）", 0, "");
  book.Save(table);
  std::string said;
  ASSERT_EQ(run.Dudao({"check", run.Report(Qinghe()), "--decisions", table}, &said), 0);
  EXPECT_THAT(said, HasSubstr("尚有 1 项未评（1.1），不出总分和等级"));
  EXPECT_EQ(run.Dudao({"experts", table}, &said), 1);
  EXPECT_THAT(said, HasSubstr("甲.xlsx 工作表“督导 临江市青禾区”I"));
  EXPECT_THAT(said, HasSubstr("没有写评分依据"));
}

TEST(Experts, SpreadBetweenExpertsIsShown) {
  const PapersRun run;
  const std::string first = run.Inside("甲.xlsx"), second = run.Inside("乙.xlsx");
  ScoreAll(run, Qinghe(), first);
  WrittenBook book(first);
  book.Set("督导 临江市青禾区", "专家分", 0, "1.5");
  book.Save(second);
  std::string said;
  EXPECT_EQ(run.Dudao({"experts", first, second}, &said), 0) << said;
  EXPECT_THAT(said, HasSubstr("相差 2.5 分（1.5—4，平均 2.75）"));
  EXPECT_THAT(said, HasSubstr("专家之间不一致 1 项"));
  EXPECT_EQ(run.Dudao({"experts", run.Desk(Qinghe())}, &said), 1);
  EXPECT_THAT(said, HasSubstr("不是专家评分表"));
}

}  // namespace
}  // namespace dudao::test
