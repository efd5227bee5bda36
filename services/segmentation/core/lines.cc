#include "services/segmentation/core/lines.h"

#include <algorithm>
#include <array>

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

// Narrower lines say nothing of the page, wider ones are paragraphs.
constexpr uint32_t kNarrowest = 36;
constexpr uint32_t kWidest = 120;
// Columns by which full lines differ: a character that would not fit, an indent, kerned digits.
constexpr uint32_t kWindow = 12;

uint32_t Columns(char32_t c) {
  if (c > 0x2E80) return 2;
  if (IsDigit(c) || IsAsciiLetter(c)) return 1;
  return IsBlank(c) ? 0 : 2;
}

uint32_t Width(std::u32string_view line) {
  if (line.size() > size_t{2} * kWidest) return 4 * kWidest;  // only lines of a page are compared
  uint32_t width = 0;
  for (const char32_t c : line) width += Columns(c);
  return width;
}

uint32_t Indent(std::u32string_view space) {
  uint32_t columns = 0;
  for (const char32_t c : space) {
    columns += c == U'　' ? 2 : c == U'\t' ? 4 : text::IsSpace(c) ? 1 : 0;
  }
  return columns;
}

bool Unfinished(const Line& line) { return !EndsSentence(line.last) && !IsColon(line.last); }

struct Peak {
  uint32_t begin = 0;  // columns
  uint32_t count = 0;
};

// The window of widths that holds the most lines; the widest of equals.
Peak MostCommonWidth(const std::vector<Line>& lines) {
  std::array<uint32_t, kWidest + kWindow + 1> counts{};
  for (const Line& line : lines) {
    if (line.width >= kNarrowest && line.width <= kWidest) ++counts[line.width];
  }
  Peak best;
  uint32_t sum = 0;
  for (uint32_t i = kNarrowest; i < counts.size(); ++i) {
    sum += counts[i];
    if (i >= kNarrowest + kWindow) sum -= counts[i - kWindow];
    if (sum >= best.count) best = {i + 1 - std::min(kWindow, i), sum};
  }
  return best;
}

bool Indented(const std::vector<Line>& lines, uint32_t begin, uint32_t end) {
  uint32_t with = 0, without = 0;
  for (const Line& line : lines) {
    if (line.width < begin || line.width >= end) continue;
    ++(line.indent >= 2 ? with : without);
  }
  return with >= 2 && without > with;
}

}  // namespace

Line MakeLine(std::u32string_view text, text::Span raw, bool after_blank) {
  Line line;
  line.span = Trim(text, raw);
  line.after_blank = after_blank;
  if (line.blank()) return line;
  line.indent = Indent(text.substr(raw.begin, line.span.begin - raw.begin));
  const std::u32string_view words = text.substr(line.span.begin, line.span.size());
  line.width = Width(words);
  line.last = LastSeen(words);
  return line;
}

std::vector<Line> ScanLines(std::u32string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  uint32_t begin = 0;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t i = 0; i <= size; ++i) {
    if (i < size && !IsLineBreak(text[i])) continue;
    if (i < size || begin < size) {
      lines.push_back(MakeLine(text, {begin, i}, after_blank));
      after_blank = lines.back().blank();
    }
    if (i + 1 < size && text[i] == U'\r' && text[i + 1] == U'\n') ++i;
    begin = i + 1;
  }
  return lines;
}

Wrapping DetectWrapping(const std::vector<Line>& lines) {
  const Peak peak = MostCommonWidth(lines);
  const uint32_t end = peak.begin + kWindow;
  uint32_t full = 0, unfinished = 0, wide = 0, sum = 0;
  for (const Line& line : lines) {
    wide += line.width >= kNarrowest;
    if (line.width < peak.begin || line.width >= end) continue;
    ++full;
    sum += line.width;
    unfinished += Unfinished(line);
  }
  if (full < 4 || full * 5 < wide * 2 || unfinished * 2 < full) return {};
  return {sum / full, Indented(lines, peak.begin, end)};
}

}  // namespace dudao::segmentation
