#include "services/ingest/core/ingester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/status/stage_error.h"
#include "common/text/sha256.h"

namespace dudao::ingest {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;

// The error a refused document carries.
v1::StageError Refusal(const std::string& bytes, const std::string& name = "自评报告.txt",
                       Limits limits = {}) {
  const auto document = Ingester(limits).Read(bytes, name);
  if (document.ok()) return {};
  const auto error = StageErrorOf(document.status());
  EXPECT_TRUE(error) << document.status();
  EXPECT_EQ(error->stage(), "ingest");
  EXPECT_FALSE(error->retryable());
  return *error;
}

TEST(IngesterTest, ReadsPlainText) {
  const std::string bytes = "\xEF\xBB\xBF云岭县\n小学12所。";
  const auto document = Ingester({}).Read(bytes, "县/2020/自评报告.txt");
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->id(), text::Sha256Hex(bytes));
  EXPECT_EQ(document->source_name(), "自评报告.txt");
  EXPECT_EQ(document->media_type(), "text/plain");
  EXPECT_EQ(document->charset(), "UTF-8");
  EXPECT_EQ(document->charset_decided_by(), "bom");
  EXPECT_EQ(document->text(), "云岭县\n小学12所。");
  EXPECT_EQ(document->length(), 10u);
}

TEST(IngesterTest, SameBytesSameId) {
  const auto a = Ingester({}).Read("云岭县", "a.txt"), b = Ingester({}).Read("云岭县", "b.txt");
  EXPECT_EQ(a->id(), b->id());
  EXPECT_NE(a->id(), Ingester({}).Read("云岭市", "a.txt")->id());
}

TEST(IngesterTest, NameIsWithoutFoldersAndUtf8) {
  EXPECT_EQ(Ingester({}).Read("x", "C:\\报告\\a.txt")->source_name(), "a.txt");
  EXPECT_EQ(Ingester({}).Read("x", "\xD4\xC6.txt")->source_name(), "??.txt");
}

TEST(IngesterTest, RefusesEmptyAndBlank) {
  EXPECT_EQ(Refusal("").code(), "empty_file");
  EXPECT_EQ(Refusal(" \r\n\t").code(), "empty_file");
  EXPECT_EQ(Refusal("\xEF\xBB\xBF").code(), "empty_file");
  EXPECT_THAT(Refusal("", "县/空.txt").arguments(), ElementsAre("空.txt"));
}

TEST(IngesterTest, LimitsAreInclusiveAndNamed) {
  const Limits limits{.max_bytes = 9, .max_text_bytes = 6};
  EXPECT_TRUE(Ingester(limits).Read("云岭", "a.txt").ok());
  const auto text = Refusal("云岭县", "a.txt", limits);
  EXPECT_EQ(text.code(), "text_too_large");
  EXPECT_THAT(text.arguments(), ElementsAre("a.txt", "9", "6"));
  const auto file = Refusal("云岭县1", "a.txt", limits);
  EXPECT_EQ(file.code(), "too_large");
  EXPECT_THAT(file.arguments(), ElementsAre("a.txt", "10", "9"));
}

TEST(IngesterTest, TextLimitCountsDecodedBytes) {
  // Two bytes a character in UTF-16, three in UTF-8.
  const Limits limits{.max_bytes = 100, .max_text_bytes = 8};
  EXPECT_EQ(Refusal("\xFE\xFF\x4E\x91\x5C\xAD\x53\xBF"s, "a.txt", limits).code(), "text_too_large");
}

TEST(IngesterTest, RefusesWhatIsNotText) {
  EXPECT_EQ(Refusal("云岭\0县"s).code(), "not_text");
  EXPECT_EQ(Refusal("云岭县\xFF").code(), "unknown_encoding");
  EXPECT_THAT(Refusal("云岭县\xFF").arguments(), ElementsAre("自评报告.txt"));
}

struct Sent {
  std::string bytes;
  std::string format;
};

TEST(IngesterTest, NamesFormatsItDoesNotRead) {
  const Sent files[] = {
      {"%PDF-1.7\n%\xE2\xE3", "PDF"},
      {"PK\x03\x04\x14\0word/document.xml"s, "DOCX"},
      {"PK\x03\x04\x14\0OFD.xml"s, "OFD"},
      {"PK\x03\x04\x14\0xl/workbook.xml"s, "XLSX"},
      {"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text"s, "ODF"},
      {"PK\x03\x04\x14\0notes.txt"s, "ZIP"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s, "DOC/WPS"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "OLE"},
      {"{\\rtf1\\ansi", "RTF"},
      {"\x89PNG\r\n\x1A\n\0"s, "PNG"},
      {"BM\x46\0\0\0\0\0\0\0\x36\0"s, "BMP"},
      {"<!DOCTYPE html>\n<title>云岭县</title>", "HTML"},
      {"\xEF\xBB\xBF\n <!-- 首页 --> <HTML lang=zh>", "HTML"},
      {"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "HTML"},
      {"<p style=\"x\">云岭县</p>", "HTML"},
      {"<Table><tr><td>12</td></tr></Table>", "HTML"},
      {"<?xml version=\"1.0\"?>\n<w:wordDocument>", "XML"},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, "HTML"},
  };
  for (const auto& [bytes, format] : files) {
    const auto error = Refusal(bytes, "报告.doc");
    EXPECT_EQ(error.code(), "unsupported_format") << format;
    EXPECT_THAT(error.arguments(), ElementsAre("报告.doc", format));
  }
}

TEST(IngesterTest, TextThatOnlyMentionsAFormatIsText) {
  for (const char* text :
       {"云岭县网站使用<html>标签。", "BM系列教材已配发。", "PK赛共3场。", "<htmlx>云岭",
        "关于%PDF-1.7的说明", "<!-- 未完", "<云岭县>报告", "<p>", "<pp>云岭</pp>"}) {
    EXPECT_TRUE(Ingester({}).Read(text, "a.txt").ok()) << text;
  }
}

}  // namespace
}  // namespace dudao::ingest
