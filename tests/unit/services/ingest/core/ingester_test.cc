#include "services/ingest/core/ingester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/status/stage_error.h"
#include "common/text/sha256.h"
#include "services/ingest/core/refusal.h"

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
  EXPECT_THAT(text.arguments(), ElementsAre("a.txt", "6"));
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

TEST(IngesterTest, WithoutAParserOnlyTextIsRead) {
  for (const std::string& bytes :
       {"%PDF-1.7\n"s, "PK\x03\x04\x14\0word/document.xml"s, "<p>云岭县</p>"s,
        "\xFF\xFE<\0h\0t\0m\0l\0>\0"s,
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s}) {
    EXPECT_EQ(Refusal(bytes).code(), "no_parser") << bytes;
  }
  EXPECT_THAT(Refusal("%PDF-1.7\n", "县/报告.pdf").arguments(), ElementsAre("报告.pdf", "PDF"));
}

struct Sent {
  std::string bytes;
  std::string code, format;
};

TEST(IngesterTest, FormatsThatAreNotReadAreRefusedByName) {
  const Sent files[] = {{"{\\rtf1\\ansi", "unsupported_format", "RTF"},
                        {"\x89PNG\r\n\x1A\n\0"s, "picture_file", "PNG"},
                        {"Rar!\x1A\x07\x01"s, "archive_format", "RAR"},
                        {"<?xml version=\"1.0\"?>\n<w:wordDocument>", "unsupported_format", "XML"}};
  for (const auto& [bytes, code, format] : files) {
    const auto error = Refusal(bytes, "报告.doc");
    EXPECT_EQ(error.code(), code);
    EXPECT_THAT(error.arguments(), ElementsAre("报告.doc", format));
  }
}

// Says what it was asked.
class FakeParser : public DocumentParser {
 public:
  absl::StatusOr<v1::Document> Parse(std::string_view bytes, const Limits&) const override {
    if (bytes.ends_with("坏")) return Refuse("damaged_file");
    v1::Document document;
    document.set_text(std::string(bytes));
    return document;
  }
  absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view bytes,
                                                     const Limits&) const override {
    return std::vector<std::string>{std::string(bytes.substr(4))};
  }
  absl::StatusOr<std::string> ReadFile(std::string_view, uint32_t index,
                                       const Limits&) const override {
    if (index > 0) return Refuse("nested_archive", {"里层.zip"});
    return "云岭县";
  }
};

TEST(IngesterTest, OtherFormatsGoToTheParserAndComeBackWithIdAndName) {
  const Ingester ingester({}, std::make_shared<FakeParser>());
  const auto document = ingester.Read("%PDF-1.7 云岭县", "县/报告.pdf");
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->text(), "%PDF-1.7 云岭县");
  EXPECT_EQ(document->source_name(), "报告.pdf");
  EXPECT_EQ(document->id(), text::Sha256Hex("%PDF-1.7 云岭县"));
  EXPECT_EQ(ingester.Read("云岭县", "a.txt")->media_type(), "text/plain");
  const auto error = StageErrorOf(ingester.Read("%PDF-1.7 坏", "县/报告.pdf").status());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "damaged_file");
  EXPECT_THAT(error->arguments(), ElementsAre("报告.pdf"));
}

TEST(IngesterTest, FilesOfAZip) {
  const Ingester ingester({}, std::make_shared<FakeParser>());
  EXPECT_THAT(*ingester.ListFiles("PK\x03\x04报告.docx", "a.zip"), ElementsAre("报告.docx"));
  EXPECT_THAT(*ingester.ListFiles("云岭县", "a.txt"), ElementsAre());
  EXPECT_EQ(*ingester.ReadFile("PK\x03\x04", 0, "a.zip"), "云岭县");
  const auto error = StageErrorOf(ingester.ReadFile("PK\x03\x04", 1, "a.zip").status());
  EXPECT_THAT(error->arguments(), ElementsAre("a.zip", "里层.zip"));
  EXPECT_EQ(StageErrorOf(Ingester({}).ReadFile("PK\x03\x04", 0, "a.zip").status())->code(),
            "no_parser");
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
