// The papers opened with LibreOffice: formulas recalculated, letters laid out on pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cli/papers/xlsx/workbook_writer.h"
#include "common/text/decimal.h"
#include "tests/papers/office.h"
#include "tests/papers/papers_run.h"

namespace dudao::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string WithoutSpaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

// What the tests below rest on: a stored result that is not so does not survive the opening.
TEST(Office, RecalculatesOnOpening) {
  const Office office;
  if (!office.there()) GTEST_SKIP() << Office::kMissing;
  cli::TableSheet sheet{.name = "表", .title = "表"};
  sheet.columns = {{.title = "甲"}, {.title = "乙"}};
  sheet.rows = {{cli::Number("2"), cli::Formula("=A3+1", "99")}};
  const TempDir dir;
  std::ofstream(dir.File("a.xlsx"), std::ios::binary) << *cli::WriteWorkbook({sheet});
  ASSERT_TRUE(office.Convert({dir.File("a.xlsx")}, "xlsx", dir.File("out")));
  EXPECT_EQ(WrittenBook(dir.File("out/a.xlsx")).Column("表", "乙").at(0), "3");
}

TEST(Office, FormulasGiveTheFiguresOfTheReview) {
  const Office office;
  if (!office.there()) GTEST_SKIP() << Office::kMissing;
  const PapersRun run;
  const TempDir dir;
  const std::string path = run.Inside("复核结果.xlsx");
  ASSERT_TRUE(office.Convert({path}, "xlsx", dir.path()));
  const std::string raw = Unpacked(path);
  size_t formulas = 0;
  for (size_t at = raw.find("<f>"); at != raw.npos; at = raw.find("<f>", at + 1)) ++formulas;
  EXPECT_GE(formulas, 40u);
  const WrittenBook results(dir.File("复核结果.xlsx"));
  auto sums = results.Column("数据核验", "重新核算"), gaps = results.Column("数据核验", "差"),
       stated = results.Column("数据核验", "报告所列结果");
  size_t row = 0;
  for (const ReportedPlace& place : ThreePlaces()) {
    const nlohmann::json review = run.Review(place);
    for (const auto& relation : review["relations"]) {
      for (auto* column : {&sums, &gaps, &stated})
        column->resize(std::max(column->size(), row + 1));
      EXPECT_EQ(sums[row], relation.value("recomputed", "")) << relation;
      EXPECT_EQ(stated[row], relation.value("stated", "")) << relation;
      if (!gaps[row].empty()) {
        EXPECT_EQ(*text::Decimal::Parse(gaps[row]),
                  *text::Decimal::Parse(sums[row]) - *text::Decimal::Parse(stated[row]));
      }
      ++row;
    }
  }
  EXPECT_GE(row, 30u);
}

TEST(Office, WorkbooksSurviveBeingSavedByIt) {
  const Office office;
  if (!office.there()) GTEST_SKIP() << Office::kMissing;
  const PapersRun run;
  const ReportedPlace& place = ThreePlaces()[1];
  run.DecideAll(place, "采纳");
  ASSERT_EQ(run.Check(), 0);  // our own form again, with the decisions in it
  const TempDir dir;
  ASSERT_TRUE(office.Convert({run.Desk(place)}, "xlsx", dir.path()));
  std::string said;
  EXPECT_EQ(run.Letter(place, dir.File("问题清单.xlsx"), &said), 0) << said;
  EXPECT_THAT(said, HasSubstr("采纳并写入反馈函 8 项"));
}

TEST(Office, TheLetterIsLaidOutOnPages) {
  const Office office;
  if (!office.there()) GTEST_SKIP() << Office::kMissing;
  const PapersRun run;
  const ReportedPlace& place = ThreePlaces()[1];
  run.DecideAll(place, "采纳");
  ASSERT_EQ(run.Letter(place, run.Desk(place)), 0);
  const TempDir dir;
  ASSERT_TRUE(office.Convert({run.Feedback(place.label + "/反馈函.docx")}, "pdf", dir.path()));
  const std::string pdf = dir.File("反馈函.pdf");
  EXPECT_THAT(PrintedBy({"pdfinfo", pdf}), HasSubstr("(A4)"));
  const std::string text = PrintedBy({"pdftotext", "-layout", pdf, "-"});
  EXPECT_THAT(text, HasSubstr("关于对临江市青禾区自评报告复核情况的反馈函"));
  EXPECT_THAT(text, HasSubstr("临江市青禾区人民政府："));
  EXPECT_THAT(text, HasSubstr("附件1"));
  EXPECT_THAT(text, HasSubstr("—1—"));
  EXPECT_THAT(text, Not(HasSubstr("初核稿")));
  EXPECT_THAT(text, Not(HasSubstr("{{")));
  const std::string flow = PrintedBy({"pdftotext", "-raw", pdf, "-"});
  const nlohmann::json review = run.Review(place);
  for (const auto& f : review["findings"]) {
    if (f.value("severity", "") != "error") continue;
    const std::string ask = WithoutSpaces(f["ask"]);
    EXPECT_THAT(flow, HasSubstr(ask.substr(0, 30)));
  }
  PrintedBy({"pdftoppm", "-r", "40", "-png", "-f", "1", "-l", "1", pdf, dir.File("page")});
  EXPECT_TRUE(ReadFile(dir.File("page-1.png")).starts_with("\x89PNG"));
}

TEST(Office, TheDraftIsMarkedOnEveryPage) {
  const Office office;
  if (!office.there()) GTEST_SKIP() << Office::kMissing;
  const PapersRun run;
  const TempDir dir;
  const std::string draft = run.Inside("临江市青禾区/反馈函（内部初核稿）.docx");
  ASSERT_TRUE(office.Convert({draft}, "pdf", dir.path()));
  const std::string pdf = dir.File("反馈函（内部初核稿）.pdf");
  const std::string info = PrintedBy({"pdfinfo", pdf});
  const int pages = std::stoi(info.substr(info.find("Pages:") + 6));
  EXPECT_GE(pages, 4);
  for (int page = 1; page <= pages; ++page) {
    const std::string n = std::to_string(page);
    EXPECT_THAT(PrintedBy({"pdftotext", "-f", n, "-l", n, pdf, "-"}),
                HasSubstr("内部初核稿，未经审核，不得外发"));
  }
}

}  // namespace
}  // namespace dudao::test
