#include "common/text/table.h"

#include <gtest/gtest.h>

namespace dudao::text {
namespace {

absl::StatusOr<Table> Parse(std::string path, std::string content,
                            const std::vector<std::string>& required = {}) {
  return Table::Parse({path, content, "data/" + path}, required);
}

std::string Fault(std::string path, std::string content,
                  const std::vector<std::string>& required = {}) {
  const auto table = Parse(std::move(path), std::move(content), required);
  return table.ok() ? "" : std::string(table.status().message());
}

TEST(TableTest, ReadsTabSeparated) {
  const auto table = Parse("units.tsv", "# units\nword\tdimension\n所\tcount\n\n元\tmoney\r\n");
  ASSERT_TRUE(table.ok()) << table.status();
  ASSERT_EQ(table->rows().size(), 2u);
  EXPECT_EQ(table->rows()[0]["word"], "所");
  EXPECT_EQ(table->rows()[1]["dimension"], "money");
  EXPECT_EQ(table->rows()[1].line(), 5);
  EXPECT_TRUE(table->HasColumn("word"));
  EXPECT_FALSE(table->HasColumn("name"));
}

TEST(TableTest, ReadsCommaSeparatedWithQuotes) {
  const auto table =
      Parse("t.csv", "id,text\n1,\"甲,乙\"\n2,\"说\"\"好\"\"\"\n3,\"\"\n4,a\"b\n5,\n");
  ASSERT_TRUE(table.ok()) << table.status();
  ASSERT_EQ(table->rows().size(), 5u);
  EXPECT_EQ(table->rows()[0]["text"], "甲,乙");
  EXPECT_EQ(table->rows()[1]["text"], "说\"好\"");
  EXPECT_EQ(table->rows()[2]["text"], "");
  EXPECT_EQ(table->rows()[3]["text"], "a\"b");
  EXPECT_EQ(table->rows()[4]["text"], "");
}

TEST(TableTest, MissingCellsAreEmpty) {
  const auto table = Parse("t.tsv", "a\tb\tc\n1\n");
  EXPECT_EQ(table->rows()[0]["a"], "1");
  EXPECT_EQ(table->rows()[0]["c"], "");
  EXPECT_EQ(table->rows()[0]["none"], "");
}

TEST(TableTest, DropsAByteOrderMark) {
  EXPECT_TRUE(Parse("t.csv", "\xEF\xBB\xBFid,name\n1,x\n", {"id"}).ok());
}

TEST(TableTest, ErrorsNameFileLineAndColumn) {
  EXPECT_EQ(Fault("t.tsv", "a\tb\n1\t2\t3\n"),
            "data/t.tsv:2:3: row has 3 cells, the table 2 columns");
  EXPECT_EQ(Fault("t.tsv", "#x\na\tb\n", {"a", "c"}), "data/t.tsv:2:1: column 'c' is missing");
  EXPECT_EQ(Fault("t.tsv", "a\n1\n\xFF\n"), "data/t.tsv:3:1: not UTF-8");
  EXPECT_EQ(Fault("t.csv", "a,b\n1,\"x\n"),
            "data/t.csv:2:1: a quoted cell does not end on its line");
  EXPECT_EQ(Fault("t.tsv", "# only\n\n"),
            "data/t.tsv:1:1: the table has no line that names its columns");
  EXPECT_NE(Fault("t.tsv", ""), "");
}

TEST(TableTest, RowErrorsNameTheCell) {
  const auto table = Parse("t.tsv", "a\tb\n\n1\t2\n");
  const absl::Status error = table->rows()[0].Error("b", "not a number");
  EXPECT_EQ(error.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(error.message(), "data/t.tsv:3:2: not a number");
}

TEST(TableTest, RowsOutliveAMove) {
  auto parsed = Parse("t.tsv", "a\n1\n");
  const Table moved = *std::move(parsed);
  EXPECT_EQ(moved.rows()[0]["a"], "1");
  EXPECT_EQ(moved.rows()[0].Error("a", "x").message(), "data/t.tsv:2:1: x");
}

TEST(TableTest, PathIsShownWhenNothingElseIs) {
  const auto table = Table::Parse({"t.tsv", "", ""}, {});
  EXPECT_TRUE(std::string(table.status().message()).starts_with("t.tsv:1:1: "));
}

}  // namespace
}  // namespace dudao::text
