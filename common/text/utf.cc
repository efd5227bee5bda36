#include "common/text/utf.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace dudao::text {
namespace {

// Reads one code point at `i` < s.size() and moves past it; false when the bytes there are not
// strict UTF-8 (Unicode 15, table 3-7).
bool Next(std::string_view s, size_t* i, char32_t* out) {
  const auto byte = [&](size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char a = byte(*i);
  if (a < 0x80) {
    *out = a;
    *i += 1;
    return true;
  }
  const int length = a >= 0xC2 && a <= 0xDF   ? 2
                     : (a & 0xF0) == 0xE0     ? 3
                     : a >= 0xF0 && a <= 0xF4 ? 4
                                              : 0;
  if (length == 0 || s.size() - *i < static_cast<size_t>(length)) return false;
  char32_t c = a & (0xFF >> (length + 1));
  for (int k = 1; k < length; ++k) {
    const unsigned char b = byte(*i + k);
    if ((b & 0xC0) != 0x80) return false;
    c = (c << 6) | (b & 0x3F);
  }
  if (length == 3 && (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))) return false;
  if (length == 4 && (c < 0x10000 || c > 0x10FFFF)) return false;
  *out = c;
  *i += length;
  return true;
}

// Bytes that open a character, eight at a time.
size_t CountCodePoints(std::string_view utf8) {
  static constexpr uint64_t kLows = 0x0101010101010101u;
  size_t n = 0, i = 0;
  for (; i + sizeof(uint64_t) <= utf8.size(); i += sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, utf8.data() + i, sizeof word);
    const uint64_t opens = (~word >> 7 | word >> 6) & kLows;
    n += (opens * kLows) >> 56;
  }
  for (; i < utf8.size(); ++i) n += static_cast<signed char>(utf8[i]) >= -0x40;
  return n;
}

// Three bytes and the one after them, the first lowest.
uint32_t WordAt(const char* s) {
  uint32_t word;
  std::memcpy(&word, s, sizeof word);
  return std::endian::native == std::endian::little ? word : __builtin_bswap32(word);
}

// A three-byte character that needs no further look, which Chinese text mostly is: E1..EC or EE..EF
// and two trailing bytes.
bool IsPlainThree(uint32_t word) {
  static constexpr uint32_t kPlainLeads = 0xDFFE;  // not E0, not ED
  return (word & 0xC0C0F0) == 0x8080E0 && (kPlainLeads >> (word & 0x0F) & 1);
}
char32_t PlainThree(uint32_t word) {
  return (word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
}

// Walks all of `s`, handing each code point to `take`; the offset of the first fault, or s.size().
template <typename Take>
size_t Walk(std::string_view s, Take take) {
  size_t i = 0;
  char32_t c;
  while (i < s.size()) {
    for (; i + sizeof(uint32_t) <= s.size(); i += 3) {
      const uint32_t word = WordAt(s.data() + i);
      if (!IsPlainThree(word)) break;
      take(PlainThree(word));
    }
    if (!Next(s, &i, &c)) return i;
    take(c);
  }
  return i;
}

}  // namespace

std::optional<std::u32string> ToUtf32(std::string_view utf8) {
  // Sized once: push_back per code point is what decoding would spend its time on. Where the bytes
  // are no UTF-8 the count still bounds what is written before the fault.
  std::u32string out(CountCodePoints(utf8), U'\0');
  char32_t* to = out.data();
  if (Walk(utf8, [&to](char32_t c) { *to++ = c; }) < utf8.size()) return std::nullopt;
  return out;
}

std::u32string U32(std::string_view utf8) {
  auto out = ToUtf32(utf8);
  if (!out) std::abort();
  return *std::move(out);
}

std::optional<size_t> FirstInvalidUtf8(std::string_view bytes) {
  const size_t end = Walk(bytes, [](char32_t) {});
  return end < bytes.size() ? std::optional(end) : std::nullopt;
}

namespace {

// Writes one code point and returns the place after it.
char* Put(char32_t c, char* to) {
  const auto trail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | (c >> 6));
    *to++ = trail(c);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | (c >> 12));
    *to++ = trail(c >> 6);
    *to++ = trail(c);
  } else {
    *to++ = static_cast<char>(0xF0 | (c >> 18));
    *to++ = trail(c >> 12);
    *to++ = trail(c >> 6);
    *to++ = trail(c);
  }
  return to;
}

size_t Utf8Length(char32_t c) { return 1 + (c >= 0x80) + (c >= 0x800) + (c >= 0x10000); }

}  // namespace

void AppendUtf8(char32_t c, std::string* out) {
  char bytes[4];
  out->append(bytes, Put(c, bytes) - bytes);
}

std::string ToUtf8(std::u32string_view text) {
  size_t length = 0;
  for (const char32_t c : text) length += Utf8Length(c);
  std::string out(length, '\0');
  char* to = out.data();
  for (const char32_t c : text) to = Put(c, to);
  return out;
}

}  // namespace dudao::text
