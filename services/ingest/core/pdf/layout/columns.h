// Two columns of running text are read one after the other; a table's columns are not.
//
//   std::vector<Line> in_order = InReadingOrder(lines);
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_

#include <optional>
#include <vector>

#include "services/ingest/core/pdf/layout/lines.h"

namespace dudao::ingest::pdf {

// A stretch of a page in which lines share their left edge.
struct Column {
  std::vector<Line> lines;
};

// The gap in the middle part of a page that parts its text into two columns; nothing when it has
// one.
std::optional<double> GapOfColumns(const std::vector<Line>& lines);

// The lines of a page as BuildLines has them, cut into columns in reading order, their segments
// merged. Text is in two columns where one gap near the middle of the page parts six lines or more
// and most lines on both sides fill their column: cells of a table rarely do. Lines that cross the
// gap part the columns above them from those below. With `gap`, one that other pages have, the
// right column may be short.
std::vector<Column> InReadingOrder(std::vector<Line> lines, std::optional<double> gap = {});

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_
