#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/papers/xlsx/sheet_names.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "cli/papers/xlsx/workbook_writer.h"
#include "common/status/stage_error.h"
#include "tests/support/zip_writer.h"

namespace dudao::cli {
namespace {

using ::testing::HasSubstr;

TableSheet Sample() {
  TableSheet out{.name = "总表", .title = "自评报告复核总表"};
  out.notes = {"机器预评", "第二行说明"};
  out.columns = {{.title = "地区", .width = 12},
                 {.title = "满分", .kind = ColumnKind::kNumber},
                 {.title = "处理", .kind = ColumnKind::kInput, .choices = {"采纳", "不采纳"}}};
  out.rows = {{Text("云岭县"), Number("12.50"), Text("采纳")},
              {Text("a<b&\"c\"\n第二行"), Number("-0.1")},
              {Text("=1+1"), Formula("=B5*2", "25")}};
  return out;
}

TEST(Workbook, IsReadBackAsWritten) {
  const auto bytes = WriteWorkbook({Sample(), Sample()});
  ASSERT_TRUE(bytes.ok()) << bytes.status();
  const auto book = ReadWorkbook(*bytes);
  ASSERT_TRUE(book.ok()) << book.status();
  ASSERT_EQ(book->sheets.size(), 2u);
  EXPECT_EQ(book->sheets[1].name, "总表(2)");
  const ReadSheet& sheet = book->sheets[0];
  EXPECT_EQ(sheet.At(0, 0), "自评报告复核总表");
  EXPECT_EQ(sheet.At(2, 0), "第二行说明");
  EXPECT_EQ(sheet.At(3, 2), "处理");
  EXPECT_EQ(sheet.At(4, 0), "云岭县");
  EXPECT_EQ(sheet.At(4, 1), "12.5");
  EXPECT_EQ(sheet.At(5, 0), "a<b&\"c\"\n第二行");
  EXPECT_EQ(sheet.At(5, 1), "-0.1");
  EXPECT_EQ(sheet.At(6, 0), "=1+1");  // words, never run as a formula
  EXPECT_EQ(sheet.At(6, 1), "25");
  EXPECT_EQ(sheet.At(99, 99), "");
}

TEST(Workbook, SameSheetsGiveSameBytes) {
  EXPECT_EQ(*WriteWorkbook({Sample()}), *WriteWorkbook({Sample()}));
}

TEST(Workbook, KeepsNumbersExactOrAsWords) {
  EXPECT_TRUE(FitsExcel("123456789012345"));
  EXPECT_FALSE(FitsExcel("1234567890123456"));
  EXPECT_TRUE(FitsExcel("0.000000000000001"));
  for (const char* word : {"", "-", "1-2", "1.2%", "∞", "--1"})
    EXPECT_FALSE(FitsExcel(word)) << word;
  TableSheet sheet{.name = "数"};
  sheet.columns = {{.title = "数"}};
  sheet.rows = {{Number("12345678901234567.89")}, {Number("73125.60")}, {Number("0.3")}};
  const auto book = ReadWorkbook(*WriteWorkbook({sheet}));
  EXPECT_EQ(book->sheets[0].At(2, 0), "12345678901234567.89");
  EXPECT_EQ(book->sheets[0].At(3, 0), "73125.6");
  EXPECT_EQ(book->sheets[0].At(4, 0), "0.3");
}

TEST(Workbook, CutsWhatNoCellHoldsAndSaysSo) {
  TableSheet sheet{.name = "长"};
  sheet.columns = {{.title = "文"}};
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "长";
  sheet.rows = {{Text(text)}};
  const auto book = ReadWorkbook(*WriteWorkbook({sheet}));
  EXPECT_TRUE(std::string(book->sheets[0].At(2, 0)).ends_with("……（余下从略）"));
}

TEST(SheetNames, AreLegalAndUnique) {
  SheetNames names;
  EXPECT_EQ(names.Take("作业/课后[服务]"), "作业／课后（服务）");
  EXPECT_EQ(names.Take("A"), "A");
  EXPECT_EQ(names.Take("a"), "a(2)");
  EXPECT_EQ(names.Take(""), "表");
  const std::string thirty_one = names.Take(std::string(40, 'x'));
  EXPECT_EQ(thirty_one, std::string(31, 'x'));
  EXPECT_EQ(names.Take(std::string(40, 'x')), std::string(28, 'x') + "(2)");
}

TEST(CellName, CountsPastZ) {
  EXPECT_EQ(CellName(0, 0), "A1");
  EXPECT_EQ(CellName(6, 25), "Z7");
  EXPECT_EQ(CellName(6, 26), "AA7");
  EXPECT_EQ(CellName(0, 701), "ZZ1");
  EXPECT_EQ(CellName(0, 702), "AAA1");
}

// A workbook by hand, as other software may write it.
std::string Book(const std::string& sheet, const std::string& shared = "") {
  return test::Zip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" r:id=\"R1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"R1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
        "<Relationship Id=\"R2\" Type=\"x/sharedStrings\" Target=\"/xl/ss.xml\"/></Relationships>"},
       {"xl/worksheets/s.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
       {"xl/ss.xml", "<sst>" + shared + "</sst>"}});
}

std::string CodeOf(const absl::Status& status) {
  const auto error = StageErrorOf(status);
  return error ? error->code() : std::string(status.message());
}

TEST(ReadWorkbook, ReadsWhatOthersWrite) {
  const auto book = ReadWorkbook(
      Book("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>乙</t></is></c></row>"
           "<row r=\"5\"><c r=\"C5\"><v>0.10000000000000001</v></c>"
           "<c r=\"D5\" t=\"str\"><f>A1</f><v>丙</v></c></row>",
           "<si><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>甲</t></r></si>"));
  ASSERT_TRUE(book.ok()) << book.status();
  const ReadSheet& sheet = book->sheets[0];
  EXPECT_EQ(sheet.At(0, 0), "甲甲");
  EXPECT_EQ(sheet.At(0, 1), "乙");
  EXPECT_EQ(sheet.At(4, 2), "0.1");
  EXPECT_EQ(sheet.At(4, 3), "丙");
}

TEST(ReadWorkbook, RefusesWhatIsNoWorkbook) {
  EXPECT_EQ(CodeOf(ReadWorkbook("").status()), "not_workbook");
  EXPECT_EQ(CodeOf(ReadWorkbook("\xD0\xCF\x11\xE0 an .xls").status()), "not_workbook");
  EXPECT_EQ(CodeOf(ReadWorkbook(test::Zip({{"word/document.xml", "<d/>"}})).status()),
            "not_workbook");
  const std::string whole = *WriteWorkbook({Sample()});
  EXPECT_FALSE(ReadWorkbook(whole.substr(0, whole.size() / 2)).ok());
}

TEST(ReadWorkbook, RefusesHostileOnes) {
  const auto code = [](const std::string& sheet, const std::string& shared = "") {
    return CodeOf(ReadWorkbook(Book(sheet, shared)).status());
  };
  EXPECT_EQ(code("<row><c t=\"s\"><v>7</v></c></row>"), "damaged_file");
  EXPECT_EQ(code("<row><c t=\"s\"><v>-1</v></c></row>"), "damaged_file");
  EXPECT_EQ(code("<row r=\"2000000\"><c><v>1</v></c></row>"), "workbook_too_large");
  EXPECT_EQ(code("<row><c r=\"XFD1\"><v>1</v></c></row>"), "workbook_too_large");
  EXPECT_EQ(code("<!DOCTYPE x><row/>"), "doctype_refused");
  // One text used by many cells counts where it is used.
  WorkbookLimits tight;
  tight.max_text = 1000;
  std::string row = "<row>";
  for (int i = 0; i < 20; ++i) row += "<c t=\"s\"><v>0</v></c>";
  const std::string many = Book(row + "</row>", "<si><t>" + std::string(100, 'x') + "</t></si>");
  EXPECT_EQ(CodeOf(ReadWorkbook(many, tight).status()), "workbook_too_large");
  EXPECT_TRUE(ReadWorkbook(many).ok());
}

}  // namespace
}  // namespace dudao::cli
