#include "services/ingest/core/pdf/layout/plain_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

namespace dudao::ingest::pdf {
namespace {

struct Twin {
  char32_t radical, letter;
};

// Of the radicals supplement, those that look like a whole letter; by code.
constexpr Twin kTwins[] = {
    {0x2E9F, U'母'}, {0x2EA0, U'民'}, {0x2EC1, U'虎'}, {0x2EC4, U'西'}, {0x2EC5, U'见'},
    {0x2EC6, U'角'}, {0x2EC8, U'讠'}, {0x2EC9, U'贝'}, {0x2ECB, U'车'}, {0x2ED3, U'长'},
    {0x2ED4, U'门'}, {0x2ED7, U'雨'}, {0x2ED8, U'青'}, {0x2ED9, U'韦'}, {0x2EDA, U'页'},
    {0x2EDB, U'风'}, {0x2EDC, U'飞'}, {0x2EDD, U'食'}, {0x2EE2, U'马'}, {0x2EE3, U'骨'},
    {0x2EE4, U'鬼'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE7, U'卤'}, {0x2EE8, U'麦'},
    {0x2EE9, U'黄'}, {0x2EEA, U'黾'}, {0x2EEC, U'齐'}, {0x2EEE, U'齿'}, {0x2EF0, U'龙'},
    {0x2EF3, U'龟'},
};

char32_t Supplement(char32_t c) {
  const auto* twin = std::lower_bound(std::begin(kTwins), std::end(kTwins), c,
                                      [](const Twin& t, char32_t at) { return t.radical < at; });
  return twin != std::end(kTwins) && twin->radical == c ? twin->letter : c;
}

// What Unicode itself says the look-alike stands for, when it is one letter.
char32_t Compatible(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  icu::UnicodeString letters;
  if (U_FAILURE(error) || !nfkc->getDecomposition(static_cast<UChar32>(c), letters)) return c;
  return letters.countChar32() == 1 ? static_cast<char32_t>(letters.char32At(0)) : c;
}

bool IsSymbolFontBullet(char32_t c) {
  static constexpr char32_t kBullets[] = {0xF06C, 0xF06E, 0xF071, 0xF075, 0xF076, 0xF0A7,
                                          0xF0A8, 0xF0B2, 0xF0B7, 0xF0D8, 0xF0FC};
  return std::find(std::begin(kBullets), std::end(kBullets), c) != std::end(kBullets);
}

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

}  // namespace

char32_t PlainLetter(char32_t c) {
  if (c == U'\t' || (c >= U'\n' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029)
    return U' ';
  if (c < 0x2E80) return c;
  if (c < 0x2F00) return Supplement(c);
  if (c < 0x2FE0 || (c >= 0xF900 && c < 0xFB00)) return Compatible(c);
  if (IsSymbolFontBullet(c)) return U'•';
  return IsSurrogate(c) || c > 0x10FFFF ? 0xFFFD : c;
}

bool IsUnmapped(char32_t c) {
  return (c >= 0xE000 && c < 0xF900) || c >= 0xF0000 || c == 0xFFFD || c < U' ' ||
         (c >= 0x7F && c < 0xA0);
}

}  // namespace dudao::ingest::pdf
