#include "common/text/utf.h"

#include <gtest/gtest.h>

#include "common/text/source_text.h"

namespace dudao::text {
namespace {

TEST(UtfTest, RoundTripOfEveryScalarValue) {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) all.push_back(c);
  }
  const std::string utf8 = ToUtf8(all);
  EXPECT_FALSE(FirstInvalidUtf8(utf8));
  EXPECT_TRUE(ToUtf32(utf8) == all);
  std::string appended;
  for (const char32_t c : all) AppendUtf8(c, &appended);
  EXPECT_TRUE(appended == utf8);
}

TEST(UtfTest, RefusesWhatIsNotStrictUtf8) {
  struct Fault {
    const char* bytes;
    size_t at;
  };
  const Fault faults[] = {
      {"\x80", 0},              // a trailing byte alone
      {"\xC0\xAF", 0},          // overlong, two bytes
      {"\xC1\xBF", 0},          //
      {"\xE0\x9F\xBF", 0},      // overlong, three bytes
      {"\xF0\x8F\xBF\xBF", 0},  // overlong, four bytes
      {"\xED\xA0\x80", 0},      // a surrogate
      {"\xED\xBF\xBF", 0},      //
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},  //
      {"\xFF", 0},              //
      {"云\xE5\xB2", 3},        // cut off
      {"云\xE5\xB2"
       "a",
       3},  // the last byte is not a trailing one
      {"ab\xE5"
       "c\x80",
       2},                   // the second is not
      {"a\xF0\x9F\x98", 1},  //
  };
  for (const auto& [bytes, at] : faults) {
    EXPECT_EQ(FirstInvalidUtf8(bytes), at) << bytes;
    EXPECT_FALSE(ToUtf32(bytes)) << bytes;
  }
}

// All sequences of up to three bytes, one from each class of byte, against a plain reading of
// table 3-7 of the Unicode Standard.
size_t WellFormedLength(std::string_view s) {
  const auto in = [&](size_t i, int lo, int hi) {
    return i < s.size() && static_cast<unsigned char>(s[i]) >= lo &&
           static_cast<unsigned char>(s[i]) <= hi;
  };
  const auto t = [&](size_t i) { return in(i, 0x80, 0xBF); };
  if (in(0, 0, 0x7F)) return 1;
  if (in(0, 0xC2, 0xDF) && t(1)) return 2;
  if (in(0, 0xE0, 0xE0) && in(1, 0xA0, 0xBF) && t(2)) return 3;
  if ((in(0, 0xE1, 0xEC) || in(0, 0xEE, 0xEF)) && t(1) && t(2)) return 3;
  if (in(0, 0xED, 0xED) && in(1, 0x80, 0x9F) && t(2)) return 3;
  if (in(0, 0xF0, 0xF0) && in(1, 0x90, 0xBF) && t(2) && t(3)) return 4;
  if (in(0, 0xF1, 0xF3) && t(1) && t(2) && t(3)) return 4;
  if (in(0, 0xF4, 0xF4) && in(1, 0x80, 0x8F) && t(2) && t(3)) return 4;
  return 0;
}

TEST(UtfTest, AgreesWithTheStandardOnEveryShortSequence) {
  const std::string classes =
      "\x01\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5"
      "\xFF";
  const auto check = [](const std::string& s) {
    size_t i = 0;
    while (i < s.size() && WellFormedLength(std::string_view(s).substr(i)) > 0) {
      i += WellFormedLength(std::string_view(s).substr(i));
    }
    ASSERT_EQ(FirstInvalidUtf8(s).value_or(s.size()), i) << testing::PrintToString(s);
  };
  for (const char a : classes) {
    for (const char b : classes) {
      for (const char c : classes) {
        for (const char d : classes) check({a, b, c, d});
        check({a, b, c});
      }
      check({a, b});
    }
    check({a});
  }
}

TEST(SourceTextTest, SlicesByCodePoints) {
  const auto source = SourceText::FromUtf8("云岭县𠀀小学12所");
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source->size(), 9u);
  EXPECT_EQ(source->Utf8({3, 6}), "𠀀小学");
  EXPECT_EQ(source->Slice({6, 8}), U"12");
  EXPECT_EQ(source->Utf8({0, 9}), "云岭县𠀀小学12所");
}

TEST(SourceTextTest, CutsSpansToTheText) {
  const SourceText source(U"云岭县");
  EXPECT_EQ(source.Slice({1, 99}), U"岭县");
  EXPECT_EQ(source.Slice({50, 99}), U"");
  EXPECT_EQ(source.Slice({2, 1}).size(), 0u);
}

TEST(SourceTextTest, NamesTheFaultyByte) {
  const auto source = SourceText::FromUtf8("云岭\xFF");
  EXPECT_EQ(source.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(source.status().message().find("byte 6"), std::string::npos);
}

}  // namespace
}  // namespace dudao::text
