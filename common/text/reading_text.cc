#include "common/text/reading_text.h"

#include <algorithm>

#include "common/text/simplified.h"

namespace dudao::text {
namespace {

bool IsAsciiAlnum(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool IsLineBreak(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// What nine characters in ten are folded to: CJK, printable ASCII and its full-width forms; 0 for
// the others, which take a longer look.
char32_t FoldPlain(char32_t c) {
  if (c - 0x3001 <= 0x9FFF - 0x3001) return Simplified(c);
  if (c - 0x21 <= 0x7E - 0x21) return c;
  if (c - 0xFF01 <= 0xFF5E - 0xFF01) return c - 0xFEE0;
  return 0;
}

// Past the spaces at `i` and what lies unseen among them: zero-width characters and, where lines
// are joined, line breaks.
uint32_t SkipSpaces(std::u32string_view source, uint32_t i, uint32_t end, bool join_lines) {
  for (; i < end; ++i) {
    const char32_t c = source[i];
    if (IsLineBreak(c) ? !join_lines : Fold(c) != U' ' && Fold(c) != 0) break;
  }
  return i;
}

bool IsAsciiDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool IsAsciiDigitAt(std::u32string_view source, size_t i) {
  return i < source.size() && IsAsciiDigit(FoldPlain(source[i]));
}

// Whether the one space at `space`, between two digits, is no more than a gap in a number: 6 8 7
// 万人, typed digit by digit, and 12 915元, by thousands. 120 135 98 is a list.
bool IsGapInNumber(std::u32string_view source, uint32_t space) {
  uint32_t before = 0, after = 0;
  while (before < space && before < 4 && IsAsciiDigitAt(source, space - 1 - before)) ++before;
  while (after < 4 && IsAsciiDigitAt(source, space + 1 + after)) ++after;
  if (before == 1 && after == 1) return true;
  const uint32_t past = space + 1 + after;
  if (before > 3 || after != 3 || past >= source.size()) return false;
  return IsHan(Fold(source[past])) || Fold(source[past]) == U'%';
}

}  // namespace

bool IsSpace(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x1680;
}

bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

char32_t Fold(char32_t c) {
  // Han first: nine characters in ten end here.
  if (c >= 0x3001 && c <= 0x9FFF) return Simplified(c);
  if (c < 0x80) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
    case 0x180E:
      return 0;
    case 0x2236:
      return U':';
    case 0x2212:
      return U'-';
    default:
      break;
  }
  return IsSpace(c) ? U' ' : c;
}

uint32_t ReadingText::AppendPlain(std::u32string_view source, uint32_t from, uint32_t end,
                                  size_t* n) {
  char32_t* text = text_.data() + *n;
  uint32_t* home = home_.data() + *n;
  uint32_t i = from;
  for (; i < end; ++i) {
    const char32_t c = FoldPlain(source[i]);
    if (c == 0) break;
    *text++ = c;
    *home++ = i;
  }
  *n += i - from;
  return i;
}

void ReadingText::Append(std::u32string_view source, Span span, bool join_lines) {
  const uint32_t end = std::min<uint32_t>(span.end, static_cast<uint32_t>(source.size()));
  uint32_t i = std::min(span.begin, end);
  // Sized once for all, cut at the end: nothing written is longer than what was read.
  size_t n = text_.size();
  text_.resize(n + (end - i));
  home_.resize(text_.size());
  const auto put = [&](char32_t c, uint32_t home) {
    text_[n] = c;
    home_[n++] = home;
  };
  while (i < end) {
    i = AppendPlain(source, i, end, &n);
    if (i == end) break;
    const char32_t raw = source[i];
    if (IsLineBreak(raw)) {
      // A joined line break is no space: Chinese is wrapped anywhere. Latin words broken over lines
      // are rare enough in these reports to be read as one.
      const bool pair = raw == U'\r' && i + 1 < end && source[i + 1] == U'\n';
      if (!join_lines && !pair) put(U'\n', i);
      ++i;
    } else if (const char32_t folded = Fold(raw); folded == U' ') {
      const uint32_t space = i;
      i = SkipSpaces(source, i, end, join_lines);
      const bool between = n > 0 && i < end && IsAsciiAlnum(text_[n - 1]);
      if (!between || !IsAsciiAlnum(Fold(source[i]))) continue;
      const bool digits = IsAsciiDigit(text_[n - 1]) && IsAsciiDigitAt(source, i);
      const bool gap = digits && i == space + 1 && IsGapInNumber(source, space);
      if (!gap) put(U' ', space);
    } else {
      if (folded != 0) put(folded, i);
      ++i;
    }
  }
  text_.resize(n);
  home_.resize(n);
}

void ReadingText::AppendBreak(uint32_t home) {
  breaks_.push_back(text_.size());
  text_.push_back(U'\n');
  home_.push_back(home);
}

void ReadingText::Clear() {
  text_.clear();
  home_.clear();
  breaks_.clear();
}

void ReadingText::Reserve(size_t code_points) {
  text_.reserve(code_points);
  home_.reserve(code_points);
}

Span ReadingText::Home(size_t begin, size_t end) const {
  if (home_.empty()) return {};
  if (begin >= end) {
    const uint32_t at = begin < home_.size() ? home_[begin] : home_.back() + 1;
    return {at, at};
  }
  const uint32_t width = IsBreak(end - 1) ? 0 : 1;
  return {home_[begin], std::max(home_[begin], home_[end - 1] + width)};
}

bool ReadingText::IsBreak(size_t i) const {
  return text_[i] == U'\n' && std::binary_search(breaks_.begin(), breaks_.end(), i);
}

size_t ReadingText::At(uint32_t source_position, size_t from) const {
  size_t step = 16, end = from;
  while (end < home_.size() && home_[end] < source_position) {
    from = end + 1;
    end += step;
    step *= 4;
  }
  const auto last = home_.begin() + static_cast<ptrdiff_t>(std::min(end, home_.size()));
  const auto first = home_.begin() + static_cast<ptrdiff_t>(std::min(from, home_.size()));
  return static_cast<size_t>(std::lower_bound(first, last, source_position) - home_.begin());
}

}  // namespace dudao::text
