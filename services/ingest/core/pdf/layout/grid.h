// Tables told by their words alone: lines whose segments stand in columns. Conservative: what is
// not surely a table stays lines, where nothing is lost.
//
//   for (const Grid& grid : FindGrids(lines)) grid.rows[0][1].text;
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_GRID_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_GRID_H_

#include <cstddef>
#include <string>
#include <vector>

#include "services/ingest/core/pdf/layout/lines.h"

namespace dudao::ingest::pdf {

struct GridCell {
  std::u32string text;  // empty for a place nothing stands in
  size_t columns = 1;   // how many it covers
};

struct Grid {
  size_t begin = 0, end = 0;  // the lines it is made of
  size_t header_rows = 0;     // rows at its head that hold no figures
  std::vector<std::vector<GridCell>> rows;
};

// A table has three rows of two cells or two rows of three that stand under each other; every other
// line of it fits into these columns. Numbered lists and contents are none.
std::vector<Grid> FindGrids(const std::vector<Line>& lines);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_GRID_H_
