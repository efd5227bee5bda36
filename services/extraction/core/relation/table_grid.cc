#include "services/extraction/core/relation/table_grid.h"

#include <algorithm>
#include <utility>

namespace dudao::extraction {
namespace {

using Kind = GridCell::Kind;

std::vector<Range> RangesOf(const std::vector<GridCell>& cells) {
  std::vector<Range> out;
  for (const GridCell& cell : cells) out.push_back(cell.range);
  return out;
}

size_t Count(const std::vector<GridCell>& cells, Kind kind) {
  return static_cast<size_t>(std::count_if(cells.begin(), cells.end(),
                                           [kind](const GridCell& c) { return c.kind == kind; }));
}

bool HoldsNumbers(const std::vector<GridCell>& cells) {
  return Count(cells, Kind::kFigure) + Count(cells, Kind::kNumber) > 0;
}

}  // namespace

// ---- TableNames ----

bool TableNames::Is(Range name, std::string_view sense) const {
  const WordTable& table = context_.words.tables;
  const auto hit = table.words.LongestAt(context_.report.View(name), 0);
  return hit && hit->end == name.size() && table.TagOf(*hit) == sense;
}

bool TableNames::Opens(Range name, std::string_view sense) const {
  const WordTable& table = context_.words.tables;
  const auto hit = table.words.LongestAt(context_.report.View(name), 0);
  return hit && table.TagOf(*hit) == sense;
}

// 全县合计, 合计(人).
bool TableNames::EndsIn(Range name, std::string_view sense) const {
  const WordTable& table = context_.words.tables;
  auto words = context_.report.View(name);
  if (words.ends_with(U')')) words = words.substr(0, words.rfind(U'('));
  for (auto hit = table.words.FindNext(words, 0); hit;
       hit = table.words.FindNext(words, hit->end)) {
    if (hit->end == words.size()) return table.TagOf(*hit) == sense;
  }
  return false;
}

GridRow::Kind TableNames::RowKind(Range name) const {
  if (Opens(name, "among")) return GridRow::Kind::kAmong;
  if (EndsIn(name, "total")) return GridRow::Kind::kTotal;
  if (EndsIn(name, "subtotal")) return GridRow::Kind::kSubtotal;
  const bool apart = Opens(name, "no_sum") || EndsIn(name, "no_sum");
  return apart ? GridRow::Kind::kApart : GridRow::Kind::kPart;
}

bool TableNames::IsBlank(Range cell) const { return cell.empty() || Is(cell, "blank"); }

bool TableNames::AddsUp(Range column) const {
  const WordTable& table = context_.words.tables;
  const auto words = context_.report.View(column);
  for (auto hit = table.words.FindNext(words, 0); hit;
       hit = table.words.FindNext(words, hit->end)) {
    if (table.TagOf(*hit) == "no_sum") return false;
  }
  return true;
}

// ---- TableReader ----

bool TableReader::Next(TableGrid* out) {
  const std::vector<Paragraph>& paragraphs = context_.report.paragraphs();
  *out = {};
  for (; paragraph_ < paragraphs.size(); ++paragraph_) {
    const Range row = paragraphs[paragraph_].range;
    if (!HasCells(row)) {
      if (!out->rows.empty()) return true;
      *out = {};
    } else if (!TakeRow(row, out)) {
      return true;  // another table's head: read again
    }
  }
  return !out->rows.empty();
}

bool TableReader::HasCells(Range row) const {
  const MarkedText& marked = context_.report.marked();
  size_t at = marked.Next(CharKind::kCell, row.begin, row.end);
  while (at < row.end && context_.At(static_cast<uint32_t>(at)) != U'\t')
    at = marked.Next(CharKind::kCell, at + 1, row.end);
  return at < row.end;
}

std::vector<GridCell> TableReader::CellsOf(Range row) {
  const std::vector<Figure>& figures = context_.figures;
  while (figure_ < figures.size() && figures[figure_].range.begin < row.begin) ++figure_;
  std::vector<GridCell> out(context_.report.BlankCellsBefore(row));
  uint32_t begin = row.begin;
  for (uint32_t at = row.begin; at <= row.end; ++at) {
    if (at < row.end && context_.At(at) != U'\t') continue;
    out.push_back(Classify({begin, at}));
    begin = at + 1;
  }
  return out;
}

GridCell TableReader::Classify(Range cell) {
  const std::vector<Figure>& figures = context_.figures;
  GridCell out{Kind::kWords, cell};
  size_t held = 0;
  while (figure_ < figures.size() && figures[figure_].range.begin < cell.end) {
    out.figure = figure_++;
    ++held;
  }
  if (held > 0) {
    const bool alone = held == 1 && figures[out.figure].range == cell;
    out.kind = alone ? Kind::kFigure : Kind::kMixed;
  } else if (names_.IsBlank(cell)) {
    out.kind = Kind::kBlank;
  } else if (context_.report.View(cell).find_first_not_of(U"0123456789.,%") ==
             std::u32string_view::npos) {
    out.kind = Kind::kNumber;
  }
  return out;
}

// False when the row is the head of another table.
bool TableReader::TakeRow(Range row, TableGrid* out) {
  const size_t before = figure_;
  std::vector<GridCell> cells = CellsOf(row);
  // 义务教育\t\t: nothing but a name, with figures above it, is a row with nothing in it.
  const bool above = out->rows.empty();
  const bool is_head =
      !HoldsNumbers(cells) &&
      (above || (Count(cells, Kind::kWords) > 1 && Count(cells, Kind::kMixed) == 0));
  if (!is_head) {
    out->rows.push_back(ToRow(std::move(cells)));
  } else if (out->rows.empty()) {
    out->heads.push_back(RangesOf(cells));
  } else if (!IsKnownHead(cells, *out)) {
    figure_ = before;
    return false;
  }
  return true;
}

// A head row told again where the page turns.
bool TableReader::IsKnownHead(const std::vector<GridCell>& cells, const TableGrid& grid) const {
  return std::any_of(grid.heads.begin(), grid.heads.end(), [&](const std::vector<Range>& head) {
    return std::equal(head.begin(), head.end(), cells.begin(), cells.end(),
                      [&](Range a, const GridCell& b) {
                        return context_.report.View(a) == context_.report.View(b.range);
                      });
  });
}

// A row is named by the last words before its figures, unless words before them say that it is a
// total: 合计\t全县\t86.
GridRow TableReader::ToRow(std::vector<GridCell> cells) const {
  GridRow out;
  for (const GridCell& cell : cells) {
    if (cell.kind == Kind::kFigure) break;
    if (cell.kind != Kind::kWords) continue;
    out.name = cell.range;
    out.kind = names_.RowKind(cell.range);
    if (out.kind != GridRow::Kind::kPart) break;
  }
  out.cells = std::move(cells);
  return out;
}

}  // namespace dudao::extraction
