#include "services/segmentation/core/divisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "common/config/data_dir.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::segmentation {
namespace {

using ::testing::HasSubstr;

// A little land: two provinces, names that occur twice, a county that became a district.
text::DataSet LittleLand(const std::string& more = "") {
  text::DataSet data;
  data.Add({"divisions/divisions.tsv",
            "code\tname\tlevel\tvalid_from\tvalid_to\tsuccessor\n"
            "910000\t江北省\tprovince\n"
            "910100\t东屏市\tprefecture\n"
            "910102\t朝晖区\tcounty\n"
            "910121\t岚谷县\tcounty\t\t2016/2017\t910103\n"
            "910103\t岚谷区\tcounty\t2016/2017\n"
            "910104\t柳溪区\tcounty\t2018\n"
            "910300\t青岭白族自治州\tprefecture\n"
            "910321\t云岭苗族侗族自治县\tcounty\n"
            "910324\t柳溪区\tcounty\t\t2018\t910104\n"
            "920000\t河西壮族自治区\tprovince\n"
            "920100\t临江市\tprefecture\n"
            "920102\t朝晖区\tcounty\n"
            "920181\t岚谷市\tcounty\n" +
                more,
            "divisions.tsv"});
  data.Add({"divisions/peoples.tsv", "word\n白族\n苗族\n侗族\n壮族\n", "peoples.tsv"});
  return data;
}

std::string Find(const Divisions& divisions, std::u32string_view region,
                 const DivisionHints& hints = {}) {
  return divisions.Find(region, hints).value_or("-");
}

class DivisionsTest : public ::testing::Test {
 protected:
  Divisions divisions_ = Divisions::Create(LittleLand()).value();
};

TEST_F(DivisionsTest, NameAlone) {
  EXPECT_EQ(Find(divisions_, U"江北省"), "910000");
  EXPECT_EQ(Find(divisions_, U"东屏市"), "910100");
  EXPECT_EQ(Find(divisions_, U"岚谷市"), "920181");
  EXPECT_EQ(Find(divisions_, U"青禾区"), "-");
  EXPECT_EQ(Find(divisions_, U""), "-");
}

TEST_F(DivisionsTest, NameAfterWhatItLiesIn) {
  EXPECT_EQ(Find(divisions_, U"江北省东屏市岚谷区"), "910103");
  EXPECT_EQ(Find(divisions_, U"东屏市岚谷区"), "910103");
  EXPECT_EQ(Find(divisions_, U"江北东屏市"), "910100");
  EXPECT_EQ(Find(divisions_, U"江北省岚谷区"), "910103");
  EXPECT_EQ(Find(divisions_, U"河西壮族自治区岚谷市"), "920181");
  EXPECT_EQ(Find(divisions_, U"河西岚谷市"), "920181");
}

TEST_F(DivisionsTest, NameInTheWrongPlaceIsNone) {
  EXPECT_EQ(Find(divisions_, U"临江市岚谷区"), "-");
  EXPECT_EQ(Find(divisions_, U"河西东屏市岚谷区"), "-");
  EXPECT_EQ(Find(divisions_, U"某某市岚谷区"), "-");
}

TEST_F(DivisionsTest, SeveralOfOneNameNeedMore) {
  EXPECT_EQ(Find(divisions_, U"朝晖区"), "-");
  EXPECT_EQ(Find(divisions_, U"临江市朝晖区"), "920102");
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.province = U"江北省"}), "910102");
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.province = U"河西"}), "920102");
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.province = U"江南省"}), "-");
}

TEST_F(DivisionsTest, TheOnlyOneWhoseSurroundingsAreNamedIsMeant) {
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.context = U"临江市人民政府教育督导室："}), "920102");
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.context = U"江北省厅与临江市结对"}), "-");
  EXPECT_EQ(Find(divisions_, U"朝晖区", {.context = U"我区地处平原"}), "-");
}

TEST_F(DivisionsTest, AutonomousAreasWithoutTheirPeoples) {
  EXPECT_EQ(Find(divisions_, U"青岭白族自治州"), "910300");
  EXPECT_EQ(Find(divisions_, U"青岭州"), "910300");
  EXPECT_EQ(Find(divisions_, U"青岭州云岭县"), "910321");
  EXPECT_EQ(Find(divisions_, U"云岭苗族侗族自治县"), "910321");
}

TEST_F(DivisionsTest, NamesOfFormerTimes) {
  EXPECT_EQ(Find(divisions_, U"岚谷县"), "910121");
  EXPECT_EQ(Find(divisions_, U"岚谷县", {.year = 2015}), "910121");
  EXPECT_EQ(Find(divisions_, U"岚谷县", {.year = 2022}), "910121");
}

TEST_F(DivisionsTest, CodeOfTheYear) {
  EXPECT_EQ(Find(divisions_, U"柳溪区", {.year = 2015}), "910324");
  EXPECT_EQ(Find(divisions_, U"柳溪区", {.year = 2018}), "910104");
  EXPECT_EQ(Find(divisions_, U"柳溪区", {.year = 2022}), "910104");
  EXPECT_EQ(Find(divisions_, U"柳溪区"), "910104");
}

TEST(Divisions, SaysWhatIsWrongAndWhere) {
  const auto message = [](const std::string& row) {
    return std::string(Divisions::Create(LittleLand(row)).status().message());
  };
  EXPECT_THAT(message("9101\t短\tcounty\n"), HasSubstr("divisions.tsv:15:1"));
  EXPECT_THAT(message("910199\t\tcounty\n"), HasSubstr("divisions.tsv:15:2"));
  EXPECT_THAT(message("910199\t甲县\tcounty\t去年\n"), HasSubstr("divisions.tsv:15:4"));
  EXPECT_THAT(message("910199\t甲县\tcounty\t\t2016/x\n"), HasSubstr("divisions.tsv:15:5"));
  EXPECT_THAT(message("910199\t甲县\tcounty\t\t2016\tx\n"), HasSubstr("divisions.tsv:15:6"));
  EXPECT_FALSE(Divisions::Create(text::DataSet()).ok());
}

// The table that is shipped.
class ShippedDivisions : public ::testing::Test {
 protected:
  const text::DataSet data_ = ReadDataDir(std::string(DUDAO_SOURCE_DIR) + "/data").value();
  Divisions divisions_ = Divisions::Create(data_).value();
};

TEST_F(ShippedDivisions, Finds) {
  EXPECT_EQ(Find(divisions_, U"北京市"), "110000");
  EXPECT_EQ(Find(divisions_, U"北京市朝阳区"), "110105");
  EXPECT_EQ(Find(divisions_, U"长春市朝阳区"), "220104");
  EXPECT_EQ(Find(divisions_, U"朝阳区"), "-");
  EXPECT_EQ(Find(divisions_, U"朝阳市"), "211300");
  EXPECT_EQ(Find(divisions_, U"云南省昆明市富民县"), "530124");
  EXPECT_EQ(Find(divisions_, U"广西"), "450000");
  EXPECT_EQ(Find(divisions_, U"内蒙古"), "150000");
  EXPECT_EQ(Find(divisions_, U"内蒙古乌海市海南区"), "150303");
  EXPECT_EQ(Find(divisions_, U"大理州"), "532900");
  EXPECT_EQ(Find(divisions_, U"三江县"), "450226");
  EXPECT_EQ(Find(divisions_, U"湖北省仙桃市"), "429004");
  EXPECT_EQ(Find(divisions_, U"广德县", {.year = 2018}), "341822");
  EXPECT_EQ(Find(divisions_, U"余杭区"), "330110");
  EXPECT_EQ(Find(divisions_, U"寿县", {.year = 2022}), "340422");
}

// Codes are unique at a time, areas above exist, successors are rows.
TEST_F(ShippedDivisions, IsSound) {
  const auto table =
      text::Table::Parse(*data_.Find("divisions/divisions.tsv"), {"code", "name", "level"});
  std::map<std::string, int> standing;
  for (const text::Row& row : table->rows()) {
    if (row["valid_to"].empty()) ++standing[std::string(row["code"])];
  }
  EXPECT_GT(standing.size(), 3100u);
  for (const auto& [code, rows] : standing) {
    EXPECT_EQ(rows, 1) << code;
    EXPECT_TRUE(standing.count(code.substr(0, 2) + "0000")) << code;
  }
  for (const text::Row& row : table->rows()) {
    const std::string next(row["successor"]);
    const std::string level(row["level"]);
    const bool province = row["code"].ends_with("0000"), area = row["code"].ends_with("00");
    EXPECT_EQ(level, province ? "province" : area ? "prefecture" : "county") << row["name"];
    if (!next.empty()) {
      EXPECT_TRUE(standing.count(next) || row["name"] == "错那县") << row["name"];
    }
  }
}

}  // namespace
}  // namespace dudao::segmentation
