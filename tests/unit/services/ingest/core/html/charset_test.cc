#include "services/ingest/core/html/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "common/status/stage_error.h"

namespace dudao::ingest::html {
namespace {

using namespace std::string_literals;

// 云岭县 in GBK.
const std::string kGbk = "\xD4\xC6\xC1\xEB\xCF\xD8";
const std::string kLongUtf8 = "云岭县小学十二所，初中三所，高中一所。";

struct Case {
  std::string bytes;
  std::string utf8, charset, decided_by;
};

TEST(CharsetTest, IsDecidedByMarkBytesOrClaim) {
  const Case cases[] = {
      {"\xEF\xBB\xBF<meta charset=gbk>云岭", "<meta charset=gbk>云岭", "UTF-8", "bom"},
      {"<meta charset=\"utf-8\"/>云岭", "<meta charset=\"utf-8\"/>云岭", "UTF-8", "strict_utf8"},
      {"<meta charset=gb2312>" + kGbk, "<meta charset=gb2312>云岭县", "GB18030", "meta"},
      {"<META http-equiv=Content-Type content='text/html; charset=GBK'>" + kGbk,
       "<META http-equiv=Content-Type content='text/html; charset=GBK'>云岭县", "GB18030", "meta"},
      // Saved anew as UTF-8 with its old meta.
      {"<meta charset=gb2312>" + kLongUtf8, "<meta charset=gb2312>" + kLongUtf8, "UTF-8",
       "strict_utf8"},
      {"<p>" + kGbk, "<p>云岭县", "GB18030", "strict_gb18030"},
      {"<p>云岭", "<p>云岭", "UTF-8", "strict_utf8"},
      // 雲 in Big5.
      {"<meta charset=big5>\xB6\xB3", "<meta charset=big5>雲", "big5", "meta"},
      {"\xFF\xFE<\0p\0>\0\x91\x4E"s, "<p>云", "UTF-16LE", "bom"},
      // A claim of UTF-16 in ASCII is false.
      {"<meta charset=utf-16><p>x", "<meta charset=utf-16><p>x", "UTF-8", "strict_utf8"},
      {"<meta charset=nonsense>" + kGbk, "<meta charset=nonsense>云岭县", "GB18030",
       "strict_gb18030"},
  };
  for (const auto& [bytes, utf8, charset, decided_by] : cases) {
    const auto decoded = DecodePage(bytes);
    ASSERT_TRUE(decoded.ok()) << decoded.status() << bytes;
    EXPECT_EQ(decoded->utf8, utf8);
    EXPECT_EQ(decoded->charset, charset) << bytes;
    EXPECT_EQ(decoded->decided_by, decided_by) << bytes;
  }
}

TEST(CharsetTest, SingleBrokenCharactersAreReplaced) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += kLongUtf8;
  const auto utf8 = DecodePage("<p>" + many + "\xE4\xBA<p>" + many);
  ASSERT_TRUE(utf8.ok());
  EXPECT_EQ(utf8->decided_by, "fewest_faults");
  EXPECT_NE(utf8->utf8.find("\xEF\xBF\xBD<p>"), std::string::npos);
  std::string gbk;
  for (int i = 0; i < 200; ++i) gbk += kGbk;
  const auto meta = DecodePage("<meta charset=gbk>" + gbk + "\xFF" + gbk);
  ASSERT_TRUE(meta.ok());
  EXPECT_EQ(meta->decided_by, "meta");
  EXPECT_EQ(meta->charset, "GB18030");
}

TEST(CharsetTest, WhatNothingReadsIsRefused) {
  std::string bytes = "<p>";
  for (int i = 0; i < 100; ++i) bytes += "\xFF\x01\xFE";
  const auto decoded = DecodePage(bytes);
  const auto error = StageErrorOf(decoded.status());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "unknown_encoding");
}

TEST(CharsetTest, Claims) {
  EXPECT_EQ(ClaimedCharset("<meta charset = 'GB2312' >"), "gb2312");
  EXPECT_EQ(ClaimedCharset("<?xml version='1.0' encoding=\"GBK\"?><html>"), "gbk");
  EXPECT_EQ(ClaimedCharset("<meta name=x><meta content='text/html;charset=utf-8'>"), "utf-8");
  EXPECT_EQ(ClaimedCharset("<p>charset=gbk</p>"), "");
  EXPECT_EQ(ClaimedCharset("<meta charset"), "");
  EXPECT_EQ(ClaimedCharset(""), "");
  EXPECT_EQ(ClaimedCharset(std::string(20000, ' ') + "<meta charset=gbk>"), "");
}

}  // namespace
}  // namespace dudao::ingest::html
