#include "services/ingest/core/pdf/layout/lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "common/text/reading_text.h"

namespace dudao::ingest::pdf {
namespace {

// In sizes of the font.
constexpr double kSameHeight = 0.45;  // middles of boxes of one line differ by less
constexpr double kPieceGap = 0.55;    // between two pieces that may be of two columns
constexpr double kSegmentGap = 1.15;  // between two segments
constexpr double kSpaceGap = 0.15;    // between two Latin words that the engine ran together
constexpr double kStackPitch = 2.4;   // from one stacked character to the next

bool IsLatin(char32_t c) { return c > ' ' && c < 0x250; }

void Cover(Rect& all, const Rect& r) {
  all.left = std::min(all.left, r.left);
  all.top = std::min(all.top, r.top);
  all.right = std::max(all.right, r.right);
  all.bottom = std::max(all.bottom, r.bottom);
}

// Chinese characters set apart get no space; Latin words and figures keep theirs.
bool SpaceBetween(const Box& before, const Box& after) {
  if (!IsLatin(before.text.back()) || !IsLatin(after.text.front())) return false;
  const double gap = after.place.left - before.place.right;
  return before.space_after || gap > kSpaceGap * std::min(before.size, after.size);
}

bool OneHeight(const Box& a, const Box& b) {
  const double low = std::min(a.size, b.size), high = std::max(a.size, b.size);
  const double reach = kSameHeight * std::min(high, 1.6 * low);
  return std::abs(a.place.middle() - b.place.middle()) <= reach;
}

using Boxes = std::vector<const Box*>;

// Boxes by height; a line is told by its largest box, so that a raised figure joins its line.
std::vector<Boxes> ByHeight(Boxes boxes) {
  std::stable_sort(boxes.begin(), boxes.end(), [](const Box* a, const Box* b) {
    return a->place.middle() < b->place.middle();
  });
  std::vector<Boxes> rows;
  const Box* largest = nullptr;
  for (const Box* box : boxes) {
    if (largest == nullptr || !OneHeight(*largest, *box)) {
      rows.emplace_back();
      largest = box;
    }
    if (box->size > largest->size) largest = box;
    rows.back().push_back(box);
  }
  return rows;
}

// Boxes of one height to a line. A box inside what was already read (a shadow, a stroke over words)
// counts as standing right behind it.
Line MakeLine(Boxes row) {
  std::stable_sort(row.begin(), row.end(),
                   [](const Box* a, const Box* b) { return a->place.left < b->place.left; });
  Line line{row.front()->place, row.front()->size, {}};
  const Box* before = nullptr;
  for (const Box* box : row) {
    const double gap = before ? box->place.left - line.segments.back().place.right : 0;
    if (before == nullptr || gap > kPieceGap * std::max(before->size, box->size)) {
      line.segments.push_back({box->place, box->text});
    } else {
      Segment& segment = line.segments.back();
      if (SpaceBetween(*before, *box)) segment.text += U' ';
      segment.text += box->text;
      Cover(segment.place, box->place);
    }
    Cover(line.place, box->place);
    line.size = std::max(line.size, box->size);
    before = box;
  }
  return line;
}

bool IsStackable(const Line& line) {
  return line.segments.size() == 1 && line.segments[0].text.size() == 1 &&
         text::IsHan(line.segments[0].text[0]);
}

bool StandsUnder(const Line& above, const Line& below) {
  const double middle_above = (above.place.left + above.place.right) / 2;
  const double middle_below = (below.place.left + below.place.right) / 2;
  return std::abs(middle_above - middle_below) < 0.2 * above.size &&
         std::abs(above.size - below.size) < 0.1 * above.size &&
         below.place.middle() - above.place.middle() < kStackPitch * above.size;
}

}  // namespace

std::u32string Line::text() const {
  std::u32string words;
  for (const Segment& segment : segments) {
    if (!words.empty()) words += U' ';
    words += segment.text;
  }
  return words;
}

std::vector<Line> BuildLines(const PageBoxes& page) {
  std::vector<Line> lines;
  for (int turn = 0; turn < 4; ++turn) {
    Boxes boxes;
    for (const Box& box : page.boxes) {
      if (box.turn == turn) boxes.push_back(&box);
    }
    for (Boxes& row : ByHeight(std::move(boxes))) lines.push_back(MakeLine(std::move(row)));
  }
  return lines;
}

void MergeSegments(std::vector<Line>& lines) {
  for (Line& line : lines) {
    std::vector<Segment> merged;
    for (Segment& segment : line.segments) {
      const bool apart = merged.empty() ||
                         segment.place.left - merged.back().place.right > kSegmentGap * line.size;
      if (apart) {
        merged.push_back(std::move(segment));
        continue;
      }
      if (IsLatin(merged.back().text.back()) && IsLatin(segment.text.front()))
        merged.back().text += U' ';
      merged.back().text += segment.text;
      Cover(merged.back().place, segment.place);
    }
    line.segments = std::move(merged);
  }
}

Line PartOf(const Line& line, size_t first, size_t last) {
  Line part{line.segments[first].place, line.size, {}};
  for (size_t i = first; i < last; ++i) {
    Cover(part.place, line.segments[i].place);
    part.segments.push_back(line.segments[i]);
  }
  return part;
}

void JoinStacks(std::vector<Line>& lines) {
  std::vector<Line> joined;
  for (size_t i = 0; i < lines.size();) {
    size_t end = i + 1;
    if (IsStackable(lines[i])) {
      while (end < lines.size() && IsStackable(lines[end]) &&
             StandsUnder(lines[end - 1], lines[end]))
        ++end;
    }
    joined.push_back(std::move(lines[i]));
    const bool stack = end - i >= 3;
    for (size_t k = i + 1; k < end; ++k) {
      if (!stack) {
        joined.push_back(std::move(lines[k]));
        continue;
      }
      joined.back().segments[0].text += lines[k].segments[0].text;
      Cover(joined.back().place, lines[k].place);
      Cover(joined.back().segments[0].place, lines[k].place);
    }
    i = end;
  }
  lines = std::move(joined);
}

}  // namespace dudao::ingest::pdf
