#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/config/data_dir.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::scoring {
namespace {

const text::DataSet& Shipped() {
  static const auto& data =
      *new absl::StatusOr<text::DataSet>(ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  EXPECT_TRUE(data.ok()) << data.status();
  return *data;
}

// Shipped data with one file changed: `from` replaced by `to` at its first place.
text::DataSet With(const std::string& path, const std::string& from, const std::string& to) {
  text::DataSet data = Shipped();
  text::DataFile file = *data.Find(path);
  const size_t at = file.content.find(from);
  EXPECT_NE(at, file.content.npos) << from;
  file.content.replace(at, from.size(), to);
  file.shown = path;
  data.Add(file);
  return data;
}

std::string Fault(const text::DataSet& data) {
  const auto book = RuleBook::Create(data);
  return std::string(book.ok() ? "no fault" : book.status().message());
}

TEST(RuleBook, ShippedFrameworksAddUpTo100) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  for (const Framework& f : book->frameworks.all()) {
    text::Decimal sum(0);
    for (const Indicator& i : f.indicators) {
      if (i.style != Style::kBonus) sum = sum + i.points;
    }
    EXPECT_EQ(sum.ToString(), "100") << f.id;
  }
}

TEST(RuleBook, EveryLevelHasItsDefault) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->frameworks.DefaultFor("county")->id, "default-county");
  EXPECT_EQ(book->frameworks.DefaultFor("prefecture")->id, "default-prefecture");
  EXPECT_EQ(book->frameworks.DefaultFor("school"), nullptr);
}

TEST(RuleBook, FaultsNameFileLineAndColumn) {
  EXPECT_EQ(Fault(With("thresholds/national.csv", ">=,4.2", ">=,4.2.1")),
            "thresholds/national.csv:2:8: not a decimal");
  EXPECT_EQ(Fault(With("thresholds/national.csv", "Y02,", "Y01,")),
            "thresholds/national.csv:3:1: stands twice");
  EXPECT_EQ(Fault(With("thresholds/national.csv", "2017,,,教督", "17,,,教督")),
            "thresholds/national.csv:2:10: not a year");
}

TEST(RuleBook, RefusesLinesAndTopicsOfNothing) {
  EXPECT_EQ(
      Fault(With("thresholds/national.csv", "Y02,每百名学生高于规定学历教师数", "Y02,教师水平")),
      "thresholds/national.csv:3:2: metrics/lines.tsv has no row for this metric and stage");
  EXPECT_EQ(Fault(With("thresholds/national.csv", "最大班额,小学", "最大班额,中学")),
            "thresholds/national.csv:25:2: metrics/lines.tsv has no row for this metric and stage");
}

TEST(RuleBook, EveryLineMeasuresOneMetricOfOneStage) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  for (const Line& line : book->lines.lines()) {
    ASSERT_NE(line.measures, nullptr) << line.id;
    const metrics::Metric& metric = book->metrics.metrics()[line.measures->metric];
    const bool judged = line.op == Op::kIsTrue || line.tested_on == "definition";
    EXPECT_TRUE(!judged || metric.kind == metrics::Kind::kJudged) << line.id;
    EXPECT_TRUE(!line.measures->by_figure || metric.kind != metrics::Kind::kJudged) << line.id;
  }
}

TEST(LineGroup, LinesOfOneMetricAreApartByStage) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  std::vector<std::string> names;
  for (const LineGroup& g :
       GroupLines({book->lines.Find("M05"), book->lines.Find("M06"), book->lines.Find("M13"),
                   book->lines.Find("M11"), book->lines.Find("Y30"), book->lines.Find("M15"),
                   book->lines.Find("Y41")},
                  book->metrics))
    names.push_back(g.name);
  EXPECT_EQ(names, (std::vector<std::string>{"生均公用经费（小学）", "生均公用经费（初中）",
                                             "生均公用经费（高中）", "生均公用经费（特教）",
                                             "生均一般公共预算教育支出同比增量（每个学段）",
                                             "初中三年巩固率"}));
}

TEST(RuleBook, NoWordingUsesABarredWord) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  for (const auto& [key, wording] : book->findings.wordings()) {
    for (const char* barred : {"造假", "虚报", "抄袭", "错误", "不合格", "违规"}) {
      EXPECT_EQ((wording.message + wording.ask).find(barred), std::string::npos) << key.first;
    }
  }
}

TEST(LineTable, ReadsDocNumbers) {
  Line line;
  line.source = "教督〔2017〕6号(4)";
  EXPECT_EQ(line.DocNo(), "教督〔2017〕6号");
  line.source = "综合防控儿童青少年近视实施方案(教体艺〔2018〕3号)";
  EXPECT_EQ(line.DocNo(), "教体艺〔2018〕3号");
  line.source = "“十四五”规划纲要";
  EXPECT_EQ(line.DocNo(), "");
}

TEST(LineTable, ATargetLineHoldsFromItsYearOn) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  const Line* line = book->lines.Find("R02");
  EXPECT_FALSE(line->ValidIn(2024));
  EXPECT_TRUE(line->ValidIn(2025));
}

TEST(LineTable, KnowsProvincesByCodeAndName) {
  const auto book = RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->lines.ProvinceOf("610102")->name, "陕西");
  EXPECT_EQ(book->lines.ProvinceNamed("陕西省")->group, "中西部");
  EXPECT_FALSE(book->lines.ProvinceOf("99").has_value());
  EXPECT_FALSE(book->lines.ProvinceOf("").has_value());
}

}  // namespace
}  // namespace dudao::scoring
