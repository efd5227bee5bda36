// UTF-8 at the edges, UTF-32 inside: cores index code points directly, so a span is an index.
#ifndef DUDAO_COMMON_TEXT_UTF_H_
#define DUDAO_COMMON_TEXT_UTF_H_

#include <optional>
#include <string>
#include <string_view>

namespace dudao::text {

// The code points of `utf8`; nullopt when it is not strict UTF-8 (overlong forms, surrogates,
// code points past U+10FFFF and truncated sequences are refused).
std::optional<std::u32string> ToUtf32(std::string_view utf8);

// For literals and lexicon words known to be valid; aborts on invalid input.
std::u32string U32(std::string_view utf8);

// Offset of the first byte that is not strict UTF-8, or nullopt when all of it is.
std::optional<size_t> FirstInvalidUtf8(std::string_view bytes);

// `text` must hold Unicode scalar values only (what ToUtf32 returns always does).
std::string ToUtf8(std::u32string_view text);

void AppendUtf8(char32_t c, std::string* out);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_UTF_H_
