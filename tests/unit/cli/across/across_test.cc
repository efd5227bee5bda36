#include "cli/across/across.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr char32_t kOwn[] =
    U"县财政设立专项资金，对偏远教学点实行单独核算，校车路线由交通部门逐条踏勘后公布，家长可以在网"
    U"上查到"
    U"每一班车的司机、时刻和停靠点；冬季结冰路段由公路养护站提前撒盐，学校错峰放学，护学岗由村干部"
    U"轮值。";

v1::Review Report(const std::string& place, uint32_t year, const std::u32string& text) {
  v1::Review review;
  v1::ReviewedDocument& document = *review.mutable_document();
  document.set_source_name(place + std::to_string(year) + ".txt");
  document.set_region(place);
  document.set_level("county");
  document.set_division_code("510900");
  document.set_duty_year(year);
  document.mutable_body()->set_end(static_cast<uint32_t>(text.size()));
  return review;
}

v1::Quantity& AddMetric(v1::Review* review, const std::string& value, uint32_t at = 0) {
  v1::Quantity& q = *review->add_quantities();
  q.mutable_span()->set_begin(at);
  q.mutable_span()->set_end(at + 5);
  q.set_value(value);
  q.set_precision("0.05");
  q.set_unit("%");
  q.set_dimension("percent");
  q.set_modality("fact");
  q.set_metric("compulsory_retention");
  return q;
}

const scoring::CommonWords& SharedWords() {
  static const scoring::CommonWords common = [] {
    auto words = scoring::CommonWords::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
    EXPECT_TRUE(words.ok()) << words.status();
    return *std::move(words);
  }();
  return common;
}

TEST(Across, BothPlacesLearnOfAPassageTheyShare) {
  const std::u32string a = U"云岭" + std::u32string(kOwn), b = U"石桥" + std::u32string(kOwn);
  Across across(SharedWords(), nullptr, 3);
  across.Add(0, Report("云岭县", 2022, a), a);
  across.Add(1, Report("石桥县", 2022, b), b);
  across.Compare();
  ASSERT_EQ(across.shared().size(), 2u);
  EXPECT_EQ(across.shared()[0].other_place, "石桥县");
  ASSERT_EQ(across.BeyondOf(0).passages_size(), 1);
  EXPECT_EQ(across.BeyondOf(0).passages(0).source(), "report");
  EXPECT_GT(across.BeyondOf(1).passages(0).characters(), 70u);
  EXPECT_EQ(across.BeyondOf(2).passages_size(), 0) << "was never added";
  EXPECT_EQ(across.summaries()[0].warnings, 1u) << "counted as the review will count it";
}

TEST(Across, LastYearsReportComesFirstAndIsToldOnce) {
  const std::u32string text = U"云岭" + std::u32string(kOwn);
  Across across(SharedWords(), nullptr, 2);
  across.Add(0, Report("云岭县", 2022, text), text);
  across.Add(1, Report("石桥县", 2022, text), text);
  across.AddLibrary(Report("云岭县", 2021, text), text);
  across.Compare();
  ASSERT_EQ(across.BeyondOf(0).passages_size(), 1);
  EXPECT_EQ(across.BeyondOf(0).passages(0).source(), "last_year");
  EXPECT_EQ(across.summaries().size(), 2u);
}

TEST(Distribute, FarValuesAreOutliersAmongEightOrMore) {
  std::vector<PlaceSummary> summaries;
  for (const char* value : {"95", "95.2", "95.4", "95.6", "95.8", "96", "96.2", "55"}) {
    v1::Review review = Report("云岭县", 2022, U"");
    AddMetric(&review, value);
    summaries.push_back(Summarise(review));
  }
  auto all = Distribute(summaries);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].median.ToString(), "95.5");
  EXPECT_EQ(all[0].outliers, (std::vector<uint32_t>{0}));
  EXPECT_EQ(all[0].values[0].summary, 7u);
  summaries.erase(summaries.begin());
  EXPECT_TRUE(Distribute(summaries)[0].outliers.empty()) << "seven are too few";
}

TEST(Distribute, PlacesOfTwoLevelsAreNotMixed) {
  std::vector<PlaceSummary> summaries;
  for (int i = 0; i < 4; ++i) {
    v1::Review review = Report("云岭县", 2022, U"");
    AddMetric(&review, "95");
    summaries.push_back(Summarise(review));
    if (i % 2 == 1) summaries.back().level = "prefecture";
  }
  EXPECT_TRUE(Distribute(summaries).empty());
}

TEST(Summarise, ASchoolsFigureOrATargetIsNotThePlaces) {
  v1::Review review = Report("云岭县", 2022, U"");
  AddMetric(&review, "95").set_place("云岭县第一中学");
  AddMetric(&review, "96").set_scope("school");
  AddMetric(&review, "97").set_modality("target");
  EXPECT_TRUE(Summarise(review).metrics.empty());
  AddMetric(&review, "94").set_scope("area");
  ASSERT_EQ(Summarise(review).metrics.size(), 1u);
  EXPECT_EQ(Summarise(review).metrics[0].value, "94");
}

const metrics::MetricTable& Metrics() {
  static const auto& table = *new metrics::MetricTable(
      *metrics::MetricTable::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data")));
  return table;
}

absl::StatusOr<ReferenceTable> Table(const std::vector<std::string>& row) {
  return ReferenceTable::FromRows(
      "统计.csv", {{"行政区划代码", "年份", "指标", "学段", "数值", "单位"}, row}, Metrics());
}

std::string AnswersOf(const v1::Review& review, const std::vector<std::string>& row) {
  const auto table = Table(row);
  EXPECT_TRUE(table.ok()) << table.status();
  std::string out;
  for (const Compared& row : table->Compare(review)) {
    out += "ADN"[static_cast<size_t>(row.answer)];
  }
  return out;
}

std::vector<std::string> Row(const std::string& value, const std::string& unit = "%") {
  return {"510900", "2022", "九年义务教育巩固率", "", value, unit};
}

TEST(ReferenceTable, AgreesDiffersOrIsNotStated) {
  v1::Review review = Report("云岭县", 2022, U"");
  AddMetric(&review, "95.1");
  EXPECT_EQ(AnswersOf(review, Row("95.12")), "A") << "may be written 95.1";
  EXPECT_EQ(AnswersOf(review, Row("95.2")), "D");
  EXPECT_EQ(AnswersOf(review, {"510900", "2022", "junior_retention", "", "95", "%"}), "N");
  EXPECT_EQ(AnswersOf(review, Row("95.1", "所")), "N");
  EXPECT_EQ(AnswersOf(review, {"510900", "2021", "compulsory_retention", "", "90", "%"}), "");
  EXPECT_EQ(AnswersOf(review, {"510901", "2022", "compulsory_retention", "", "90", "%"}), "");
}

TEST(ReferenceTable, AFigureOfAnotherYearIsNotHeldAgainstIt) {
  v1::Review review = Report("云岭县", 2022, U"");
  AddMetric(&review, "93").set_period("2019");
  EXPECT_EQ(AnswersOf(review, Row("95")), "N");
}

std::string Fault(const absl::StatusOr<ReferenceTable>& table) {
  return std::string(table.status().message());
}

TEST(ReferenceTable, FaultsNameFileRowAndColumn) {
  EXPECT_EQ(Fault(Table({"51090", "2022", "九年义务教育巩固率", "", "1", "%"})),
            "统计.csv：第2行“行政区划代码”应为六位数字");
  EXPECT_EQ(Fault(Table({"510900", "22", "九年义务教育巩固率", "", "1", "%"})),
            "统计.csv：第2行“年份”应为四位年份，如 2022");
  EXPECT_EQ(Fault(Table({"510900", "2022", "某某率", "", "1", "%"})),
            "统计.csv：第2行“指标”不是已知的指标名称");
  EXPECT_EQ(Fault(Table(Row("约1"))), "统计.csv：第2行“数值”应为数字，如 96.2");
  EXPECT_EQ(Fault(ReferenceTable::FromRows("统计.csv", {{"年份", "指标", "数值"}}, Metrics())),
            "统计.csv：第1行缺少“行政区划代码”一列");
  EXPECT_EQ(Fault(ReferenceTable::FromRows("统计.csv", {}, Metrics())), "统计.csv：表中没有内容");
}

}  // namespace
}  // namespace dudao::cli
