#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/display/restricted.h"
#include "cli/display/short_reason.h"
#include "cli/papers/model/paper_maker.h"
#include "cli/render_text.h"
#include "cli/terminal_text.h"
#include "common/config/data_dir.h"
#include "common/json/proto_json.h"
#include "common/text/utf.h"
#include "google/protobuf/util/json_util.h"

namespace dudao::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A review of an invented county, by hand.
constexpr char kReview[] = R"review({
  "document": {"source_name": "甲.txt", "charset": "UTF-8", "title": "临溪县自评报告",
    "region": "临溪县", "level": "county", "doc_kind": "self_report", "evaluation_year": 2023,
    "body": {"begin": 0, "end": 60}},
  "headings": [
    {"span": {"begin": 0, "end": 6}, "text": "二、履职情况", "level": 1, "style": "一、"},
    {"span": {"begin": 7, "end": 13}, "text": "(一)经费情况", "level": 2, "style": "(一)", "parent": 0},
    {"span": {"begin": 40, "end": 44}, "text": "三、打算", "level": 1, "style": "一、"}],
  "items": [
    {"span": {"begin": 0, "end": 6}, "number": "二、", "style": "一、", "level": 1, "heading": 0},
    {"span": {"begin": 7, "end": 39}, "number": "(一)", "style": "(一)", "level": 2, "heading": 1},
    {"span": {"begin": 15, "end": 30}, "number": "4)", "style": "1)", "level": 3},
    {"span": {"begin": 40, "end": 44}, "number": "三、", "style": "一、", "level": 1, "heading": 2}],
  "quantities": [{"span": {"begin": 20, "end": 23}, "text": "7.5%", "value": "7.5", "unit": "%"}],
  "relations": [
    {"kind": "growth", "members": [0], "verdict": "violated", "explanation": "90÷1200=7.5%"},
    {"kind": "sum", "members": [0], "verdict": "holds", "explanation": "3+4=7"},
    {"kind": "share", "members": [0], "verdict": "undetermined", "explanation": "缺少总数"}],
  "findings": [
    {"code": "part_missing", "severity": "info", "audience": "place", "message": "提示一句"},
    {"code": "arithmetic_violated", "severity": "error", "audience": "place",
     "message": "增长率与所列数据不符", "ask": "请核实增长率。", "location": "二、(一) 第4)项"},
    {"code": "leader_name_misplaced", "severity": "error", "audience": "restricted",
     "message": "出现姓名张某某", "ask": "张某某是谁", "location": "三、",
     "spans": [{"begin": 45, "end": 48}]}],
  "commitments": [{"span": {"begin": 44, "end": 50}, "text": "由张某某牵头", "hook": {}}],
  "score": {
  "scored" : true,
             "framework" : "default-county",
                           "framework_version" : "1",
                                                 "base" : "100",
                                                          "assessed_points" : "40",
                                                                              "pending_points"
      : "55",
        "low" : "40",
                "high" : "95",
                         "indicators"
      : [
        {
          "id" : "1.1",
          "name" : "经费增长",
          "points" : "6",
          "score" : "6",
          "status" : "met",
          "reason" : "两项均达线",
          "evidence" : [ {"span" : {"begin" : 20, "end" : 23}, "text" : "7.5%"} ]
        },
        {"id" : "1.2", "name" : "议教会议", "points" : "4", "status" : "no_evidence"}, {
          "id" : "1.3",
          "name" : "评价改革",
          "points" : "4",
          "status" : "needs_review",
          "reason" : "由专家评定"
        }
      ]
}
})review";

v1::Review Sample() {
  v1::Review review;
  const auto parsed = google::protobuf::util::JsonStringToMessage(kReview, &review);
  EXPECT_TRUE(parsed.ok()) << parsed.ToString();
  return review;
}

const PaperMaker& Maker() {
  static const PaperMaker maker = *PaperMaker::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  return maker;
}
const Words& TheWords() { return Maker().words(); }

std::string Rendered(const v1::Review& review, const TextOptions& options = {},
                     const PaperOptions& shown = {}) {
  return RenderText(Maker().Make(review, review.document().text(), shown), TheWords(), options);
}

TEST(RenderText, HeadsTheScoreAsAMachinesAndNamesTheFramework) {
  const std::string text = Rendered(Sample());
  EXPECT_THAT(text, HasSubstr("机器预评（仅依据报告文字，非评价结论）"));
  EXPECT_THAT(text, HasSubstr("示范框架"));
  EXPECT_THAT(text, HasSubstr("40 — 95 分"));
  EXPECT_THAT(text, HasSubstr("待人工核定 55 分"));
}

TEST(RenderText, SpeaksTheWordsOfTheOffice) {
  const std::string text = Rendered(Sample());
  EXPECT_THAT(text, HasSubstr("数据自洽并达线（未实地核实）"));
  EXPECT_THAT(text, HasSubstr("待核/4"));
  EXPECT_THAT(text, HasSubstr("“7.5%”（二、(一) 第4)项）"));
  EXPECT_THAT(text, HasSubstr("与所列数据不符，请核实"));
  EXPECT_THAT(text, HasSubstr("无法核算 1 组"));
  EXPECT_THAT(text, HasSubstr("1.2 议教会议（4 分）"));
  for (const char* barred : {"造假", "虚报", "抄袭", "错误", "不合格", "违规"}) {
    EXPECT_THAT(text, Not(HasSubstr(barred)));
  }
}

TEST(RenderText, ShortFirstAsksThenSheetThenFigures) {
  const std::string text = Rendered(Sample());
  EXPECT_LT(text.find("一、建议询问"), text.find("二、评分表"));
  EXPECT_LT(text.find("二、评分表"), text.find("三、数据核验"));
  EXPECT_THAT(text, HasSubstr("√ 相符 1 组：合计（二、(一) 第4)项）"));
  EXPECT_THAT(text, Not(HasSubstr("3+4=7")));
  EXPECT_THAT(text, HasSubstr("90÷1200=7.5%"));
  EXPECT_THAT(text, HasSubstr("加 --full"));
  EXPECT_THAT(text, Not(HasSubstr("[")));
}

TEST(RenderText, FullLeavesNothingOut) {
  v1::Review review = Sample();
  v1::IndicatorScore& row = *review.mutable_score()->mutable_indicators(0);
  row.add_missing("佐证材料：决算表");
  *row.add_evidence() = row.evidence(0);
  TextOptions options;
  EXPECT_THAT(Rendered(review, options), Not(HasSubstr("决算表")));
  options.full = true;
  PaperOptions one;
  one.max_asks = 1;
  const std::string text = Rendered(review, options, one);
  for (const char* words : {"决算表", "3+4=7", "缺少总数", "提示一句", "理由：两项均达线"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
  EXPECT_THAT(text, Not(HasSubstr("加 --full")));
}

TEST(RenderText, NoLineOfTheShortSheetIsWiderThanThePage) {
  v1::Review review = Sample();
  v1::IndicatorScore& row = *review.mutable_score()->mutable_indicators(0);
  row.set_reason(std::string(300, 'x'));
  row.mutable_evidence(0)->set_text("生均公用经费拨付情况" + std::string(200, 'y'));
  const std::string text = Rendered(review);
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    EXPECT_LE(DisplayWidth(text.substr(at, end - at)), TextOptions().columns + 2);
    at = end + 1;
  }
}

TEST(RenderText, SilentIndicatorsAreListedNotAskedOneByOne) {
  v1::Review review = Sample();
  review.mutable_findings(0)->set_code("indicator_not_addressed");
  EXPECT_THAT(Rendered(review), Not(HasSubstr("提示一句")));
  TextOptions full;
  full.full = true;
  EXPECT_THAT(Rendered(review, full), HasSubstr("提示一句"));
}

TEST(ShortReason, CountsWhatIsAlikeAndLeavesSourcesOut) {
  const auto shortened = [](const char* reason) { return ShortReason(reason, TheWords()); };
  EXPECT_EQ(shortened("甲率报告未述及实际数；乙率报告未述及实际数；丙数须逐校（班）数据。"),
            "报告未述及 2 项数据；1 项须逐校（班）数据");
  EXPECT_EQ(
      shortened("甲率98%，达到标准线（≥85%，某督〔2020〕1号）；乙率报告未述及实际数。其余2分待"
                "补充数据后评定。"),
      "报告未述及 1 项数据；甲率98%，达到标准线（≥85%）");
  EXPECT_EQ(shortened("甲率70%，低于标准线（≥85%，某规划(2017—2020)），请核实。"),
            "甲率70%，低于标准线（≥85%），请核实");
  EXPECT_EQ(shortened("由专家评定"), "由专家评定");
  EXPECT_EQ(shortened(""), "");
}

TEST(RenderText, ErrorsComeBeforeHints) {
  TextOptions full;
  full.full = true;
  const std::string text = Rendered(Sample(), full);
  EXPECT_LT(text.find("增长率与所列数据不符"), text.find("提示一句"));
}

TEST(RenderText, CountsWhatIsAskedAsEveryPaperDoes) {
  v1::Review review = Sample();
  *review.add_findings() = review.findings(0);
  review.mutable_findings(3)->set_code("indicator_not_addressed");
  const std::string counts = "需核实 2  建议询问 0  未回应 1  提示 1";
  EXPECT_THAT(Rendered(review), HasSubstr(counts));
  EXPECT_THAT(RenderSummary(Maker().Make(review, "", {}), TheWords()), HasSubstr(counts));
}

TEST(RenderText, AtMostSoManyAsks) {
  PaperOptions one;
  one.max_asks = 1;
  const std::string text = Rendered(Sample(), {}, one);
  EXPECT_THAT(text, Not(HasSubstr("提示一句")));
  EXPECT_THAT(text, HasSubstr("另有 2 条"));
}

TEST(RenderText, RestrictedShowsPlaceAlone) {
  EXPECT_THAT(Rendered(Sample()), Not(HasSubstr("张某某")));
  EXPECT_THAT(Rendered(Sample()), HasSubstr("敏感表述，请线下处理：三、"));
  PaperOptions open;
  open.include_restricted = true;
  EXPECT_THAT(Rendered(Sample(), {}, open), HasSubstr("张某某"));
}

TEST(RenderText, SaysWhyNotScored) {
  v1::Review review = Sample();
  review.mutable_score()->set_scored(false);
  review.mutable_score()->set_not_scored_reason("正文不完整");
  EXPECT_THAT(Rendered(review), HasSubstr("未予评分：正文不完整"));
  EXPECT_THAT(Rendered(review), Not(HasSubstr("评分表")));
}

TEST(RenderText, SaysWhoStatedAYear) {
  PaperOptions options;
  options.stated.set_evaluation_year(2023);
  EXPECT_THAT(Rendered(Sample()), HasSubstr("评价年度 2023（取自报告）；履职年度 未写明"));
  EXPECT_THAT(Rendered(Sample(), {}, options), HasSubstr("评价年度 2023（人工指定）"));
}

TEST(RenderText, ColourOnlyWhenAsked) {
  TextOptions colourful;
  colourful.colour = true;
  EXPECT_THAT(Rendered(Sample()), Not(HasSubstr("\x1b[")));
  EXPECT_THAT(Rendered(Sample(), colourful), HasSubstr("\x1b["));
}

TEST(RenderText, AnEmptyReviewIsRenderedToo) { EXPECT_FALSE(Rendered(v1::Review()).empty()); }

TEST(MaskRestricted, LeavesNoWordOfIt) {
  v1::Review review = Sample();
  review.mutable_document()->set_text(std::string(45, 'x') + "张某某牵头");
  MaskRestricted("敏感表述，请线下处理", &review);
  const std::string json = json::ToJson(review);
  EXPECT_THAT(json, Not(HasSubstr("张某某")));
  EXPECT_EQ(review.findings(2).message(), "敏感表述，请线下处理");
  EXPECT_EQ(review.findings(2).spans(0).begin(), 45u);
  EXPECT_EQ(review.commitments(0).text(), "由■■■牵头");
  EXPECT_EQ(text::ToUtf32(review.document().text())->size(), 50u);
}

TEST(MaskRestricted, LeavesOtherReviewsAlone) {
  v1::Review review = Sample();
  review.mutable_findings()->RemoveLast();
  const std::string before = json::ToJson(review);
  MaskRestricted("敏感表述，请线下处理", &review);
  EXPECT_EQ(json::ToJson(review), before);
}

TEST(Words, UnknownCodeStandsForItself) {
  EXPECT_EQ(TheWords().Of("status", "no_evidence"), "报告未述及");
  EXPECT_EQ(TheWords().Of("status", "brand_new"), "brand_new");
}

TEST(Words, FaultNamesFileLineAndColumn) {
  text::DataSet data;
  data.Add({"display/words.tsv", "group\tcode\tword\nstatus\tmet\t\n", "d/words.tsv"});
  EXPECT_THAT(std::string(Words::Create(data).status().message()), HasSubstr("d/words.tsv:2:3"));
}

}  // namespace
}  // namespace dudao::cli
