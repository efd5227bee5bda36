#include "services/ingest/core/format.h"

#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"

namespace dudao::ingest {
namespace {

using namespace std::string_literals;

const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;

struct Case {
  std::string bytes;
  Format format;
  std::string name;
};

TEST(FormatTest, IsToldByContent) {
  const Case cases[] = {
      {"%PDF-1.7\n%\xE2\xE3", Format::kPdf, "PDF"},
      {"\r\nX-Gate: ok\r\n%PDF-1.4\n1 0 obj\nendobj", Format::kPdf, "PDF"},
      {"PK\x03\x04\x14\0"s, Format::kZip, "ZIP"},
      {"PK\x05\x06\0\0"s, Format::kZip, "ZIP"},
      {kOle + "\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s, Format::kDoc, "DOC/WPS"},
      {kOle + "\0W\0o\0r\0k\0b\0o\0o\0k\0"s, Format::kSheet, "XLS/ET"},
      {kOle + "\0P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"s, Format::kOther, "PPT/DPS"},
      {kOle + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s, Format::kEncrypted, "DOCX"},
      {kOle + "\0\0"s, Format::kOther, "OLE"},
      {"{\\rtf1\\ansi", Format::kOther, "RTF"},
      {"Rar!\x1A\x07\x01"s, Format::kArchive, "RAR"},
      {"7z\xBC\xAF\x27\x1C\0\4"s, Format::kArchive, "7Z"},
      {"\x1F\x8B\x08\0"s, Format::kArchive, "GZIP"},
      {"\x89PNG\r\n\x1A\n\0"s, Format::kPicture, "PNG"},
      {"\xFF\xD8\xFF\xE0", Format::kPicture, "JPEG"},
      {"BM\x46\0\0\0\0\0\0\0\x36\0"s, Format::kPicture, "BMP"},
      {"<!DOCTYPE html>\n<title>云岭县</title>", Format::kHtml, "HTML"},
      {"\xEF\xBB\xBF\n <!-- 首页 --> <HTML lang=zh>", Format::kHtml, "HTML"},
      {"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Format::kHtml, "HTML"},
      {"<p style=\"x\">云岭县</p>", Format::kHtml, "HTML"},
      {"<p>\xD4\xC6\xC1\xEB\xCF\xD8</p>", Format::kHtml, "HTML"},
      {"<Table><tr><td>12</td></tr></Table>", Format::kHtml, "HTML"},
      {"<?xml version=\"1.0\"?>\n<w:wordDocument>", Format::kOther, "XML"},
      {"MIME-Version: 1.0\nContent-Type: multipart/related;\n", Format::kOther, "MHT"},
      {"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n",
       Format::kOther, "MHT"},
  };
  for (const auto& [bytes, format, name] : cases) {
    EXPECT_EQ(Sniff(bytes).format, format) << bytes;
    EXPECT_EQ(Sniff(bytes).name, name) << bytes;
  }
}

TEST(FormatTest, TextThatOnlyMentionsAFormatIsText) {
  for (const char* text :
       {"云岭县网站使用<html>标签。", "BM系列教材已配发。", "PK赛共3场。", "<htmlx>云岭",
        "关于%PDF-1.7的说明", "<!-- 未完", "<云岭县>报告", "<p>", "<pp>云岭</pp>", "From: 云岭县",
        "MIME-Version 是什么", "GIF动画3个", ""}) {
    EXPECT_EQ(Sniff(text).format, Format::kText) << text;
  }
}

TEST(FormatTest, ContainersAreToldByTheirEntries) {
  EXPECT_EQ(ZipFormat({"[Content_Types].xml", "word/document.xml"}).format, Format::kDocx);
  EXPECT_EQ(ZipFormat({"Word/Document.xml"}).format, Format::kDocx);
  EXPECT_EQ(ZipFormat({"OFD.xml", "Doc_0/Document.xml"}).format, Format::kOfd);
  EXPECT_EQ(ZipFormat({"xl/workbook.xml"}).format, Format::kSheet);
  EXPECT_EQ(ZipFormat({"mimetype", "META-INF/manifest.xml"}).name, "ODF");
  EXPECT_EQ(ZipFormat({"材料/word/document.xml", "报告.docx"}).format, Format::kZip);
  EXPECT_EQ(ZipFormat({}).format, Format::kZip);
}

TEST(FormatTest, EveryRefusalHasItsCode) {
  const auto code = [](Sniffed sniffed) {
    return StageErrorOf(RefuseFormat(sniffed)).value_or(v1::StageError()).code();
  };
  EXPECT_EQ(code({Format::kEncrypted, "DOCX"}), "encrypted_file");
  EXPECT_EQ(code({Format::kPicture, "PNG"}), "picture_file");
  EXPECT_EQ(code({Format::kSheet, "XLSX"}), "sheet_file");
  EXPECT_EQ(code({Format::kArchive, "RAR"}), "archive_format");
  EXPECT_EQ(code({Format::kOther, "RTF"}), "unsupported_format");
}

TEST(FormatTest, WhatIsReadHasAMediaType) {
  for (const Format format :
       {Format::kText, Format::kHtml, Format::kPdf, Format::kDocx, Format::kOfd, Format::kDoc}) {
    EXPECT_TRUE(IsReadable(format));
  }
  for (const Format format : {Format::kZip, Format::kEncrypted, Format::kArchive, Format::kPicture,
                              Format::kSheet, Format::kOther}) {
    EXPECT_FALSE(IsReadable(format));
  }
}

}  // namespace
}  // namespace dudao::ingest
