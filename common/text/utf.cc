#include "common/text/utf.h"

#include <cstdlib>

namespace dudao::text {
namespace {

// Reads one code point at `i` and moves past it; false when the bytes there are not strict UTF-8
// (Unicode 15, table 3-7).
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

}  // namespace

std::optional<std::u32string> ToUtf32(std::string_view utf8) {
  // Resized once and cut at the end: push_back per code point is what decoding would spend its time
  // on.
  std::u32string out(utf8.size(), U'\0');
  size_t n = 0;
  for (size_t i = 0; i < utf8.size(); ++n) {
    if (!Next(utf8, &i, &out[n])) return std::nullopt;
  }
  out.resize(n);
  return out;
}

std::u32string U32(std::string_view utf8) {
  auto out = ToUtf32(utf8);
  if (!out) std::abort();
  return *std::move(out);
}

std::optional<size_t> FirstInvalidUtf8(std::string_view bytes) {
  char32_t c;
  for (size_t i = 0; i < bytes.size();) {
    if (!Next(bytes, &i, &c)) return i;
  }
  return std::nullopt;
}

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (c >> 6)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | (c >> 12)));
    out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | (c >> 18)));
    out->push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (char32_t c : text) AppendUtf8(c, &out);
  return out;
}

}  // namespace dudao::text
