// What a report may hold and nobody should be shown: control characters, and those that turn the
// direction of writing.
//
//   Visible("a\x01b");   // a�b
#ifndef DUDAO_CLI_DISPLAY_VISIBLE_H_
#define DUDAO_CLI_DISPLAY_VISIBLE_H_

#include <string>
#include <string_view>

namespace dudao::cli {

// U+FFFD for such a character; line breaks and tabs stay.
char32_t Visible(char32_t c);
// One for one; empty for what is not UTF-8.
std::string Visible(std::string_view utf8);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DISPLAY_VISIBLE_H_
