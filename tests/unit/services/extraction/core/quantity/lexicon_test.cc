#include "services/extraction/core/quantity/lexicon.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

text::DataSet Data() {
  auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
  EXPECT_TRUE(data.ok()) << data.status();
  return *std::move(data);
}

const QuantityLexicon& Lexicon() {
  static const QuantityLexicon lexicon = *QuantityLexicon::Create(Data());
  return lexicon;
}

std::string UnitOf(const std::string& words) {
  const std::u32string text = text::U32(words);
  const auto hit = Lexicon().UnitAt(text, 0);
  return hit ? text::ToUtf8(std::u32string_view(text).substr(0, hit->length)) : "";
}

TEST(UnitTest, LongestUnitWinsUnlessTheWordGoesOn) {
  EXPECT_EQ(UnitOf("人次参训"), "人次");
  EXPECT_EQ(UnitOf("人参训"), "人");
  EXPECT_EQ(UnitOf("个百分点"), "个百分点");
  EXPECT_EQ(UnitOf("个别学校"), "");
  EXPECT_EQ(UnitOf("年级学生"), "");
  EXPECT_EQ(UnitOf("平方米/生"), "平方米/生");
  EXPECT_EQ(UnitOf("元/生·年的"), "元/生·年");
  EXPECT_EQ(UnitOf("元/人/月"), "元/人/月");
  EXPECT_EQ(UnitOf("校"), "");
}

TEST(UnitTest, EveryRowIsAUnitOfItsOwnDimension) {
  const text::DataSet data = Data();
  const auto table = text::Table::Parse(*data.Find("lexicon/units.tsv"), {"word", "dimension"});
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_GE(table->rows().size(), 250u);
  for (const text::Row& row : table->rows()) {
    const std::u32string word = text::U32(row["word"]);
    const auto hit = Lexicon().UnitAt(word, 0);
    ASSERT_TRUE(hit) << row["word"];
    EXPECT_EQ(hit->unit->name, row["word"]);
    EXPECT_EQ(Name(hit->unit->dimension), row["dimension"]) << row["word"];
  }
}

TEST(LexiconTest, BadRowsNameFileLineAndColumn) {
  text::DataSet data = Data();
  data.Add({"lexicon/units.tsv",
            "word\tdimension\tkind\n人\tcount\tclassifier\n所\tsize\tclassifier\n", "units.tsv"});
  const auto made = QuantityLexicon::Create(data);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(std::string(made.status().message()), "units.tsv:3:2: unknown dimension");
}

TEST(LexiconTest, AWordGivenTwiceIsRefused) {
  text::DataSet data = Data();
  data.Add({"lexicon/money_words.tsv", "word\n投资\n投资\n", "money_words.tsv"});
  const auto made = QuantityLexicon::Create(data);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(std::string(made.status().message()), "money_words.tsv:3:1: word given twice");
}

}  // namespace
}  // namespace dudao::extraction
