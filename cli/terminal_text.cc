#include "cli/terminal_text.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <cstdlib>

#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

size_t WidthOf(char32_t c) {
  if (c < 0x20 || c == 0x7f) return 0;
  if (c < 0x7f) return 1;
  const int category = u_charType(static_cast<UChar32>(c));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::u32string Decoded(std::string_view utf8) { return text::ToUtf32(utf8).value_or(U"\uFFFD"); }

bool ClosesPhrase(char32_t c) {
  return std::u32string_view(U"，。、；：？！）】》〉”’%,.;:?!)]…").find(c) !=
         std::u32string_view::npos;
}

// Tells the characters of a colour sequence, which take no columns: ESC [ 3 1 m.
class ColourSkipper {
 public:
  bool Skips(char32_t c) {
    if (c == 0x1b) inside_ = true;
    const bool skipped = inside_;
    if (c == U'm') inside_ = false;
    return skipped;
  }

 private:
  bool inside_ = false;
};

bool IsBlank(char32_t c) { return text::IsSpace(c) || c == U'\n' || c == U'\r'; }

// A stretch of blanks becomes one space, between wide characters nothing.
std::u32string Joined(std::u32string_view in) {
  std::u32string out;
  bool gap = false;
  for (const char32_t c : in) {
    if (IsBlank(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty() && WidthOf(out.back()) == 1 && WidthOf(c) == 1) out += U' ';
    gap = false;
    out += c;
  }
  return out;
}

}  // namespace

size_t DisplayWidth(std::string_view utf8) {
  size_t out = 0;
  ColourSkipper skipper;
  for (const char32_t c : Decoded(utf8)) out += skipper.Skips(c) ? 0 : WidthOf(c);
  return out;
}

std::string PadRight(std::string_view utf8, size_t columns) {
  const size_t width = DisplayWidth(utf8);
  return std::string(utf8) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string PadLeft(std::string_view utf8, size_t columns) {
  const size_t width = DisplayWidth(utf8);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(utf8);
}

std::string Shorten(std::string_view utf8, size_t code_points) {
  std::u32string joined = Joined(Decoded(utf8));
  if (joined.size() > code_points) {
    joined.resize(code_points > 0 ? code_points - 1 : 0);
    joined += U'…';
  }
  return text::ToUtf8(joined);
}

std::string Fit(std::string_view utf8, size_t columns) {
  if (DisplayWidth(utf8) <= columns) return std::string(utf8);
  std::string out;
  size_t at = 0;
  for (const char32_t c : Decoded(utf8)) {
    at += WidthOf(c);
    if (at + 1 > columns) break;
    text::AppendUtf8(c, &out);
  }
  return out + "…";
}

std::string Wrap(std::string_view utf8, size_t columns, std::string_view indent) {
  const size_t indent_width = DisplayWidth(indent);
  std::string out;
  size_t at = 0;
  ColourSkipper skipper;
  for (const char32_t c : Decoded(utf8)) {
    const size_t width = skipper.Skips(c) ? 0 : WidthOf(c);
    // A closing mark may hang over by one character rather than start a line.
    if (at + width > columns && !ClosesPhrase(c) && columns > indent_width + 2) {
      out += '\n';
      out += indent;
      at = indent_width;
    }
    text::AppendUtf8(c, &out);
    at = c == U'\n' ? 0 : at + width;
  }
  return out;
}

std::string Paint::operator()(Style style, std::string_view text) const {
  if (!enabled_) return std::string(text);
  constexpr const char* kCodes[] = {"1", "2", "31", "33", "32"};
  return std::string("\x1b[") + kCodes[static_cast<int>(style)] + "m" + std::string(text) +
         "\x1b[0m";
}

bool WantsColour(int fd) {
  const char* refused = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(fd) && (refused == nullptr || *refused == '\0') && term != nullptr &&
         std::string_view(term) != "dumb";
}

size_t TerminalColumns(int fd, size_t otherwise) {
  winsize size{};
  if (!isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col < 40) return otherwise;
  return size.ws_col;
}

}  // namespace dudao::cli
