#include "cli/papers/decisions/desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/papers/decisions/adoption.h"
#include "common/config/data_dir.h"
#include "common/status/stage_error.h"

namespace dudao::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Words& TheWords() {
  static const Words words = *Words::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  return words;
}

FindingRow Finding(size_t no, std::string id, std::string audience = "place") {
  FindingRow out;
  out.no = no;
  out.id = std::move(id);
  out.severity = "error";
  out.severity_word = "需核实";
  out.audience = std::move(audience);
  out.location = "二、(一)";
  out.message = "与所列数据不符，请核实。";
  out.ask = "请核对各数。";
  out.arithmetic = "1+2=3";
  return out;
}

Paper ThePaper(const std::vector<FindingRow>& findings) {
  Paper out;
  out.head.place = {"云岭县", "取自报告"};
  out.head.document_id = "abc";
  out.findings = findings;
  return out;
}

// Written to a workbook and read back, as between two runs.
Desk Reopened(const Paper& paper, const Desk& before) {
  const auto book = ReadWorkbook(*WriteWorkbook(DeskSheets(paper, before, TheWords())));
  return *ReadDesk(*book);
}

TEST(Desk, FirstRunIsEmptyAndKnowsItsReport) {
  const Desk desk = Reopened(ThePaper({Finding(1, "a"), Finding(2, "b")}), {});
  EXPECT_EQ(desk.place, "云岭县");
  EXPECT_EQ(desk.document_id, "abc");
  ASSERT_EQ(desk.rows.size(), 2u);
  EXPECT_EQ(desk.rows[1].id, "b");
  EXPECT_TRUE(desk.rows[1].decision.empty());
  EXPECT_THAT(desk.rows[0].shown.at("核算/依据"), HasSubstr("核算：1+2=3"));
  EXPECT_TRUE(desk.gone.empty());
}

TEST(Desk, EveryWordOfAPersonIsCarriedOver) {
  Desk desk = Reopened(ThePaper({Finding(1, "a"), Finding(2, "b")}), {});
  desk.rows[1].decision = {"采纳", "属实", "请报财政决算数。", "已更正", "认可"};
  desk.rows[0].decision = {"", "", "", "县里来电", ""};
  // The order changes and the machine's words do.
  FindingRow reworded = Finding(1, "b");
  reworded.message = "新的说法。";
  const Desk again = Reopened(ThePaper({reworded, Finding(2, "a")}), desk);
  ASSERT_EQ(again.rows.size(), 2u);
  EXPECT_EQ(again.rows[0].decision.verdict, "采纳");
  EXPECT_EQ(again.rows[0].decision.reason, "属实");
  EXPECT_EQ(again.rows[0].decision.rewording, "请报财政决算数。");
  EXPECT_EQ(again.rows[0].decision.reply, "已更正");
  EXPECT_EQ(again.rows[0].decision.conclusion, "认可");
  EXPECT_THAT(again.rows[0].shown.at("核算/依据"), HasSubstr("新的说法"));
  EXPECT_EQ(again.rows[1].decision.reply, "县里来电");
}

TEST(Desk, WhatIsGoneIsKeptAndComesBack) {
  Desk desk = Reopened(ThePaper({Finding(1, "a"), Finding(2, "b")}), {});
  desk.rows[0].decision.verdict = "不采纳";
  desk.rows[0].decision.reason = "口径不同";
  const Desk without = Reopened(ThePaper({Finding(1, "b")}), desk);
  ASSERT_EQ(without.rows.size(), 1u);
  ASSERT_EQ(without.gone.size(), 1u);
  EXPECT_EQ(without.gone[0].id, "a");
  EXPECT_EQ(without.gone[0].decision.reason, "口径不同");
  const Desk back = Reopened(ThePaper({Finding(1, "a"), Finding(2, "b")}), without);
  ASSERT_EQ(back.rows.size(), 2u);
  EXPECT_EQ(back.rows[0].decision.reason, "口径不同");
  EXPECT_TRUE(back.gone.empty());
}

TEST(Desk, ARowAPersonAddedStays) {
  Desk desk = Reopened(ThePaper({Finding(1, "a")}), {});
  DeskRow added;
  added.shown = {{"位置", "三、"}, {"核实要求", "请报送名册。"}};
  added.decision.verdict = "采纳";
  desk.rows.push_back(added);
  const Desk again = Reopened(ThePaper({Finding(1, "a"), Finding(2, "new")}), desk);
  ASSERT_EQ(again.rows.size(), 3u);
  EXPECT_EQ(again.rows[2].id, "");
  EXPECT_EQ(again.rows[2].shown.at("核实要求"), "请报送名册。");
  EXPECT_EQ(again.rows[2].decision.verdict, "采纳");
}

TEST(Desk, FindingsOfOneIdKeepTheirOwnDecisions) {
  Desk desk = Reopened(ThePaper({Finding(1, "a"), Finding(2, "a")}), {});
  desk.rows[0].decision.verdict = "采纳";
  desk.rows[1].decision.verdict = "待议";
  const Desk again = Reopened(ThePaper({Finding(1, "a"), Finding(2, "a")}), desk);
  EXPECT_EQ(again.rows[0].decision.verdict, "采纳");
  EXPECT_EQ(again.rows[1].decision.verdict, "待议");
}

TEST(Desk, UnknownVerdictsAreNamedAndKept) {
  Desk desk = Reopened(ThePaper({Finding(1, "a")}), {});
  desk.rows[0].decision.verdict = "同意";
  const Desk again = Reopened(ThePaper({Finding(1, "a")}), desk);
  EXPECT_THAT(again.UnknownVerdicts(), ElementsAre(HasSubstr("“同意”（I")));
}

TEST(ReadDesk, RefusesAnotherWorkbook) {
  TableSheet other{.name = "表", .title = "表"};
  other.columns = {{.title = "甲"}};
  const auto desk = ReadDesk(*ReadWorkbook(*WriteWorkbook({other})));
  ASSERT_FALSE(desk.ok());
  EXPECT_EQ(StageErrorOf(desk.status())->code(), "desk_not_read");
}

TEST(Adopt, OnlyWhatAPersonAdoptedGoesOut) {
  const Paper paper = ThePaper({Finding(1, "a"), Finding(2, "b"), Finding(3, "c"), Finding(4, "d"),
                                Finding(5, "e", "office"), Finding(6, "f", "restricted")});
  Desk desk = Reopened(paper, {});
  const char* verdicts[] = {"采纳", "不采纳", "待议", "", "采纳", "采纳"};
  for (size_t i = 0; i < 6; ++i) desk.rows[i].decision.verdict = verdicts[i];
  desk.rows[0].decision.rewording = "请报财政决算数。";
  DeskRow gone;
  gone.id = "x";
  gone.cell = "I20";
  gone.decision.verdict = "采纳";
  desk.rows.push_back(gone);
  const Adoption out = Adopt(paper, desk);
  ASSERT_EQ(out.findings.size(), 1u);
  EXPECT_EQ(out.findings[0].ask, "请报财政决算数。");
  EXPECT_EQ(out.findings[0].message, paper.findings[0].message);
  EXPECT_EQ(out.rejected, 1u);
  EXPECT_THAT(out.without_reason, ElementsAre(2u));
  EXPECT_EQ(out.deferred, 1u);
  EXPECT_EQ(out.open, 1u);
  EXPECT_THAT(out.kept_inside, ElementsAre(5u, 6u));
  EXPECT_THAT(out.gone, ElementsAre("I20"));
  EXPECT_EQ(AdoptAll(paper).findings.size(), 4u);
}

}  // namespace
}  // namespace dudao::cli
