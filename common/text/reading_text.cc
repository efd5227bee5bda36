#include "common/text/reading_text.h"

#include <algorithm>

namespace dudao::text {
namespace {

bool IsAsciiAlnum(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool IsLineBreak(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
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
  if (c >= 0x3001 && c <= 0x9FFF) return c;
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

void ReadingText::Append(std::u32string_view source, Span span, bool join_lines) {
  const uint32_t end = std::min<uint32_t>(span.end, static_cast<uint32_t>(source.size()));
  bool space = false;
  uint32_t space_home = 0;
  for (uint32_t i = span.begin; i < end; ++i) {
    const char32_t raw = source[i];
    if (IsLineBreak(raw)) {
      // A joined line break is no space: Chinese is wrapped anywhere. Latin words broken over lines
      // are rare enough in these reports to be read as one.
      if (join_lines) continue;
      space = false;
      if (raw == U'\r' && i + 1 < end && source[i + 1] == U'\n') continue;
      text_.push_back(U'\n');
      home_.push_back(i);
      continue;
    }
    const char32_t c = Fold(raw);
    if (c == 0) continue;
    if (c == U' ') {
      if (!space) space_home = i;
      space = true;
      continue;
    }
    if (space && !text_.empty() && IsAsciiAlnum(text_.back()) && IsAsciiAlnum(c)) {
      text_.push_back(U' ');
      home_.push_back(space_home);
    }
    space = false;
    text_.push_back(c);
    home_.push_back(i);
  }
}

void ReadingText::AppendBreak(uint32_t home) {
  text_.push_back(U'\n');
  home_.push_back(home);
}

void ReadingText::Clear() {
  text_.clear();
  home_.clear();
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
  return {home_[begin], home_[end - 1] + 1};
}

size_t ReadingText::At(uint32_t source_position) const {
  return std::lower_bound(home_.begin(), home_.end(), source_position) - home_.begin();
}

}  // namespace dudao::text
