// Lines for a terminal: columns by East Asian width, wrapping, colour.
//
//   PadRight("党的领导", 12);                // four characters are eight columns: four spaces
//   Wrap("依据：2023年……", 80, "        ");  // continued lines start with the indent
#ifndef DUDAO_CLI_TERMINAL_TEXT_H_
#define DUDAO_CLI_TERMINAL_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dudao::cli {

// Columns `utf8` takes: wide and full-width characters two, combining ones none.
size_t DisplayWidth(std::string_view utf8);

// Spaces added on the right (left) up to `columns`; longer text stays as it is.
std::string PadRight(std::string_view utf8, size_t columns);
std::string PadLeft(std::string_view utf8, size_t columns);

// At most `code_points` characters, … standing for what was cut; line breaks and runs of spaces
// become one space, or nothing between Chinese characters.
std::string Shorten(std::string_view utf8, size_t code_points);

// `utf8` on one line of at most `columns`, … standing for what was cut.
std::string Fit(std::string_view utf8, size_t columns);

// `utf8` broken into lines of at most `columns`, every line but the first starting with `indent`.
// Closing punctuation never starts a line.
std::string Wrap(std::string_view utf8, size_t columns, std::string_view indent);

enum class Style { kBold, kDim, kRed, kYellow, kGreen };

// Colours when `enabled`, else nothing.
class Paint {
 public:
  explicit Paint(bool enabled) : enabled_(enabled) {}
  std::string operator()(Style style, std::string_view text) const;

 private:
  bool enabled_;
};

// Whether `fd` is a terminal that understands colour (NO_COLOR and TERM=dumb respected).
bool WantsColour(int fd);
// Columns of the terminal at `fd`; `otherwise` when it is none.
size_t TerminalColumns(int fd, size_t otherwise);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_TERMINAL_TEXT_H_
