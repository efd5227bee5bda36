// The rows and cells of a w:tbl with what merging does to them.
//
//   for (const GridRow& row : ReadGrid(table, styles))
//     for (const GridCell& cell : row.cells) …    // cells another one covers are not there
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_TABLE_GRID_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_TABLE_GRID_H_

#include <cstdint>
#include <pugixml.hpp>
#include <vector>

#include "services/ingest/core/docx/styles.h"

namespace dudao::ingest::docx {

struct GridCell {
  pugi::xml_node node;  // w:tc; null for the gap before a row that is set in
  uint32_t columns = 1;
  uint32_t rows = 1;
};

struct GridRow {
  bool header = false;  // repeated on each page, or set apart by the table's style, at the head
  std::vector<GridCell> cells;
};

// Rows and cells that were deleted under change tracking are left out.
std::vector<GridRow> ReadGrid(const pugi::xml_node& table, const Styles& styles);

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_TABLE_GRID_H_
