#include "services/ingest/core/pdf/pdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "common/status/stage_error.h"
#include "tests/unit/services/ingest/core/pdf/small_pdf.h"

namespace dudao::ingest {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Fixture(const std::string& name) {
  std::ifstream file(std::string(DUDAO_SOURCE_DIR) + "/tests/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

v1::Document Read(std::string_view bytes) {
  auto document = ReadPdf(bytes, {});
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *std::move(document) : v1::Document();
}

std::string Code(std::string_view bytes, const Limits& limits = {}) {
  const auto document = ReadPdf(bytes, limits);
  if (document.ok()) return "";
  const auto error = StageErrorOf(document.status());
  return error ? error->code() : document.status().ToString();
}

TEST(ReadPdf, AReportOfManyPages) {
  const v1::Document document = Read(Fixture("report.pdf"));
  EXPECT_TRUE(document.text().starts_with(
      "岚谷县人民政府\n关于2023年度履行教育职责情况的自评报告\n东屏市"));
  EXPECT_THAT(document.text(), HasSubstr("中等职业学\n校1所。"));
  EXPECT_THAT(document.text(), HasSubstr("\n小学\t48\t21460\t1398\n"));
  EXPECT_THAT(document.text(), Not(HasSubstr("岚谷县自评报告")));  // the running head
  EXPECT_THAT(document.text(), Not(HasSubstr("- 1 -")));
  EXPECT_EQ(document.pages_size(), 7);
  EXPECT_EQ(document.tables_size(), 1);
}

TEST(ReadPdf, FontThatIsNotEmbedded) {
  SmallPdf pdf;
  pdf.AddPage(SmallPdf::Words(90, 700, "全县共有学校"));
  EXPECT_EQ(Read(pdf.Bytes()).text(), "全县共有学校\n");
}

TEST(ReadPdf, GbkMapOfPopplerData) {
  SmallPdf pdf("GBK-EUC-H");
  pdf.AddPage("BT /F1 16 Tf 90 700 Td <BDCCD3FDD6B0D4F0> Tj ET");
  EXPECT_EQ(Read(pdf.Bytes()).text(), "教育职责\n");
}

TEST(ReadPdf, LinesComeByHeight) {
  SmallPdf pdf;
  pdf.AddPage(SmallPdf::Words(90, 640, "下面一行") + SmallPdf::Words(90, 700, "上面一行"));
  EXPECT_EQ(Read(pdf.Bytes()).text(), "上面一行\n下面一行\n");
}

TEST(ReadPdf, TurnedSheetReadsAsSeen) {
  SmallPdf pdf;
  pdf.AddPage("0 1 -1 0 595 0 cm\n" + SmallPdf::Words(90, 500, "横排表格第一行") +
                  SmallPdf::Words(90, 460, "横排表格第二行"),
              "/Rotate 90");
  EXPECT_EQ(Read(pdf.Bytes()).text(), "横排表格第一行\n横排表格第二行\n");
}

TEST(ReadPdf, SidewaysWordsOnAnUprightSheet) {
  SmallPdf pdf;
  pdf.AddPage("0 1 -1 0 595 0 cm\n" + SmallPdf::Words(90, 500, "横排表格第一行") +
              SmallPdf::Words(90, 460, "横排表格第二行"));
  EXPECT_EQ(Read(pdf.Bytes()).text(), "横排表格第一行\n横排表格第二行\n");
}

TEST(ReadPdf, VerticalWritingReadsFromTheRight) {
  SmallPdf pdf("UniGB-UCS2-V");
  pdf.AddPage(SmallPdf::Words(500, 700, "右边一行") + SmallPdf::Words(460, 700, "左边一行"));
  EXPECT_EQ(Read(pdf.Bytes()).text(), "右边一行\n左边一行\n");
}

constexpr char kPicture[] =
    "99 0 obj<</Type/XObject/Subtype /Image/Width 1/Height 1>>stream\nx\nendstream endobj\n";

TEST(ReadPdf, PictureOnEveryPage) {
  SmallPdf pdf;
  for (int i = 0; i < 3; ++i) pdf.AddPage(SmallPdf::Words(290, 40, "12"));
  EXPECT_EQ(Code(pdf.Bytes() + kPicture), "scanned_pdf");
  EXPECT_EQ(Code(pdf.Bytes()), "no_text");
}

TEST(ReadPdf, FewWordsAndNoPictureIsNoScan) {
  SmallPdf pdf;
  pdf.AddPage(SmallPdf::Words(90, 700, "评价材料"));
  for (int i = 0; i < 2; ++i) pdf.AddPage(SmallPdf::Words(290, 400, "12"));
  EXPECT_EQ(Read(pdf.Bytes()).text(), "评价材料\n12\n12\n");
  EXPECT_EQ(Code(pdf.Bytes() + kPicture), "scanned_pdf");
}

TEST(ReadPdf, APictureAmongTextIsNoScan) {
  SmallPdf pdf;
  pdf.AddPage(SmallPdf::Words(90, 700, "正文第一页"));
  pdf.AddPage("");
  pdf.AddPage(SmallPdf::Words(90, 700, "正文第三页"));
  EXPECT_EQ(Read(pdf.Bytes()).pages_size(), 3);
}

constexpr char kGlyphs[] = "BT /F1 16 Tf 90 700 Td <0001000200030004000500060007> Tj ET";

TEST(ReadPdf, LettersWithoutMeaning) {
  SmallPdf pdf = SmallPdf::OfGlyphs(0xE000);
  pdf.AddPage(kGlyphs);
  EXPECT_EQ(Code(pdf.Bytes()), "garbled_pdf");
}

TEST(ReadPdf, GlyphsWithoutLetters) {
  SmallPdf pdf = SmallPdf::OfGlyphs(0);
  pdf.AddPage(kGlyphs);
  EXPECT_EQ(Code(pdf.Bytes()), "garbled_pdf");
}

TEST(ReadPdf, LookAlikesAreReadAsLetters) {
  SmallPdf pdf = SmallPdf::OfGlyphs(0x2F00);  // Kangxi radicals
  pdf.AddPage(kGlyphs);
  EXPECT_EQ(Read(pdf.Bytes()).text(), "丨丶丿乙亅二亠\n");
}

TEST(ReadPdf, APasswordIsNeeded) {
  SmallPdf pdf;
  pdf.AddPage(SmallPdf::Words(90, 700, "全县共有学校"));
  const std::string key(32, 'x');
  EXPECT_EQ(Code(pdf.Bytes("/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + key +
                           ")/U(" + key + ")>>")),
            "encrypted_file");
}

TEST(ReadPdf, Damaged) {
  EXPECT_EQ(Code("%PDF-1.7\nnothing else"), "damaged_file");
  EXPECT_EQ(Code(""), "damaged_file");
  const std::string whole = Fixture("report.pdf");
  EXPECT_NE(Code(std::string_view(whole).substr(0, whole.size() / 3)), "");
}

TEST(ReadPdf, TooManyPages) {
  SmallPdf pdf;
  for (int i = 0; i < 4; ++i) pdf.AddPage(SmallPdf::Words(90, 700, "正文一页"));
  EXPECT_EQ(Code(pdf.Bytes(), {.max_pages = 3}), "too_many_pages");
  EXPECT_EQ(Code(pdf.Bytes(), {.max_pages = 4}), "");
}

TEST(ReadPdf, TooMuchText) {
  EXPECT_EQ(Code(Fixture("report.pdf"), {.max_text_bytes = 1000}), "text_too_large");
}

}  // namespace
}  // namespace dudao::ingest
