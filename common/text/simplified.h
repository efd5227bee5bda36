// Traditional characters by their simplified form, one code point for one, so that words are found
// in either script and every position stays where it is.
//
//   Simplified(U'縣')   // U'县'
//   Simplified(U'乾')   // U'乾': simplified text uses it as well (乾坤)
#ifndef DUDAO_COMMON_TEXT_SIMPLIFIED_H_
#define DUDAO_COMMON_TEXT_SIMPLIFIED_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dudao::text {

namespace simplified_internal {
inline constexpr char32_t kFirst = 0x4E00;
inline constexpr size_t kCount = 0x9FFF - 0x4E00 + 1;
// A bit for each character that has a simplified form, and none for all that lie beyond; small
// enough to stay in the nearest cache.
extern const std::array<uint64_t, kCount / 64 + 1> kBits;
extern const std::array<uint16_t, kCount> kForms;
}  // namespace simplified_internal

// Whether `c` is a traditional character with one simplified form.
inline bool IsTraditional(char32_t c) {
  const uint32_t i = c - simplified_internal::kFirst;
  return i < simplified_internal::kCount && (simplified_internal::kBits[i / 64] >> (i % 64) & 1);
}

inline char32_t Simplified(char32_t c) {
  if (!IsTraditional(c)) return c;
  return simplified_internal::kForms[c - simplified_internal::kFirst];
}

// `text` with every such character replaced; no value when there is none.
std::optional<std::u32string> SimplifiedText(std::u32string_view text);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_SIMPLIFIED_H_
