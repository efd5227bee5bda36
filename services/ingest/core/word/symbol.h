// Signs that fonts of signs (Wingdings, Symbol) keep under codes of their own, as the characters a
// reader knows.
//
//   SymbolSign("Wingdings", 0xF0FE)   // ☑
//   SymbolSign("Symbol", 0xF0B3)      // ≥
#ifndef DUDAO_SERVICES_INGEST_CORE_WORD_SYMBOL_H_
#define DUDAO_SERVICES_INGEST_CORE_WORD_SYMBOL_H_

#include <string>
#include <string_view>

namespace dudao::ingest::word {

// U+FFFD for a sign of no known meaning in these fonts; of other fonts the character itself.
char32_t SymbolSign(std::string_view font, char32_t code);

// The words of a bullet with signs of the private use area, and a lone letter, read as those of
// Wingdings, an unknown one as •. Other characters stay.
std::string BulletSign(std::string_view text);

}  // namespace dudao::ingest::word

#endif  // DUDAO_SERVICES_INGEST_CORE_WORD_SYMBOL_H_
