// Fields of Word by their instructions, where the result alone does not say what is shown.
//
//   MakesContents(R"( TOC \o "1-3" \h )")    // true
//   EnclosedSign(R"(eq \o\ac(○,12))")        // ⑫
#ifndef DUDAO_SERVICES_INGEST_CORE_WORD_FIELD_H_
#define DUDAO_SERVICES_INGEST_CORE_WORD_FIELD_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dudao::ingest::word {

// Fields nest two or three deep; what is read of an instruction is a line.
inline constexpr size_t kMaxFields = 64, kMaxInstruction = 512;

// Whether the result is a table of contents.
bool MakesContents(std::string_view instruction);

// A character within a circle, which has no result; empty for other fields. The circle becomes a
// sign of its own where there is one, else the character alone is left.
std::string EnclosedSign(std::string_view instruction);

}  // namespace dudao::ingest::word

#endif  // DUDAO_SERVICES_INGEST_CORE_WORD_FIELD_H_
