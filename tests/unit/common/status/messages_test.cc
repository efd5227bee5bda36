#include "common/status/messages.h"

#include <gtest/gtest.h>

#include <string>

#include "common/config/data_dir.h"
#include "common/text/fill_template.h"

namespace dudao {
namespace {

v1::StageError Error(const std::string& code, const std::vector<std::string>& arguments) {
  v1::StageError error;
  error.set_code(code);
  for (const std::string& a : arguments) error.add_arguments(a);
  return error;
}

ErrorMessages Shipped() {
  const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
  EXPECT_TRUE(data.ok()) << data.status();
  auto messages = ErrorMessages::Create(*data);
  EXPECT_TRUE(messages.ok()) << messages.status();
  return *std::move(messages);
}

std::string Fault(const std::string& content) {
  text::DataSet data;
  data.Add({"messages/errors.tsv", content, "errors.tsv"});
  return std::string(ErrorMessages::Create(data).status().message());
}

TEST(FillTemplate, FillsPlacesAndLeavesTheRest) {
  EXPECT_EQ(text::FillTemplate("{0}为{1}，{0}", {"甲", "乙"}), "甲为乙，甲");
  EXPECT_EQ(text::FillTemplate("{2}{x}{", {"甲"}), "{x}{");
  EXPECT_EQ(text::FillTemplate("{0}", {"{1}", "乙"}), "{1}");
  EXPECT_EQ(text::TemplateArity("{0}{3}{x}"), 4u);
  EXPECT_EQ(text::TemplateArity("无"), 0u);
}

TEST(ErrorMessages, SaysWhatAndWhatToDo) {
  const ErrorMessages messages = Shipped();
  EXPECT_EQ(messages.Message(Error("empty_file", {"青禾区.txt"})), "青禾区.txt：文件是空的。");
  EXPECT_FALSE(messages.Advice(Error("empty_file", {})).empty());
  EXPECT_EQ(messages.Format(Error("unknown_framework", {"x", "a、b"})),
            "没有名为“x”的指标体系。可用的指标体系：a、b。");
}

TEST(ErrorMessages, EveryCodeOfIngestHasItsRow) {
  const ErrorMessages messages = Shipped();
  const std::string unknown = messages.Message(Error("no_such_code", {}));
  EXPECT_NE(unknown.find("no_such_code"), std::string::npos);
  for (const char* code :
       {"empty_file",         "too_large",      "not_text",        "unknown_encoding",
        "unsupported_format", "text_too_large", "internal",        "picture_file",
        "sheet_file",         "archive_format", "scanned_pdf",     "no_text",
        "encrypted_file",     "damaged_file",   "archive_bomb",    "archive_too_large",
        "nested_archive",     "unsafe_entry",   "empty_archive",   "many_documents",
        "too_deep",           "too_many_pages", "doctype_refused", "parser_crashed",
        "parser_timeout",     "parser_memory",  "no_parser"})
    EXPECT_EQ(messages.Message(Error(code, {})).find("未登记"), std::string::npos) << code;
}

TEST(ErrorMessages, FaultsNameFileLineAndColumn) {
  EXPECT_EQ(Fault("code\tmessage\tadvice\nx\t\ty\n"), "errors.tsv:2:2: empty");
  EXPECT_EQ(Fault("code\tmessage\tadvice\nx\ta\ty\nx\ta\ty\n"), "errors.tsv:3:1: stands twice");
  EXPECT_NE(Fault("code\tmessage\tadvice\nx\ta\ty\n").find("unknown"), std::string::npos);
}

}  // namespace
}  // namespace dudao
