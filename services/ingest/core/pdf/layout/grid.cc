#include "services/ingest/core/pdf/layout/grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "common/text/reading_text.h"
#include "services/ingest/core/pdf/layout/list_mark.h"

namespace dudao::ingest::pdf {
namespace {

// In sizes of the font.
constexpr double kFarthestRow = 3.5;  // from one line of a table to the next
constexpr double kSameRow = 0.85;     // lines of a wrapped cell beside one that is not
constexpr double kSameCell = 1.6;     // from one line of a cell to the next, at most
constexpr double kCloser = 0.2;       // by how much lines of one cell stand closer than rows
constexpr size_t kMostLoneLines = 3;  // lines of one segment in a row, within a table

struct Interval {
  double left, right;
};

double Pitch(const Line& above, const Line& below) {
  return (below.place.middle() - above.place.middle()) / std::max(above.size, below.size);
}

// Where the run of lines with several segments that begins at `begin` ends.
size_t RunEnd(const std::vector<Line>& lines, size_t begin) {
  size_t end = begin + 1, lone = 0;
  for (size_t i = begin + 1; i < lines.size(); ++i) {
    const double pitch = Pitch(lines[i - 1], lines[i]);
    if (pitch > kFarthestRow || pitch < 0) break;
    lone = lines[i].segments.size() > 1 ? 0 : lone + 1;
    if (lone > kMostLoneLines) break;
    if (lone == 0) end = i + 1;
  }
  return end;
}

class GridFinder {
 public:
  GridFinder(const std::vector<Line>& lines, size_t begin, size_t end)
      : lines_(lines), begin_(begin), end_(end) {}

  std::optional<Grid> Find() {
    if (!FindColumns()) return std::nullopt;
    Trim();
    if (full_ < (columns_.size() == 2 ? 3u : 2u)) return std::nullopt;
    const double together = RowPitch();
    Extend(together);
    Grid grid{begin_, end_, 0, {}};
    for (size_t i = begin_; i < end_;) {
      size_t next = i + 1;
      while (next < end_ && Pitch(lines_[next - 1], lines_[next]) < together) ++next;
      auto row = ReadRow(i, next);
      if (!row) return std::nullopt;
      grid.rows.push_back(*std::move(row));
      i = next;
    }
    return grid;
  }

 private:
  bool IsFull(const Line& line) const { return line.segments.size() == columns_.size(); }

  // The usual number of segments: the largest that three in ten of the lines with several have.
  size_t UsualSegments() const {
    std::map<size_t, size_t> counts;
    size_t several = 0;
    for (size_t i = begin_; i < end_; ++i) {
      if (lines_[i].segments.size() < 2) continue;
      ++counts[lines_[i].segments.size()];
      ++several;
    }
    for (auto it = counts.rbegin(); it != counts.rend(); ++it) {
      if (it->second >= 2 && it->second * 10 >= several * 3) return it->first;
    }
    return 0;
  }

  bool FindColumns() {
    const size_t usual = UsualSegments();
    for (size_t i = begin_; i < end_ && usual > 0; ++i) {
      const auto& segments = lines_[i].segments;
      if (segments.size() != usual) continue;
      columns_.resize(usual, {1e9, -1e9});
      for (size_t k = 0; k < usual; ++k) {
        columns_[k].left = std::min(columns_[k].left, segments[k].place.left);
        columns_[k].right = std::max(columns_[k].right, segments[k].place.right);
      }
      ++full_;
    }
    for (size_t k = 1; k < columns_.size(); ++k) {
      if (columns_[k].left <= columns_[k - 1].right) return false;
    }
    return columns_.size() >= 2;
  }

  // Lines at both ends that do not fit (`单位：万元` above a table) are left outside.
  void Trim() {
    while (begin_ < end_ && !ReadRow(begin_, begin_ + 1)) ++begin_;
    while (end_ > begin_ && !ReadRow(end_ - 1, end_)) --end_;
  }

  // Lines closer than this make one row: half a line for cells centred beside wrapped ones, more
  // where rows are seen to stand wider apart than the lines of a cell.
  double RowPitch() const {
    std::vector<double> pitches;
    for (size_t i = begin_ + 1; i < end_; ++i) {
      if (IsFull(lines_[i]) && IsFull(lines_[i - 1]))
        pitches.push_back(Pitch(lines_[i - 1], lines_[i]));
    }
    if (pitches.empty()) return kSameRow;
    std::nth_element(pitches.begin(), pitches.begin() + pitches.size() / 2, pitches.end());
    return std::clamp(pitches[pitches.size() / 2] - kCloser, kSameRow, kSameCell);
  }

  // Lines of wrapped cells that stand above the first row's others or below the last one's.
  void Extend(double together) {
    while (begin_ > 0 && IsRest(lines_[begin_ - 1]) &&
           Pitch(lines_[begin_ - 1], lines_[begin_]) < together)
      --begin_;
    while (end_ < lines_.size() && IsRest(lines_[end_]) &&
           Pitch(lines_[end_ - 1], lines_[end_]) < together)
      ++end_;
  }

  // Words within one column, with room to spare on the page.
  bool IsRest(const Line& line) const {
    const Rect& place = line.segments[0].place;
    const auto [from, to] = ColumnsOver(place);
    const bool within = from == to && place.left >= columns_[from].left - line.size;
    return line.segments.size() == 1 && within && place.right <= columns_[from].right + line.size;
  }

  // First and last column a segment stands over; the last before it and the first behind it when it
  // stands between two.
  std::pair<size_t, size_t> ColumnsOver(const Rect& place) const {
    std::optional<size_t> first, last;
    for (size_t k = 0; k < columns_.size(); ++k) {
      if (place.right < columns_[k].left || place.left > columns_[k].right) continue;
      if (!first) first = k;
      last = k;
    }
    if (first) return {*first, *last};
    size_t behind = 0;
    while (behind < columns_.size() && columns_[behind].left < place.left) ++behind;
    if (behind == 0) return {0, 0};
    return {behind - 1, std::min(behind, columns_.size() - 1)};
  }

  bool StandsBetween(const Rect& place) const {
    return std::none_of(columns_.begin(), columns_.end(), [&](const Interval& column) {
      return place.right >= column.left && place.left <= column.right;
    });
  }

  // Of words between two columns: both when the row has nothing else there, as heads over several
  // columns stand, else the nearer one.
  std::pair<size_t, size_t> ColumnsOf(const Segment& segment, size_t first, size_t last) const {
    const auto [from, to] = ColumnsOver(segment.place);
    if (from == to || !StandsBetween(segment.place)) return {from, to};
    for (size_t i = first; i < last; ++i) {
      for (const Segment& other : lines_[i].segments) {
        if (&other == &segment) continue;
        const auto [begin, end] = ColumnsOver(other.place);
        if (begin > to || end < from) continue;
        const bool left =
            segment.place.left - columns_[from].right < columns_[to].left - segment.place.right;
        return left ? std::pair{from, from} : std::pair{to, to};
      }
    }
    return {from, to};
  }

  static void Join(std::u32string& words, const std::u32string& more) {
    const bool space =
        !words.empty() && words.back() < 0x80 && !more.empty() && more.front() < 0x80;
    if (space) words += U' ';
    words += more;
  }

  // Nothing when segments of different widths claim one column.
  std::optional<std::vector<GridCell>> ReadRow(size_t first, size_t last) const {
    std::vector<GridCell> at(columns_.size());
    std::vector<size_t> owner(columns_.size(), columns_.size());
    for (size_t i = first; i < last; ++i) {
      for (const Segment& segment : lines_[i].segments) {
        const auto [from, to] = ColumnsOf(segment, first, last);
        for (size_t k = from; k <= to; ++k) {
          if (owner[k] != columns_.size() &&
              (owner[k] != from || at[from].columns != to - from + 1))
            return std::nullopt;
          owner[k] = from;
        }
        at[from].columns = to - from + 1;
        Join(at[from].text, segment.text);
      }
    }
    std::vector<GridCell> row;
    for (size_t k = 0; k < at.size(); k += at[k].columns) row.push_back(at[k]);
    return row;
  }

  const std::vector<Line>& lines_;
  size_t begin_, end_;
  size_t full_ = 0;
  std::vector<Interval> columns_;
};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Begins with a number that is no year: `1234`, `12.5%`, not `2023年`, `2023`.
bool IsFigure(std::u32string_view cell) {
  size_t digits = 0;
  while (digits < cell.size() && IsDigit(text::Fold(cell[digits]))) ++digits;
  if (digits == 0) return false;
  const bool year = digits == 4 && (cell.starts_with(U"19") || cell.starts_with(U"20")) &&
                    (cell.size() == 4 || cell[4] == U'年');
  return !year;
}

bool HoldsFigures(const std::vector<GridCell>& row) {
  return std::any_of(row.begin(), row.end(),
                     [](const GridCell& cell) { return IsFigure(cell.text); });
}

// Rows without figures at the head of a table that has some further down.
size_t HeaderRows(const Grid& grid) {
  size_t rows = 0;
  while (rows < grid.rows.size() && !HoldsFigures(grid.rows[rows])) ++rows;
  return rows < grid.rows.size() && rows <= 3 ? rows : 0;
}

// A list whose numbers stand away from its words, or contents with their page numbers.
bool IsList(const Grid& grid) {
  size_t two = 0, marked = 0;
  for (const auto& row : grid.rows) {
    if (row.size() > 2) return false;
    if (row.empty() || row[0].text.empty()) continue;
    ++two;
    if (BeginsWithListMark(row[0].text)) ++marked;
  }
  return marked * 2 >= two;
}

}  // namespace

std::vector<Grid> FindGrids(const std::vector<Line>& lines) {
  std::vector<Grid> grids;
  for (size_t i = 0; i < lines.size();) {
    if (lines[i].segments.size() < 2) {
      ++i;
      continue;
    }
    const size_t end = RunEnd(lines, i);
    auto grid = GridFinder(lines, i, end).Find();
    if (grid && !IsList(*grid)) {
      grid->header_rows = HeaderRows(*grid);
      grids.push_back(*std::move(grid));
    }
    i = end;
  }
  return grids;
}

}  // namespace dudao::ingest::pdf
