#include "services/ingest/core/pdf/layout/plain_letters.h"

#include <gtest/gtest.h>

namespace dudao::ingest::pdf {
namespace {

TEST(PlainLetter, LookAlikes) {
  EXPECT_EQ(PlainLetter(U'\u2F00'), U'一');  // Kangxi radical one
  EXPECT_EQ(PlainLetter(U'\u2F45'), U'方');
  EXPECT_EQ(PlainLetter(U'\u2ED3'), U'长');
  EXPECT_EQ(PlainLetter(U'\uF91D'), U'欄');
  EXPECT_EQ(PlainLetter(U'\uF0B7'), U'•');
}

TEST(PlainLetter, OthersStay) {
  for (const char32_t c : {U'一', U'a', U'①', U'（', U'\u2E80', U'\uE000', U'\U00020000'})
    EXPECT_EQ(PlainLetter(c), c);
}

TEST(PlainLetter, EndsAreSpacesAndNonsenseIsMarked) {
  EXPECT_EQ(PlainLetter(U'\f'), U' ');
  EXPECT_EQ(PlainLetter(U'\u2028'), U' ');
  EXPECT_EQ(PlainLetter(static_cast<char32_t>(0xD800)), U'\uFFFD');
  EXPECT_EQ(PlainLetter(static_cast<char32_t>(0x110000)), U'\uFFFD');
}

TEST(IsUnmapped, PrivateUseAndNothing) {
  EXPECT_TRUE(IsUnmapped(U'\uE123'));
  EXPECT_TRUE(IsUnmapped(U'\uFFFD'));
  EXPECT_TRUE(IsUnmapped(U'\x01'));
  EXPECT_FALSE(IsUnmapped(U'县'));
  EXPECT_FALSE(IsUnmapped(U' '));
}

}  // namespace
}  // namespace dudao::ingest::pdf
