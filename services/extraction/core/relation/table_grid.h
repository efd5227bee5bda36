// The tables of a report as the rules of relations see them: rows of cells, each with the figure it
// holds, and what a row's name says of its place in a sum.
//
//   学校\t学生数（人）
//   云岭一小\t1620          → kPart
//   合计\t2705              → kTotal
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_GRID_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_GRID_H_

#include <string_view>
#include <vector>

#include "services/extraction/core/relation/context.h"

namespace dudao::extraction {

struct GridCell {
  // kMixed: a figure among words. kNumber: a number that is no figure.
  enum class Kind { kBlank, kWords, kMixed, kFigure, kNumber };
  Kind kind = Kind::kBlank;
  Range range;
  size_t figure = 0;  // of kFigure: its index

  bool IsBlank() const { return kind == Kind::kBlank; }
  bool IsWords() const { return kind == Kind::kWords; }
  bool IsNumber() const { return kind == Kind::kFigure || kind == Kind::kNumber; }
};

struct GridRow {
  // kAmong: 其中…, part of the row above. kApart: an average, a share; adds up to nothing.
  enum class Kind { kPart, kTotal, kSubtotal, kAmong, kApart };
  Kind kind = Kind::kPart;
  std::vector<GridCell> cells;
  Range name;
};

struct TableGrid {
  std::vector<std::vector<Range>> heads;  // rows of words over the figures, the last right above
  std::vector<GridRow> rows;

  // The last head row's words over column `c`; empty when heads and rows differ in width.
  Range HeadOf(size_t c, size_t width) const {
    return heads.empty() || heads.back().size() != width ? Range{} : heads.back()[c];
  }
};

// What the words of table_words.tsv say of a name.
class TableNames {
 public:
  explicit TableNames(const RelationContext& context) : context_(context) {}

  GridRow::Kind RowKind(Range name) const;
  bool IsBlank(Range cell) const;
  bool IsTotal(Range name) const { return EndsIn(name, "total"); }
  bool AddsUp(Range column) const;
  // Whether it heads a column of names, each of another body.
  bool HeadsBodies(Range name) const { return Is(name, "bodies"); }

 private:
  bool Is(Range name, std::string_view sense) const;
  bool EndsIn(Range name, std::string_view sense) const;
  bool Opens(Range name, std::string_view sense) const;

  const RelationContext& context_;
};

// Reads one table after another; a report without cells costs one look.
class TableReader {
 public:
  explicit TableReader(const RelationContext& context) : context_(context), names_(context) {}

  // The next table that has rows with figures; false when there is none left.
  bool Next(TableGrid* out);

 private:
  bool HasCells(Range row) const;
  std::vector<GridCell> CellsOf(Range row);
  size_t BlanksBefore(Range row) const;
  GridCell Classify(Range cell);
  bool TakeRow(Range row, TableGrid* out);
  bool IsKnownHead(const std::vector<GridCell>& cells, const TableGrid& grid) const;
  GridRow ToRow(std::vector<GridCell> cells) const;

  const RelationContext& context_;
  const TableNames names_;
  size_t paragraph_ = 0, figure_ = 0;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_GRID_H_
