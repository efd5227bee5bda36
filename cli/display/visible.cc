#include "cli/display/visible.h"

#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool TurnsWriting(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

bool IsControl(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

// XML cannot hold these two, nor is either a character.
bool IsNone(char32_t c) { return c == 0xFFFE || c == 0xFFFF; }

}  // namespace

char32_t Visible(char32_t c) {
  return IsControl(c) || TurnsWriting(c) || IsNone(c) ? kReplacement : c;
}

std::string Visible(std::string_view utf8) {
  std::string out;
  for (const char32_t c : text::ToUtf32(utf8).value_or(U"")) text::AppendUtf8(Visible(c), &out);
  return out;
}

}  // namespace dudao::cli
