#include "services/ingest/core/formats/format_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"
#include "tests/support/zip_writer.h"

namespace dudao::ingest {
namespace {

using namespace std::string_literals;
using test::Zip;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kPage[] = "<html><body><p>云岭县小学12所</p></body></html>";
const std::string kPicture = "\x89PNG\r\n\x1A\n\0"s;

v1::StageError ErrorOf(const absl::Status& status) {
  return StageErrorOf(status).value_or(v1::StageError());
}

std::string CodeOf(const std::string& bytes) {
  return ErrorOf(FormatParser().Parse(bytes, {}).status()).code();
}

TEST(FormatParserTest, SaysWhatItRead) {
  const auto page = FormatParser().Parse(kPage, {});
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->text(), "云岭县小学12所\n");
  EXPECT_EQ(page->media_type(), "text/html");
  EXPECT_EQ(page->charset_decided_by(), "strict_utf8");
  const auto docx = FormatParser().Parse(Zip({{"word/document.xml",
                                               "<w:document><w:body><w:p><w:r><w:t>云岭县</w:t>"
                                               "</w:r></w:p></w:body></w:document>"}}),
                                         {});
  ASSERT_TRUE(docx.ok()) << docx.status();
  EXPECT_THAT(docx->media_type(), testing::EndsWith("wordprocessingml.document"));
  EXPECT_EQ(docx->charset(), "UTF-8");
  EXPECT_EQ(docx->charset_decided_by(), "format");
}

TEST(FormatParserTest, APageInUtf16IsAPage) {
  const auto page = FormatParser().Parse("\xFF\xFE<\0p\0>\0\x91\x4E<\0/\0p\0>\0"s, {});
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->text(), "云\n");
  EXPECT_EQ(page->charset(), "UTF-16LE");
}

TEST(FormatParserTest, NoWordsIsARefusal) {
  EXPECT_EQ(CodeOf("<html><body><img src=x></body></html>"), "no_text");
  EXPECT_EQ(CodeOf(kPicture), "picture_file");
}

TEST(FormatParserTest, AZipWithOneReportIsThatReport) {
  const auto report = FormatParser().Parse(Zip({{"材料/", ""},
                                                {"材料/自评报告.html", kPage},
                                                {"材料/校园.png", kPicture},
                                                {"__MACOSX/._自评报告.html", "x"},
                                                {".DS_Store", "x"},
                                                {"~$自评报告.docx", "x"}}),
                                           {});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->text(), "云岭县小学12所\n");
  EXPECT_EQ(report->media_type(), "text/html");
}

TEST(FormatParserTest, AZipWithSeveralReportsIsNone) {
  const auto status =
      FormatParser().Parse(Zip({{"a.html", kPage}, {"b.txt", "东屏市小学3所"}}), {}).status();
  EXPECT_EQ(ErrorOf(status).code(), "many_documents");
  EXPECT_THAT(ErrorOf(status).arguments(), ElementsAre("2"));
}

TEST(FormatParserTest, AZipWithoutAReport) {
  EXPECT_EQ(CodeOf(Zip({{"校园.png", kPicture}})), "empty_archive");
  EXPECT_EQ(CodeOf(Zip({})), "empty_archive");
  EXPECT_EQ(CodeOf(Zip({{"里层.zip", Zip({{"a.html", kPage}})}})), "nested_archive");
  EXPECT_EQ(CodeOf(Zip({{"里层.rar", "Rar!\x1A\x07\x01"s}})), "nested_archive");
  EXPECT_EQ(CodeOf(Zip({{"报告.docx", "PK\x03\x04 …"}})), "damaged_file");
  EXPECT_EQ(CodeOf(Zip({{"报告.txt", "云岭县\xFF"}})), "unknown_encoding");
  EXPECT_EQ(CodeOf("PK\x03\x04 …"), "damaged_file");
}

TEST(FormatParserTest, FilesAreListedAndReadInTheSameOrder) {
  const std::string zip = Zip({{"乙/", ""},
                               {"乙/b.txt", "东屏市"},
                               {".hidden", "x"},
                               {"Thumbs.db", "x"},
                               {"a.html", kPage},
                               {"c.zip", Zip({})}});
  EXPECT_THAT(*FormatParser().ListFiles(zip, {}), ElementsAre("乙/b.txt", "a.html", "c.zip"));
  EXPECT_EQ(*FormatParser().ReadFile(zip, 0, {}), "东屏市");
  EXPECT_EQ(*FormatParser().ReadFile(zip, 1, {}), kPage);
  EXPECT_EQ(ErrorOf(FormatParser().ReadFile(zip, 2, {}).status()).code(), "nested_archive");
  EXPECT_EQ(ErrorOf(FormatParser().ReadFile(zip, 3, {}).status()).code(), "damaged_file");
}

TEST(FormatParserTest, ADocumentHoldsNoFiles) {
  EXPECT_THAT(*FormatParser().ListFiles(Zip({{"word/document.xml", "<x/>"}}), {}), IsEmpty());
  EXPECT_THAT(*FormatParser().ListFiles(Zip({{"OFD.xml", "<x/>"}}), {}), IsEmpty());
}

TEST(FormatParserTest, ADocumentInAZipIsNoNestedArchive) {
  const std::string docx = Zip({{"word/document.xml", "<x/>"}});
  EXPECT_EQ(*FormatParser().ReadFile(Zip({{"a.docx", docx}}), 0, {}), docx);
}

}  // namespace
}  // namespace dudao::ingest
