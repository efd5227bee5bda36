// What the properties of a paragraph say beyond its look: heading, list, place in a table.
//
//   ParagraphLook look = styles.LookOf(run->style);
//   Apply(run->list, file, &look);
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_PARAGRAPH_LOOK_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_PARAGRAPH_LOOK_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/ingest/core/doc/bytes.h"
#include "services/ingest/core/doc/word_file.h"

namespace dudao::ingest::doc {

// How a cell of a row is merged with its neighbours.
struct CellMerge {
  bool into_left = false, into_above = false, begins_down = false;
};

struct ParagraphLook {
  uint32_t outline_level = 0;  // from 1
  std::string_view kind;       // title or caption
  bool contents = false;       // a line of a table of contents
  uint16_t list = 0;           // 1-based index of list overrides; 0 for none
  uint8_t list_level = 0;

  bool in_table = false;
  uint32_t depth = 0;           // of tables around it; 0 where it is not said
  bool row_end = false;         // the mark that ends a row of an outermost table
  bool inner_cell_end = false;  // a cell of a table within a cell ends
  bool inner_row_end = false;
  bool header_row = false;
  std::vector<int16_t> edges;  // of a row's cells, in twips from the margin: one more than cells
  std::vector<CellMerge> merges;
};

// Lays a property list over what is known; lists that stand elsewhere in the file are followed
// once.
void Apply(Bytes list, const WordFile& file, ParagraphLook* look);

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_PARAGRAPH_LOOK_H_
