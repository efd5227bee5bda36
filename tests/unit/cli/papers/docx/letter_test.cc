#include "cli/papers/docx/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/config/data_dir.h"
#include "services/ingest/core/zip/archive.h"

namespace dudao::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const text::DataSet& Data() {
  static const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  return data;
}

const Words& TheWords() {
  static const Words words = *Words::Create(Data());
  return words;
}

FindingRow Finding(size_t no, std::string severity, std::string message) {
  FindingRow out;
  out.no = no;
  out.id = "f" + std::to_string(no);
  out.severity = std::move(severity);
  out.severity_word = TheWords().Of("severity", out.severity);
  out.audience = "place";
  out.location = "二、(一)";
  out.message = std::move(message);
  out.ask = "请核对各数。";
  out.responsible = "财政局";
  out.evidence = "财政决算表；教育经费统计";
  return out;
}

RelationRow Relation(const char* verdict) {
  RelationRow out;
  out.verdict = verdict;
  out.verdict_word = TheWords().Of("verdict", verdict);
  out.kind_word = "合计";
  out.explanation = "20+40=60";
  return out;
}

// Two findings on one fact, one of no place's reading, a hint.
Paper ThePaper() {
  Paper out;
  out.head.place = {"云岭县", "取自报告"};
  out.head.title = "云岭县自评报告";
  out.score.framework_title = "示范框架";
  out.findings = {Finding(1, "error", "分项合计与总数不符。"),
                  Finding(2, "error", "同一数另有一处。"), Finding(3, "warning", "只写了标准。"),
                  Finding(4, "info", "没有主送机关。")};
  out.findings[0].relation = 0;
  out.asks = {{{0, 1}}, {{2}}, {{3}}};
  out.relations = {Relation("violated"), Relation("holds"), Relation("violated"),
                   Relation("undetermined")};
  return out;
}

TEST(LetterValues, OneFactOneAskAndHintsOnlyInTheList) {
  const Paper paper = ThePaper();
  const TemplateValues values = LetterValues(paper, AdoptAll(paper), TheWords(), {});
  const auto& points = values.lists.at("要点");
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0].at("序号"), "（一）");
  EXPECT_THAT(points[0].at("内容"), HasSubstr("分项合计"));
  EXPECT_THAT(points[1].at("内容"), HasSubstr("只写了标准"));
  EXPECT_EQ(points[1].at("附件序号"), "3");
  EXPECT_EQ(values.lists.at("问题").size(), 4u);
  EXPECT_EQ(values.fields.at("问题数"), "4");
  EXPECT_EQ(values.fields.at("需核实数"), "2");
  EXPECT_EQ(values.fields.at("称谓"), "你县");
}

TEST(LetterValues, TheNextFindingSpeaksForOneThatWasNotAdopted) {
  const Paper paper = ThePaper();
  Adoption adoption = AdoptAll(paper);
  adoption.findings.erase(adoption.findings.begin());
  const TemplateValues values = LetterValues(paper, adoption, TheWords(), {});
  EXPECT_THAT(values.lists.at("要点")[0].at("内容"), HasSubstr("同一数另有一处"));
  EXPECT_EQ(values.lists.at("要点")[0].at("附件序号"), "1");
}

TEST(LetterValues, AtMostTenAsks) {
  Paper paper = ThePaper();
  for (size_t i = 5; i < 30; ++i) {
    paper.findings.push_back(Finding(i, "warning", "另一事项。"));
    paper.asks.push_back({{paper.findings.size() - 1}});
  }
  const TemplateValues values = LetterValues(paper, AdoptAll(paper), TheWords(), {});
  EXPECT_EQ(values.lists.at("要点").size(), 10u);
  EXPECT_EQ(values.lists.at("要点")[9].at("序号"), "（十）");
  EXPECT_EQ(values.lists.at("问题").size(), paper.findings.size());
}

TEST(LetterValues, DocumentsStandOnceWithTheFindingsThatAskForThem) {
  const Paper paper = ThePaper();
  const TemplateValues values = LetterValues(paper, AdoptAll(paper), TheWords(), {});
  const auto& documents = values.lists.at("材料");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].at("名称"), "财政决算表");
  EXPECT_EQ(documents[0].at("问题序号"), "1、2、3、4");
}

// What a person did not adopt is not put to the place by another table.
TEST(RelationsToSend, OnlyThoseThatAgreeOrWereAdopted) {
  const Paper paper = ThePaper();
  EXPECT_EQ(RelationsToSend(paper, AdoptAll(paper)).size(), 2u);
  EXPECT_EQ(RelationsToSend(paper, Adoption()).size(), 1u);
  EXPECT_EQ(RelationsToSend(paper, Adoption())[0].verdict, "holds");
}

TEST(LetterValues, EmptyListsSayNone) {
  Paper paper = ThePaper();
  paper.relations.clear();
  const TemplateValues values = LetterValues(paper, Adoption(), TheWords(), {});
  EXPECT_EQ(values.lists.at("问题")[0].at("原文"), "无");
  EXPECT_EQ(values.lists.at("核验")[0].at("序号"), "—");
  EXPECT_TRUE(values.lists.at("要点").empty());
}

std::string AllParts(const std::string& docx) {
  auto archive = ingest::zip::Archive::Open(docx, {});
  std::string out;
  for (const auto& entry : archive->entries()) out += *archive->Read(entry);
  return out;
}

TEST(Letter, TheShippedTemplateFitsAndBarsWhatItMust) {
  const std::string& bytes = (*Data().Require(kLetterTemplate))->content;
  const Paper paper = ThePaper();
  for (const bool draft : {true, false}) {
    const auto docx =
        FillDocument(bytes, LetterValues(paper, AdoptAll(paper), TheWords(), {.draft = draft}));
    ASSERT_TRUE(docx.ok()) << docx.status();
    const std::string text = AllParts(*docx);
    EXPECT_THAT(text, Not(HasSubstr("{{")));
    EXPECT_THAT(text, HasSubstr("分项合计与总数不符"));
    EXPECT_EQ(text.find("未经审核，不得外发") != text.npos, draft);
    EXPECT_EQ(text.find("WaterMark") != text.npos, draft);
    for (const char* barred : {"造假", "虚报", "抄袭", "错误", "不合格", "违规", "感谢", "肯定",
                               "取得", "成绩", "排名", "得分"}) {
      EXPECT_THAT(text, Not(HasSubstr(barred)));
    }
  }
}

// GB/T 9704-2012: A4, margins 37/35/28/26 mm, 3号仿宋 in 22 lines of 28, numbers of pages at odd
// and even sides.
TEST(Letter, TheShippedTemplateHasTheStandardsPage) {
  const std::string text = AllParts((*Data().Require(kLetterTemplate))->content);
  EXPECT_THAT(text, HasSubstr("<w:pgSz w:w=\"11906\" w:h=\"16838\""));
  EXPECT_THAT(text, HasSubstr("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
  EXPECT_THAT(text, HasSubstr("w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\""));
  EXPECT_THAT(text, HasSubstr("w:evenAndOddHeaders"));
}

}  // namespace
}  // namespace dudao::cli
