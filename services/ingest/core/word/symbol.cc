#include "services/ingest/core/word/symbol.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "common/text/utf.h"

namespace dudao::ingest::word {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

struct Sign {
  uint8_t code;
  char32_t shown;
};

constexpr Sign kWingdings[] = {
    {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'□'}, {0x75, U'◆'}, {0x76, U'❖'},
    {0x80, U'⓪'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'},
    {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x9F, U'•'},
    {0xA7, U'▪'}, {0xA8, U'□'}, {0xAB, U'★'}, {0xB2, U'◇'}, {0xB7, U'•'}, {0xD8, U'➢'},
    {0xDE, U'⇒'}, {0xE0, U'→'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}};

constexpr Sign kWingdings2[] = {{0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'},
                                {0x54, U'☒'}, {0x6A, U'①'}, {0x6B, U'②'}, {0x6C, U'③'},
                                {0x6D, U'④'}, {0x6E, U'⑤'}, {0x6F, U'⑥'}, {0x70, U'⑦'},
                                {0x71, U'⑧'}, {0x72, U'⑨'}, {0x73, U'⑩'}, {0xA3, U'□'}};

constexpr Sign kSymbol[] = {{0x2D, U'−'}, {0x44, U'Δ'}, {0x53, U'Σ'}, {0x57, U'Ω'}, {0x61, U'α'},
                            {0x62, U'β'}, {0x6D, U'μ'}, {0x70, U'π'}, {0xA3, U'≤'}, {0xA5, U'∞'},
                            {0xAE, U'→'}, {0xB0, U'°'}, {0xB1, U'±'}, {0xB3, U'≥'}, {0xB4, U'×'},
                            {0xB7, U'•'}, {0xB8, U'÷'}, {0xB9, U'≠'}, {0xBB, U'≈'}};

char32_t Find(std::span<const Sign> signs, char32_t code) {
  const auto sign = std::find_if(signs.begin(), signs.end(),
                                 [code](const Sign& known) { return known.code == code; });
  return sign == signs.end() ? kUnknown : sign->shown;
}

// Codes are written bare or in the private use area: 00B3 and F0B3.
bool IsSymbolCode(char32_t code) { return code < 0x100 || (code >= 0xF000 && code < 0xF100); }

// A lone letter as a bullet is one of Wingdings without saying so; o is a ring in any font.
bool IsSignLetter(char32_t c) {
  const bool latin = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  return (latin && c != U'o') || c == U'§' || c == U'Ø' || c == U'ü';
}

}  // namespace

char32_t SymbolSign(std::string_view font, char32_t code) {
  const char32_t low = code & 0xFF;
  if (font.starts_with("Wingdings") || font == "Symbol") {
    if (!IsSymbolCode(code)) return code;
    if (font == "Wingdings") return Find(kWingdings, low);
    if (font == "Wingdings 2") return Find(kWingdings2, low);
    if (font != "Symbol") return kUnknown;
    const char32_t sign = Find(kSymbol, low);
    return sign == kUnknown && low >= 0x20 && low <= 0x40 ? low : sign;
  }
  const bool valid = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid ? code : kUnknown;
}

std::string BulletSign(std::string_view text) {
  auto signs = text::ToUtf32(text).value_or(std::u32string());
  const bool lone = signs.size() == 1;
  for (char32_t& c : signs) {
    const bool letter = lone && IsSignLetter(c);
    if (!letter && (c < 0xE000 || c > 0xF8FF)) continue;
    c = Find(kWingdings, c & 0xFF);
    if (c == kUnknown) c = U'•';
  }
  return text::ToUtf8(signs);
}

}  // namespace dudao::ingest::word
