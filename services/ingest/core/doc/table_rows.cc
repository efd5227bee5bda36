#include "services/ingest/core/doc/table_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dudao::ingest::doc {
namespace {

// Edges that differ by less, in twips, are one: hands drag them.
constexpr int kNear = 60;

uint32_t ColumnAt(const std::vector<int16_t>& edges, int16_t edge) {
  const auto after = std::upper_bound(edges.begin(), edges.end(), edge);
  return after == edges.begin() ? 0 : static_cast<uint32_t>(after - edges.begin() - 1);
}

}  // namespace

void TableRows::Add(const Paragraph& paragraph, const std::string& line) {
  const ParagraphLook& look = paragraph.look;
  if (look.row_end && paragraph.cell_end) return EndRow(look);
  if (look.inner_row_end) return;
  if (!line.empty()) {
    if (!cell_.empty()) cell_ += '\n';
    cell_ += line;
  }
  // Within an inner table a cell ends with a paragraph, not with a cell's mark.
  if (paragraph.cell_end && look.depth <= 1) cells_.push_back(std::exchange(cell_, {}));
}

void TableRows::EndRow(const ParagraphLook& look) {
  if (!cell_.empty()) cells_.push_back(std::exchange(cell_, {}));
  rows_.push_back({std::exchange(cells_, {}), look.edges, look.merges, look.header_row});
}

// Every edge of the table's cells once, left to right.
std::vector<int16_t> TableRows::ColumnEdges() const {
  std::set<int16_t> all;
  for (const Row& row : rows_) all.insert(row.edges.begin(), row.edges.end());
  std::vector<int16_t> out;
  for (const int16_t edge : all) {
    if (out.empty() || edge - out.back() > kNear) out.push_back(edge);
  }
  return out;
}

// Where the cells of a row stand among the columns of the table; one after the other where the file
// does not say.
std::vector<TableRows::Cell> TableRows::Place(const Row& row, const std::vector<int16_t>& edges) {
  std::vector<Cell> out;
  uint32_t next = 0;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    Cell cell{.column = next};
    if (i + 1 < row.edges.size()) {
      cell.column = std::max(next, ColumnAt(edges, row.edges[i]));
      cell.columns = std::max(cell.column + 1, ColumnAt(edges, row.edges[i + 1])) - cell.column;
    }
    next = cell.column + cell.columns;
    if (i > 0 && i < row.merges.size() && row.merges[i].into_left) {
      cell.covered = true;
      for (size_t left = i; left-- > 0;) {
        if (out[left].covered) continue;
        out[left].columns += cell.columns;
        break;
      }
    }
    out.push_back(cell);
  }
  return out;
}

void TableRows::MergeDown(std::vector<std::vector<Cell>>* grid) const {
  struct Open {
    size_t row, cell, last_row;
  };
  std::map<uint32_t, Open> open;  // by column
  for (size_t r = 0; r < grid->size(); ++r) {
    for (size_t i = 0; i < (*grid)[r].size(); ++i) {
      Cell& cell = (*grid)[r][i];
      const CellMerge merge = i < rows_[r].merges.size() ? rows_[r].merges[i] : CellMerge();
      const auto above = open.find(cell.column);
      if (merge.into_above && above != open.end() && above->second.last_row + 1 == r) {
        above->second.last_row = r;
        ++(*grid)[above->second.row][above->second.cell].rows;
        cell.covered = true;
        continue;
      }
      open.erase(cell.column);
      if (merge.begins_down && !cell.covered) open[cell.column] = {r, i, r};
    }
  }
}

void TableRows::Write(DocumentBuilder* out) {
  if (!cells_.empty() || !cell_.empty()) EndRow({});
  const auto edges = ColumnEdges();
  std::vector<std::vector<Cell>> grid;
  for (const Row& row : rows_) grid.push_back(Place(row, edges));
  MergeDown(&grid);
  out->BeginTable();
  bool head = true;
  for (size_t r = 0; r < rows_.size() && !out->full(); ++r) {
    head = head && rows_[r].header;
    out->BeginRow();
    for (size_t i = 0; i < grid[r].size(); ++i) {
      const Cell& cell = grid[r][i];
      const std::string& words = rows_[r].cells[i];
      if (!cell.covered) out->Cell(words, {head && !words.empty(), cell.rows, cell.columns});
    }
  }
  out->EndTable();
  rows_.clear();
}

}  // namespace dudao::ingest::doc
