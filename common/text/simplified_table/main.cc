// Writes the table of traditional characters and their simplified forms, from ICU's data, for
// common/text/simplified.cc. Run by the build.
//
// Left out are characters that simplified text uses as they stand (乾 著 瞭: all of GB 2312) and
// those whose simplified form ICU does not give as one character that stays.
#include <unicode/translit.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace {

constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;

bool InGb2312(UConverter* gb2312, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto unit = static_cast<UChar>(c);
  char bytes[8];
  ucnv_fromUChars(gb2312, bytes, sizeof bytes, &unit, 1, &status);
  return U_SUCCESS(status);
}

// Its simplified form; `c` itself when it has none of its own.
char32_t SimplifiedOf(const icu::Transliterator& simplify, char32_t c) {
  icu::UnicodeString s(static_cast<UChar32>(c));
  simplify.transliterate(s);
  if (s.length() != 1) return c;
  const auto to = static_cast<char32_t>(s.char32At(0));
  return to >= kFirst && to <= kLast ? to : c;
}

// Of the general standard list though not of GB 2312: 瞭望, 那麽 as a name.
bool IsKept(char32_t c) { return c == U'瞭' || c == U'麽' || c == U'夥'; }

}  // namespace

int main(int argc, char** argv) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  UConverter* gb2312 = ucnv_open("ibm-1383_P110-1999", &status);  // EUC-CN
  if (U_FAILURE(status) || argc != 2) return 1;
  ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) return 1;
  for (char32_t c = kFirst; c <= kLast; ++c) {
    const char32_t to = SimplifiedOf(*simplify, c);
    if (to == c || IsKept(c) || InGb2312(gb2312, c)) continue;
    if (SimplifiedOf(*simplify, to) != to) continue;
    std::fprintf(out, "{0x%04X, 0x%04X},\n", static_cast<unsigned>(c), static_cast<unsigned>(to));
  }
  ucnv_close(gb2312);
  return std::fclose(out) == 0 ? 0 : 1;
}
