// An invariant of a fuzz target: stops the run and shows the input when it does not hold.
//
//   FUZZ_CHECK(numeral->length > 0);
#ifndef DUDAO_TESTS_FUZZ_CHECK_H_
#define DUDAO_TESTS_FUZZ_CHECK_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text/utf.h"

#define FUZZ_CHECK(condition)                                                      \
  do {                                                                             \
    if (!(condition)) {                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                \
    }                                                                              \
  } while (false)

namespace dudao::fuzz {

inline std::string_view Bytes(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Code points for targets that take text: the bytes as UTF-8 where they are, else each byte taken
// from `alphabet`, so that mutation soon writes what the target is made to read.
inline std::u32string Letters(std::string_view bytes, std::u32string_view alphabet) {
  if (auto text = text::ToUtf32(bytes); text && !bytes.starts_with('!')) return *std::move(text);
  std::u32string out;
  for (const char c : bytes) out.push_back(alphabet[static_cast<uint8_t>(c) % alphabet.size()]);
  return out;
}

}  // namespace dudao::fuzz

#endif  // DUDAO_TESTS_FUZZ_CHECK_H_
