#include "cli/papers/xlsx/relation_formula.h"

#include <gtest/gtest.h>

#include "cli/papers/xlsx/relation_sheet.h"
#include "common/config/data_dir.h"

namespace dudao::cli {
namespace {

RelationRow Relation(std::string kind, const std::vector<std::string>& values,
                     std::string recomputed, std::string stated = "1") {
  RelationRow out;
  out.kind = std::move(kind);
  out.recomputed = std::move(recomputed);
  out.stated = std::move(stated);
  for (const std::string& value : values) {
    MemberRow member;
    member.value = value;
    member.text = value;
    out.members.push_back(member);
  }
  return out;
}

std::string Expression(const RelationRow& relation) {
  const auto formula = FormulaOf(relation);
  return formula ? formula->expression : "";
}

TEST(FormulaOf, EachKind) {
  EXPECT_EQ(Expression(Relation("sum", {"60", "20", "40"}, "60")), "ROUND({1}+{2},0)");
  EXPECT_EQ(Expression(Relation("sum", {"0.3", "0.1", "0.2"}, "0.3")), "ROUND({1}+{2},1)");
  EXPECT_EQ(Expression(Relation("share", {"90", "120", "75"}, "75")), "ROUND(({0})*100/{1},4)");
  EXPECT_EQ(Expression(Relation("share", {"30", "60", "120", "75"}, "75")),
            "ROUND(({0}+{1})*100/{2},4)");
  EXPECT_EQ(Expression(Relation("average", {"100", "3", "33.3"}, "33.3333")), "ROUND({0}/{1},4)");
  EXPECT_EQ(Expression(Relation("ratio", {"250", "4000", "16"}, "16")), "ROUND({1}/{0},4)");
  EXPECT_EQ(Expression(Relation("growth", {"135", "120", "12.5"}, "12.5")),
            "ROUND(({0}-{1})*100/{1},4)");
  EXPECT_EQ(Expression(Relation("growth", {"90", "120", "25"}, "25")),
            "ROUND(({1}-{0})*100/{1},4)");
  EXPECT_EQ(Expression(Relation("growth", {"135", "15", "12.5"}, "12.5")),
            "ROUND({1}*100/({0}-{1}),4)");
  EXPECT_EQ(Expression(Relation("growth", {"135", "120", "15"}, "15")), "ROUND(ABS({0}-{1}),0)");
}

// A formula is shown only where it yields the figure of the review.
TEST(FormulaOf, NoneRatherThanAnotherResult) {
  EXPECT_EQ(Expression(Relation("sum", {"60", "20", "40"}, "61")), "");
  EXPECT_EQ(Expression(Relation("growth", {"135", "12.5"}, "")), "");
  EXPECT_EQ(Expression(Relation("share", {"90", "0", "75"}, "75")), "");
  EXPECT_EQ(Expression(Relation("sum", {"1234567890123456789", "1"}, "1")), "");
  EXPECT_EQ(Expression(Relation("", {}, "1")), "");
}

TEST(InCells, PutsCellsForMembers) {
  EXPECT_EQ(InCells({"ROUND(({1}+{2})*100/{0},4)"}, {"M5", "N5", "O5"}),
            "=ROUND((N5+O5)*100/M5,4)");
}

TEST(RelationSheet, FormulaPointsAtItsOwnRow) {
  const Words words = *Words::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  RelationSheet sheet(/*places=*/false, words);
  sheet.Add(
      {Relation("sum", {"61", "20", "40"}, "60", "61"), Relation("repeat", {"5", "5"}, "", "")},
      "");
  const TableSheet table = sheet.Finish("数据核验", "数据核验表", {"说明"});
  ASSERT_EQ(table.rows.size(), 2u);
  // Title, two notes and the head above: the first row is the fifth.
  EXPECT_EQ(table.rows[0][6].formula, "=ROUND(L5+M5,0)");
  EXPECT_EQ(table.rows[0][7].formula, "=ROUND(G5-F5,0)");
  EXPECT_EQ(table.rows[0][7].text, "-1");
  EXPECT_EQ(table.rows[1][6].formula, "");
  EXPECT_EQ(table.columns.size(), 13u);
  EXPECT_EQ(table.printed_columns, 10u);
}

}  // namespace
}  // namespace dudao::cli
