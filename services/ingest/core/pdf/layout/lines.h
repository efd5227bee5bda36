// Boxes to lines: what stands at one height is one line, wide gaps part it into segments.
//
//   for (const Line& line : BuildLines(page)) line.text();   // "共 3 所", segments parted by a
//   space
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LINES_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LINES_H_

#include <string>
#include <vector>

#include "services/ingest/core/pdf/layout/boxes.h"

namespace dudao::ingest::pdf {

// Words without a gap between them.
struct Segment {
  Rect place;
  std::u32string text;
};

struct Line {
  Rect place;
  double size = 0;                // of most of its characters
  std::vector<Segment> segments;  // left to right, at least one

  // Segments parted by one space.
  std::u32string text() const;
};

// Top to bottom. `page` is upright; boxes that run another way become lines after all others.
// Segments are parted by half a character: two columns of text may stand no further apart where a
// comma hangs over the edge.
std::vector<Line> BuildLines(const PageBoxes& page);

// Joins segments less than a character apart: letters set wide are one word.
void MergeSegments(std::vector<Line>& lines);

// The line made of segments [first, last) of `line`.
Line PartOf(const Line& line, size_t first, size_t last);

// Single characters stacked one under the other, as on a cover, become one line.
void JoinStacks(std::vector<Line>& lines);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LINES_H_
