// A table of a Word file, put together paragraph by paragraph: cells end with marks of their own,
// rows with a paragraph that says where the cells' edges lie.
//
//   TableRows table;
//   for (…) table.Add(paragraph);
//   table.Write(&out);
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_TABLE_ROWS_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_TABLE_ROWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/ingest/core/doc/story.h"
#include "services/ingest/core/document_builder.h"

namespace dudao::ingest::doc {

class TableRows {
 public:
  bool empty() const { return rows_.empty() && cells_.empty() && cell_.empty(); }

  // `line` is the paragraph's words with its number. Words of a table within a cell are words of
  // the cell.
  void Add(const Paragraph& paragraph, const std::string& line);

  // Writes the table and forgets it.
  void Write(DocumentBuilder* out);

 private:
  struct Row {
    std::vector<std::string> cells;
    std::vector<int16_t> edges;
    std::vector<CellMerge> merges;
    bool header = false;
  };
  struct Cell {
    uint32_t column = 0, columns = 1, rows = 1;
    bool covered = false;
  };

  void EndRow(const ParagraphLook& look);
  std::vector<int16_t> ColumnEdges() const;
  static std::vector<Cell> Place(const Row& row, const std::vector<int16_t>& edges);
  void MergeDown(std::vector<std::vector<Cell>>* grid) const;

  std::vector<Row> rows_;
  std::vector<std::string> cells_;  // of the row at hand
  std::string cell_;                // words of the cell at hand
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_TABLE_ROWS_H_
