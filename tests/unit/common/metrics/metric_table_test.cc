#include "common/metrics/metric_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "common/config/data_dir.h"
#include "common/text/table.h"

namespace dudao::metrics {
namespace {

const text::DataSet& Shipped() {
  static const auto& data = *new text::DataSet(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  return data;
}

constexpr char kColumns[] =
    "id\tname\tkind\tdimension\tunits\tnumerator\tdenominator\tperiod\tform\tstages\townership\t"
    "scopes\tlow\thigh\tdirection\taliases\tmust_have\tmust_not\tconfusable_with\n";

// A row of a rate with these cells.
std::string Rate(const std::string& id, const std::string& aliases, const std::string& must_have,
                 const std::string& dimension = "percent") {
  return id + "\t" + id + "\trate\t" + dimension + "\t\t\t\tyear\t\t\t\t\t\t\t\t" + aliases + "\t" +
         must_have + "\n";
}

// Why `rows` are refused; empty when they are not.
std::string Fault(const std::string& rows, const std::string& lines = "") {
  text::DataSet data;
  data.Add({"metrics/metrics.tsv", kColumns + rows, "metrics.tsv"});
  data.Add({"metrics/lines.tsv", "line_metric\tline_stage\tmetric\tstage\tdecided_by\n" + lines,
            "lines.tsv"});
  const auto table = MetricTable::Create(data);
  return table.ok() ? "" : std::string(table.status().message());
}

TEST(MetricTable, ShippedOneHasNinetyAndMore) {
  const auto table = MetricTable::Create(Shipped());
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_GE(table->metrics().size(), 90u);
  for (const Metric& m : table->metrics()) {
    const bool of_parts = m.kind == Kind::kRate || m.kind == Kind::kRatio;
    EXPECT_EQ(of_parts && m.numerator.empty(), false) << m.id;
  }
}

TEST(MetricTable, EveryMetricOfTheLinesIsOneMetricAndStage) {
  const auto table = MetricTable::Create(Shipped());
  ASSERT_TRUE(table.ok()) << table.status();
  const auto lines =
      text::Table::Parse(**Shipped().Require("thresholds/national.csv"), {"id", "metric", "stage"});
  ASSERT_TRUE(lines.ok()) << lines.status();
  std::set<std::string> seen;
  for (const text::Row& row : lines->rows()) {
    EXPECT_NE(table->OfLine(row["metric"], row["stage"]), nullptr) << row["id"];
    seen.insert(std::string(row["metric"]));
  }
  EXPECT_GT(seen.size(), 80u);
  const LineMetric* senior = table->OfLine("普通高中生均公用经费", "");
  EXPECT_EQ(table->metrics()[senior->metric].id, "per_student_public_funds");
  EXPECT_EQ(senior->stage, "高中");
  EXPECT_EQ(table->OfLine("普通高中生均公用经费", "小学"), nullptr);
}

TEST(MetricTable, TwoMetricsClaimNoAliasWithoutAMustHave) {
  EXPECT_EQ(Fault(Rate("a", "毛入学率", "") + Rate("b", "毛入学率", "")),
            "metrics.tsv:3:16: 毛入学率 is a's too, and no must_have tells them apart");
  EXPECT_EQ(Fault(Rate("a", "残疾+入学率", "学前|幼儿") + Rate("b", "入学率+残疾", "幼儿|学前")),
            "metrics.tsv:3:16: 入学率+残疾 is a's too, and no must_have tells them apart");
  EXPECT_EQ(Fault(Rate("a", "毛入学率", "高中") + Rate("b", "毛入学率", "高等教育")), "");
  EXPECT_EQ(Fault(Rate("a", "毛入学率", "") + Rate("b", "毛入学率", "高等教育")), "");
  EXPECT_EQ(Fault(Rate("a", "教育支出", "") + Rate("b", "教育支出", "", "money")), "");
  EXPECT_EQ(Fault(Rate("a", "幼儿园", "") + Rate("b", "=幼儿园", "")), "");
}

TEST(MetricTable, FaultsNameTheCell) {
  const std::string good = Rate("a", "毛入学率", "");
  EXPECT_EQ(Fault(good + good), "metrics.tsv:3:1: stands twice");
  EXPECT_EQ(Fault(Rate("a", "", "")), "metrics.tsv:2:16: empty");
  EXPECT_EQ(Fault(Rate("a", "=在园+幼儿", "")),
            "metrics.tsv:2:16: a whole subject is one word: 在园+幼儿");
  EXPECT_EQ(Fault("a\ta\tshare\tpercent\n"),
            "metrics.tsv:2:3: not one of stock, flow, rate, ratio, per_unit, score, judged");
  EXPECT_EQ(Fault("a\ta\tjudged\tpercent\n"), "metrics.tsv:2:4: a judged one has none");
  EXPECT_EQ(Fault(good, "某线\t\tb\t\tfigure\n"), "lines.tsv:2:3: no such metric");
  EXPECT_EQ(Fault(good, "某线\t\ta\t小学\tfigure\n"), "lines.tsv:2:4: a has no such stage");
  EXPECT_EQ(Fault(good, "某线\t\ta\t\tguess\n"), "lines.tsv:2:5: neither figure nor person");
}

}  // namespace
}  // namespace dudao::metrics
