#include "common/text/decode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "common/text/utf.h"

namespace dudao::text {
namespace {

using namespace std::string_literals;

constexpr char kReport[] =
    "云岭县人民政府关于履行教育职责情况的自评报告\n一、全县现有小学12所，在校学生3456人。\n";

std::string Encode(const std::string& utf8, const char* charset) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(text.length() * 4 + 8, '\0');
  out.resize(text.extract(0, text.length(), out.data(), out.size(), charset));
  return out;
}

void ExpectDecoded(const std::string& bytes, const std::string& charset,
                   const std::string& decided_by, const std::string& utf8 = kReport) {
  const auto decoded = Decode(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->utf8, utf8);
  EXPECT_EQ(decoded->charset, charset);
  EXPECT_EQ(decoded->decided_by, decided_by);
}

absl::StatusCode Refusal(const std::string& bytes) { return Decode(bytes).status().code(); }

TEST(DecodeTest, Utf8) {
  ExpectDecoded(kReport, "UTF-8", "strict_utf8");
  ExpectDecoded("\xEF\xBB\xBF"s + kReport, "UTF-8", "bom");
  ExpectDecoded("plain ASCII\r\n", "UTF-8", "strict_utf8", "plain ASCII\r\n");
  ExpectDecoded("", "UTF-8", "strict_utf8", "");
}

TEST(DecodeTest, OnlyTheFirstByteOrderMarkIsDropped) {
  ExpectDecoded("\xEF\xBB\xBF\xEF\xBB\xBF云岭", "UTF-8", "bom", "\xEF\xBB\xBF云岭");
}

TEST(DecodeTest, Utf16WithMark) {
  ExpectDecoded("\xFF\xFE"s + Encode(kReport, "UTF-16LE"), "UTF-16LE", "bom");
  ExpectDecoded("\xFE\xFF"s + Encode(kReport, "UTF-16BE"), "UTF-16BE", "bom");
}

TEST(DecodeTest, Utf32WithMark) {
  ExpectDecoded("\xFF\xFE\0\0"s + Encode(kReport, "UTF-32LE"), "UTF-32LE", "bom");
  ExpectDecoded("\0\0\xFE\xFF"s + Encode(kReport, "UTF-32BE"), "UTF-32BE", "bom");
}

TEST(DecodeTest, Utf16ByPattern) {
  ExpectDecoded(Encode(kReport, "UTF-16LE"), "UTF-16LE", "utf16_pattern");
  ExpectDecoded(Encode(kReport, "UTF-16BE"), "UTF-16BE", "utf16_pattern");
  ExpectDecoded(Encode("Yunling 2020\n", "UTF-16LE"), "UTF-16LE", "utf16_pattern",
                "Yunling 2020\n");
  ExpectDecoded(Encode("青禾区𠀀小学", "UTF-16LE"), "UTF-16LE", "utf16_pattern", "青禾区𠀀小学");
}

TEST(DecodeTest, Utf16WithUnpairedSurrogateIsNotRead) {
  EXPECT_EQ(Refusal("\xFF\xFE"s + Encode("云岭县", "UTF-16LE") + "\x00\xD8"s),
            absl::StatusCode::kUnknown);
  EXPECT_EQ(Refusal("\xFF\xFE\x00\xDC"s), absl::StatusCode::kUnknown);
  EXPECT_EQ(Refusal("\xFF\xFE\x41"), absl::StatusCode::kUnknown);
}

TEST(DecodeTest, Gb18030) {
  ExpectDecoded(Encode(kReport, "gb18030"), "GB18030", "strict_gb18030");
  ExpectDecoded(Encode("东屏市𠀀小学", "gb18030"), "GB18030", "strict_gb18030", "东屏市𠀀小学");
  ExpectDecoded("\x84\x31\x95\x33"s + Encode(kReport, "gb18030"), "GB18030", "bom");
}

TEST(DecodeTest, Gb18030Of2022) {
  // The codes that moved, between words so that the text is plainly Chinese.
  const std::string words = Encode("云岭县青禾区东屏市临江市教育局自评报告", "gb18030");
  const auto read = [&](const std::string& code) {
    const auto decoded = Decode(words + code);
    return decoded.ok() ? ToUtf32(decoded->utf8)->back() : U'\0';
  };
  const std::pair<const char*, char32_t> codes[] = {
      {"\xA6\xD9", 0xFE10}, {"\xA6\xDA", 0xFE12}, {"\xA6\xDB", 0xFE11}, {"\xA6\xDC", 0xFE13},
      {"\xA6\xDD", 0xFE14}, {"\xA6\xDE", 0xFE15}, {"\xA6\xDF", 0xFE16}, {"\xA6\xEC", 0xFE17},
      {"\xA6\xED", 0xFE18}, {"\xA6\xF3", 0xFE19}, {"\xFE\x59", 0x9FB4}, {"\xFE\x61", 0x9FB5},
      {"\xFE\x66", 0x9FB6}, {"\xFE\x67", 0x9FB7}, {"\xFE\x6D", 0x9FB8}, {"\xFE\x7E", 0x9FB9},
      {"\xFE\x90", 0x9FBA}, {"\xFE\xA0", 0x9FBB}};
  for (const auto& [code, expected] : codes) {
    EXPECT_EQ(uint32_t{read(code)}, uint32_t{expected}) << std::hex << uint32_t{expected};
  }
  // A neighbour that did not move stays in the private use area.
  EXPECT_EQ(uint32_t{read("\xFE\x51")}, 0xE816u);
}

TEST(DecodeTest, Big5IsNotTakenForGb18030) {
  const std::string traditional =
      "臨江市政府教育局關於履行職責情況的報告。全縣現有小學十二所，在校學生三千餘人，教師二百餘人。"
      "教育經費逐年增加，學校條件得到改善，這是我們的工作。";
  ExpectDecoded(Encode(traditional, "Big5"), "Big5", "icu_detection", traditional);
}

TEST(DecodeTest, Latin1IsNotTakenForGb18030) {
  const std::string french =
      "Les élèves de l'école ont été évalués à la fin de l'année, et les résultats "
      "préliminaires ont été publiés par le comité.";
  const auto decoded = Decode(Encode(french, "ISO-8859-1"));
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->decided_by, "icu_detection");
  EXPECT_EQ(decoded->utf8, french);
}

TEST(DecodeTest, BytesThatAreNotTextAreRefused) {
  EXPECT_EQ(Refusal("云岭县\0教育"s), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("\x01\x02\x03\x04\x05"s), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("\x7F"
                    "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\xB7\xFF"s),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("\xEF\xBB\xBF\0"s), absl::StatusCode::kInvalidArgument);
}

TEST(DecodeTest, FaultNamesTheByte) {
  // Cut in the middle of a character: the text before is fine UTF-8.
  const std::string cut = std::string(kReport).substr(0, 10);
  const auto decoded = Decode(cut);
  EXPECT_EQ(decoded.status().code(), absl::StatusCode::kUnknown) << decoded->charset;
  EXPECT_NE(decoded.status().message().find("byte 9"), std::string::npos) << decoded.status();
  EXPECT_EQ(Refusal("\xEF\xBB\xBF\xFF"), absl::StatusCode::kUnknown);
}

TEST(DecodeTest, DamagedChineseIsNotReadAsSomethingElse) {
  const std::string utf8 = kReport, gb = Encode(kReport, "gb18030");
  EXPECT_EQ(Refusal(utf8 + "\xFF" + utf8), absl::StatusCode::kUnknown);
  EXPECT_EQ(Refusal(gb.substr(0, 31) + "\xFF\xFF" + gb.substr(31)), absl::StatusCode::kUnknown);
  EXPECT_EQ(Refusal(gb.substr(0, gb.find("\n") - 1)), absl::StatusCode::kUnknown);
}

TEST(IsTextTest, ToleratesStrayControlsOnly) {
  const std::string line(100, 'a');
  EXPECT_TRUE(IsText(""));
  EXPECT_TRUE(IsText("tab\tline\r\nform\fvertical\v"));
  EXPECT_TRUE(IsText(line + "\x07" + line + "\x1E"));
  EXPECT_FALSE(IsText("\x07\x07 ab"));
  EXPECT_FALSE(IsText(line + "\x7F\x7F\x7F" + line.substr(0, 20)));
  EXPECT_FALSE(IsText(line + "\0"s));
  // At every place of the eight bytes that are looked at together.
  for (size_t i = 0; i < 24; ++i) {
    std::string text = "云岭县青禾区小学";
    text[i] = '\0';
    EXPECT_FALSE(IsText(text)) << i;
  }
}

}  // namespace
}  // namespace dudao::text
