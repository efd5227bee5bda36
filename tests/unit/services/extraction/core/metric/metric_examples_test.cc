// data/metrics/examples.tsv: every sentence is read as a report's, through segmentation and
// extraction, and the figure it names must be of the metric, stage, scope and place it says.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "common/config/data_dir.h"
#include "common/metrics/metric_table.h"
#include "common/text/source_text.h"
#include "common/text/table.h"
#include "common/text/utf.h"
#include "services/extraction/core/extractor.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::extraction {
namespace {

const text::DataSet& Data() {
  static const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  return data;
}

// The marks of a report of 云岭县 on 2023 whose only paragraph is `sentence`.
v1::Extraction Read(const std::string& heading, const std::string& sentence) {
  static const auto segmenter = *segmentation::Segmenter::Create(Data());
  static const auto extractor = *Extractor::Create(Data());
  const std::string report =
      "云岭县人民政府2023年履行教育职责自评报告\n\n省人民政府教育督导室：\n一、" +
      (heading.empty() ? std::string("自查情况") : heading) + "\n" + sentence +
      "\n\n云岭县人民政府\n2024年5月16日\n";
  const text::SourceText source(text::U32(report));
  return extractor->Extract(source, segmenter->Segment(source, {}));
}

const v1::Quantity* FigureOf(const v1::Extraction& marks, std::string_view words) {
  for (const v1::Quantity& q : marks.quantities()) {
    if (q.text() == words) return &q;
  }
  return nullptr;
}

text::Table Examples() {
  return *text::Table::Parse(
      **Data().Require("metrics/examples.tsv"),
      {"metric", "reads_as", "figure", "sentence", "stage", "scope", "place", "heading"});
}

TEST(MetricExamples, ReadAsTheySay) {
  const text::Table examples = Examples();
  for (const text::Row& row : examples.rows()) {
    const std::string where = "examples.tsv:" + std::to_string(row.line()) + " " +
                              std::string(row["metric"]) + ": " + std::string(row["sentence"]);
    const auto marks = Read(std::string(row["heading"]), std::string(row["sentence"]));
    const v1::Quantity* q = FigureOf(marks, row["figure"]);
    if (q == nullptr) {
      ADD_FAILURE() << where << ": no figure " << row["figure"];
      continue;
    }
    const std::string wanted(row["reads_as"].empty() ? row["metric"] : row["reads_as"]);
    EXPECT_EQ(q->has_metric() ? q->metric() : "-", wanted) << where;
    if (wanted == "-") continue;
    if (!row["stage"].empty()) {
      EXPECT_EQ(q->stage(), row["stage"]) << where;
    }
    EXPECT_EQ(q->scope(), row["scope"].empty() ? "area" : row["scope"]) << where;
    EXPECT_EQ(q->place(), row["place"]) << where;
  }
}

std::string EachMetric(const std::string& sentence) {
  std::string out;
  const v1::Extraction marks = Read("", sentence);
  for (const v1::Quantity& q : marks.quantities()) {
    for (const std::string& id : q.each_metric()) out += id + " ";
    if (q.has_metric()) out += "(" + q.metric() + ")";
  }
  return out;
}

TEST(EachMetric, OneFigureOfSeveralNames) {
  EXPECT_EQ(EachMetric("全县学校封闭化管理率、专职保安配备率、护学岗设置率均达100%。"),
            "closed_campus guards_in_place school_patrol ");
  EXPECT_EQ(EachMetric("全县中小学封闭化管理率、会议室配备率都达到100%。"), "(closed_campus)");
}

TEST(EachMetric, NoneWhereTheFigureIsOfOneOrOfAStage) {
  EXPECT_EQ(EachMetric("全县学校专职保安配备率达100%。"), "(guards_in_place)");
  EXPECT_EQ(EachMetric("青溪镇中心小学封闭化管理率、专职保安配备率均达100%。"), "");
  EXPECT_EQ(EachMetric("小学巩固率、初中巩固率均为100%。").find("retention "), std::string::npos);
}

TEST(MetricExamples, EveryMetricHasThreeAndTwoOfWhatItIsNot) {
  const auto table = *metrics::MetricTable::Create(Data());
  std::map<std::string, std::pair<int, int>, std::less<>> counts;
  const text::Table examples = Examples();
  for (const text::Row& row : examples.rows()) {
    EXPECT_TRUE(table.ById(row["metric"])) << row.line();
    const bool other = !row["reads_as"].empty() && row["reads_as"] != row["metric"];
    auto& [is, is_not] = counts[std::string(row["metric"])];
    ++(other ? is_not : is);
    EXPECT_TRUE(!other || row["reads_as"] == "-" || table.ById(row["reads_as"])) << row.line();
  }
  for (const metrics::Metric& m : table.metrics()) {
    if (m.kind == metrics::Kind::kJudged) continue;
    EXPECT_GE(counts[m.id].first, 3) << m.id;
    EXPECT_GE(counts[m.id].second, 2) << m.id;
  }
}

}  // namespace
}  // namespace dudao::extraction
