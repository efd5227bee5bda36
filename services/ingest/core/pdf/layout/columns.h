// Two columns of running text are read one after the other; a table's columns are not.
//
//   std::vector<Line> in_order = InReadingOrder(lines);
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_

#include <vector>

#include "services/ingest/core/pdf/layout/lines.h"

namespace dudao::ingest::pdf {

// A stretch of a page in which lines share their left edge.
struct Column {
  std::vector<Line> lines;
};

// The lines of a page, cut into columns in reading order. Text is in two columns where one gap near
// the middle of the page parts six lines or more and most lines on both sides fill their column:
// cells of a table rarely do. Lines that cross the gap part the columns above them from those
// below.
std::vector<Column> InReadingOrder(std::vector<Line> lines);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_COLUMNS_H_
