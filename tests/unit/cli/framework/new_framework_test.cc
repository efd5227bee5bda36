#include "cli/framework/new_framework.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cli/framework/framework_tree.h"
#include "cli/framework_file.h"
#include "common/config/data_dir.h"
#include "services/scoring/core/rules/rule_book.h"
#include "tests/support/process.h"

namespace dudao::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const text::DataSet& Shipped() {
  static const auto& data =
      *new absl::StatusOr<text::DataSet>(ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  EXPECT_TRUE(data.ok()) << data.status();
  return *data;
}

absl::StatusOr<std::string> Draft(const std::string& csv) {
  const auto words = TableWords::Create(Shipped());
  EXPECT_TRUE(words.ok()) << words.status();
  return DraftFramework(SplitCsv(csv), *words, {"qingjiang-2024", "清江县指标", "county"});
}

constexpr char kTable[] =
    "清江县2024年评价指标表,,,,,,\n"
    "序号,一级指标,二级指标,分值,评分方式,责任单位,佐证材料\n"
    "1,经费投入,教育支出、生均支出,8分,\"每少一项扣1分，\n扣完为止\",财政局,财政决算表；经费统计\n"
    "2,,教师培训经费,4,按比例折算,教育局,预算文件\n"
    "3,校园安全,三防建设,6,,公安局,\n"
    ",,合计,18,,,\n";

TEST(NewFramework, ReadsAnOfficesTable) {
  const auto draft = Draft(kTable);
  ASSERT_TRUE(draft.ok()) << draft.status();
  text::DataSet data = Shipped();
  data.Add({"frameworks/qingjiang-2024.yaml", *draft, "draft.yaml"});
  const auto book = scoring::RuleBook::Create(data);
  ASSERT_TRUE(book.ok()) << book.status() << "\n" << *draft;
  const scoring::Framework& f = *book->frameworks.Find("qingjiang-2024");
  EXPECT_EQ(f.title, "清江县指标");
  ASSERT_EQ(f.groups.size(), 2u);
  EXPECT_EQ(f.groups[0].points.ToString(), "12");
  ASSERT_EQ(f.indicators.size(), 3u);
  EXPECT_EQ(f.indicators[0].name, "教育支出、生均支出");
  EXPECT_EQ(f.indicators[1].group, "1");
  EXPECT_EQ(f.indicators[1].responsible, "教育局");
  EXPECT_THAT(f.indicators[0].evidence, ElementsAre("财政决算表", "经费统计"));
  EXPECT_TRUE(ByPerson(f.indicators[0].style));
  EXPECT_THAT(*draft, HasSubstr("# 评分方式原文：每少一项扣1分，扣完为止"));
  EXPECT_THAT(*draft, HasSubstr("似为 deduct_per_shortfall"));
  EXPECT_THAT(*draft, HasSubstr("似为 ratio"));
  EXPECT_THAT(Doubts(f), ::testing::Contains("各项分值合计 18 分，不是 100 分"));
}

TEST(NewFramework, SaysWhatATableLacks) {
  EXPECT_THAT(std::string(Draft("甲,乙\n1,2\n").status().message()), HasSubstr("没有找到表头"));
  EXPECT_THAT(std::string(Draft("一级指标,二级指标,分值\n").status().message()),
              HasSubstr("没有指标"));
  EXPECT_THAT(std::string(Draft("一级指标,二级指标,分值\n甲,乙,多\n").status().message()),
              HasSubstr("第 2 行“乙”的分值不是数字"));
}

TEST(NewFramework, QuotesWhatYamlWouldMisread) {
  const auto draft = Draft("一级指标,二级指标,分值\n\"甲: \"\"乙\"\"\",- [丙] # 丁,5\n");
  ASSERT_TRUE(draft.ok()) << draft.status();
  text::DataSet data = Shipped();
  data.Add({"frameworks/qingjiang-2024.yaml", *draft, "draft.yaml"});
  const auto book = scoring::RuleBook::Create(data);
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->frameworks.Find("qingjiang-2024")->groups[0].name, "甲: \"乙\"");
  EXPECT_EQ(book->frameworks.Find("qingjiang-2024")->indicators[0].name, "- [丙] # 丁");
}

TEST(TableRows, RefusesABrokenWorkbook) {
  test::TempDir dir;
  std::ofstream(dir.File("a.csv"), std::ios::binary) << "PK\x03\x04";
  const auto rows = ReadTableRows(dir.File("a.csv"));
  ASSERT_FALSE(rows.ok());
  EXPECT_THAT(std::string(rows.status().message()), HasSubstr("读不出这个工作簿"));
}

TEST(TableRows, ReadsGbk) {
  test::TempDir dir;
  std::ofstream(dir.File("a.csv"), std::ios::binary)
      << "\xD6\xB8\xB1\xEA,\xB7\xD6\xD6\xB5\r\n\xBC\xD7\xD2\xD2,5\r\n";
  const auto rows = ReadTableRows(dir.File("a.csv"));
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_THAT(*rows, ElementsAre(ElementsAre("指标", "分值"), ElementsAre("甲乙", "5")));
}

TEST(FrameworkFile, TakesThePlaceOfTheOneOfItsId) {
  test::TempDir dir;
  std::string content = Shipped().Find("frameworks/default-county.yaml")->content;
  content.replace(content.find("version: \"2\""), 12, "version: \"9\"");
  std::ofstream(dir.File("mine.yaml")) << content;
  text::DataSet data = Shipped();
  const auto id = AddFramework(dir.File("mine.yaml"), &data);
  ASSERT_TRUE(id.ok()) << id.status();
  EXPECT_EQ(*id, "default-county");
  const auto book = scoring::RuleBook::Create(data);
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->frameworks.Find(*id)->version, "9");
  EXPECT_EQ(*AddFramework("default-county", &data), "default-county");
}

TEST(FrameworkTree, NamesEveryIndicatorUnitAndGrade) {
  const auto book = scoring::RuleBook::Create(Shipped());
  ASSERT_TRUE(book.ok()) << book.status();
  for (const scoring::Framework& f : book->frameworks.all()) {
    const std::string tree = RenderFramework(f);
    for (const scoring::Indicator& i : f.indicators) {
      EXPECT_THAT(tree, HasSubstr(i.id + " " + i.name));
      EXPECT_THAT(tree, HasSubstr(i.responsible));
    }
    EXPECT_THAT(tree, HasSubstr("良好 80分及以上、不足90分"));
    EXPECT_THAT(tree, HasSubstr("由人确认"));
  }
}

}  // namespace
}  // namespace dudao::cli
