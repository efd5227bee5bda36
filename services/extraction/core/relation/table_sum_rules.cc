#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "services/extraction/core/relation/part_list.h"
#include "services/extraction/core/relation/rules.h"
#include "services/extraction/core/relation/table_grid.h"
#include "services/extraction/core/relation/table_sum_judge.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;
using Kind = GridRow::Kind;

constexpr size_t kLongestName = 24;  // characters of a name within another
constexpr size_t kShortestName = 2;
constexpr size_t kLongestTail = 500;  // rows before a 小计 that may be its own

// Sums of one table.
class TableSums {
 public:
  TableSums(const RelationContext& context, const TableNames& names, const TableGrid& grid,
            std::vector<Finding>* out)
      : context_(context), names_(names), grid_(grid), judge_(context, out) {}

  void Run() {
    for (const GridRow& row : grid_.rows) {
      totals_ += row.kind == Kind::kTotal;
      subtotals_ += row.kind == Kind::kSubtotal;
    }
    if (totals_ + subtotals_ > 0) Downwards();
    Across();
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // ---- total rows ----

  // What is added up: the rows since the last total, a 小计 in place of its own rows.
  void Downwards() {
    std::vector<size_t> open, done, totals;
    for (size_t r = 0; r < grid_.rows.size(); ++r) {
      switch (grid_.rows[r].kind) {
        case Kind::kPart:
          open.push_back(r);
          break;
        case Kind::kSubtotal:
          if (!open.empty() || subtotals_lead_ || !OfSubtotals(r, &done)) Subtotal(r, &open);
          done.push_back(r);
          break;
        case Kind::kTotal:
          if (subtotals_lead_) open.clear();  // of the last 小计
          done.insert(done.end(), open.begin(), open.end());
          if (!totals.empty()) {
            OfSections(r, done, totals);
          } else if (done.empty()) {
            FirstOfAll(r);
          } else {
            AddUp(r, Sorted(done), totals_ == 1 && IsLastPart(r));
          }
          totals.push_back(r);
          open.clear();
          done.clear();
          break;
        default:
          among_ = among_ || grid_.rows[r].kind == Kind::kAmong;
      }
    }
  }

  static std::vector<size_t> Sorted(std::vector<size_t> rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  // 小学小计, 初中小计, 义务教育小计: the last of the 小计 before it, which it stands for from now
  // on.
  bool OfSubtotals(size_t r, std::vector<size_t>* done) {
    const size_t own = TailThatHolds(r, *done);
    const std::vector<size_t> parts(done->end() - static_cast<ptrdiff_t>(own), done->end());
    const bool held = AddUp(r, parts, false);
    if (held) done->resize(done->size() - own);
    return held;
  }

  // 小计 above its own rows: those below it up to the next. Told when it adds up, no more.
  void SubtotalAbove(size_t r) {
    std::vector<size_t> parts;
    for (size_t i = r + 1; i < grid_.rows.size(); ++i) {
      const Kind kind = grid_.rows[i].kind;
      if (kind == Kind::kSubtotal || kind == Kind::kTotal) break;
      if (kind == Kind::kPart) parts.push_back(i);
    }
    AddUp(r, parts, false);
  }

  // 幼儿园, 小学, 初中, 义务教育小计: the last rows that add up are its own, the others go on to
  // the total.
  void Subtotal(size_t r, std::vector<size_t>* open) {
    subtotals_lead_ = subtotals_lead_ || open->empty();
    if (subtotals_lead_) {
      open->clear();
      return SubtotalAbove(r);
    }
    const size_t own = TailThatHolds(r, *open);
    const std::vector<size_t> parts(open->end() - static_cast<ptrdiff_t>(own), open->end());
    // Where no other 小计 was of the rows above it, this one may be of those below.
    const bool held = subtotal_held_ || subtotals_ == 1;
    subtotal_held_ = AddUp(r, parts, held) || subtotal_held_;
    open->resize(open->size() - own);
  }

  // How many of the last `rows` add up to the first column of row `total` that adds up at all; all
  // when none do.
  size_t TailThatHolds(size_t total, const std::vector<size_t>& rows) const {
    for (size_t c = 0; c < grid_.rows[total].cells.size(); ++c) {
      if (!TotalAt(total, c, 0)) continue;
      const Interval whole = IntervalOf(Fig(grid_.rows[total].cells[c].figure));
      Interval sum = Interval::Exactly(Decimal(0));
      for (size_t n = 1; n <= std::min(rows.size(), kLongestTail); ++n) {
        const auto& cells = grid_.rows[rows[rows.size() - n]].cells;
        if (c >= cells.size()) break;
        if (cells[c].kind == GridCell::Kind::kFigure) sum = sum + IntervalOf(Fig(cells[c].figure));
        if (n > 1 && Compare(sum, whole) == Outcome::kMeets) return n;
      }
    }
    return rows.size();
  }

  // A second total is of its section or of the totals before it; nothing but what adds up is told.
  void OfSections(size_t r, const std::vector<size_t>& section, const std::vector<size_t>& totals) {
    const bool is_last = totals.size() + 1 == totals_;
    if (!AddUp(r, Sorted(section), false) && is_last) AddUp(r, totals, false);
  }

  // A total above its rows. With 小计 among them their order is not known.
  void FirstOfAll(size_t r) {
    std::vector<size_t> parts, subtotals;
    for (size_t i = r + 1; i < grid_.rows.size(); ++i) {
      if (grid_.rows[i].kind == Kind::kAmong) among_ = true;
      if (grid_.rows[i].kind == Kind::kPart) parts.push_back(i);
      if (grid_.rows[i].kind == Kind::kSubtotal) subtotals.push_back(i);
    }
    if (subtotals.empty()) {
      AddUp(r, parts, totals_ == 1);
    } else {
      AddUp(r, subtotals, false);
    }
  }

  // Whether no row that adds up follows.
  bool IsLastPart(size_t r) const {
    return std::none_of(grid_.rows.begin() + static_cast<ptrdiff_t>(r) + 1, grid_.rows.end(),
                        [](const GridRow& row) { return row.kind == Kind::kPart; });
  }

  // Each column of row `total` against `parts`. `plain`: nothing about the table leaves open which
  // rows are meant. False when no column adds up.
  bool AddUp(size_t total, const std::vector<size_t>& parts, bool plain) {
    if (parts.size() < 2 || !AreEven(parts)) return false;
    const size_t width = WidthOf(parts), own = grid_.rows[total].cells.size();
    const bool even = Stands(total, parts[0], 0);
    // 合计 merged over the first columns.
    const size_t shift = even || own > width ? 0 : width - own;
    if (!even && !Stands(total, parts[0], shift)) return false;
    std::vector<TableSum> columns;
    for (size_t c = 0; c < own; ++c) {
      if (!TotalAt(total, c, shift)) continue;
      if (auto line = Column(total, c, parts, shift)) columns.push_back(*std::move(line));
    }
    const bool shown = std::any_of(columns.begin(), columns.end(),
                                   [this](const TableSum& l) { return judge_.Confirms(l); });
    plain = plain && totals_ <= 1 && !among_ && KnowsHeads(width) && ReachAll(parts, total, shift);
    const bool told =
        shown || (plain && even && ((!subtotals_lead_ && AreSections(parts)) || AreApart(parts)));
    bool any = false;
    for (const TableSum& line : columns) {
      const bool meets = judge_.Check(line) == Outcome::kMeets;
      any = any || meets;
      if (meets || (told && totals_ <= 1))
        judge_.Add("sum.table_row", line, judge_.Check(line), plain);
    }
    return any;
  }

  // Whether the rows have words and numbers in the same columns; those at the end may be left out.
  bool AreEven(const std::vector<size_t>& rows) const {
    return std::all_of(rows.begin(), rows.end(), [&](size_t r) { return Stands(r, rows[0], 0); });
  }

  // Whether row `r`, moved by `shift` columns, has its words and numbers where `other` has its.
  bool Stands(size_t r, size_t other, size_t shift) const {
    const auto &a = grid_.rows[r].cells, &b = grid_.rows[other].cells;
    // Moved, its first cell is the name merged over the columns before.
    for (size_t c = shift > 0 ? 1 : 0; c < a.size() && c + shift < b.size(); ++c) {
      if (a[c].IsBlank() || b[c + shift].IsBlank()) continue;
      if (a[c].IsNumber() != b[c + shift].IsNumber() && !(c == 0 && a[c].IsWords())) return false;
    }
    return true;
  }

  // Whether every row reaches the last figure of row `total`: cells left out elsewhere than at the
  // end move all behind them.
  bool ReachAll(const std::vector<size_t>& rows, size_t total, size_t shift) const {
    size_t own = grid_.rows[total].cells.size();
    while (own > 0 && !grid_.rows[total].cells[own - 1].IsNumber()) --own;
    return std::all_of(rows.begin(), rows.end(),
                       [&](size_t r) { return grid_.rows[r].cells.size() >= own + shift; });
  }

  size_t WidthOf(const std::vector<size_t>& rows) const {
    size_t width = grid_.heads.empty() ? 0 : grid_.heads.back().size();
    for (const size_t r : rows) width = std::max(width, grid_.rows[r].cells.size());
    return width;
  }

  // Whether the total's cell `c` is a figure that sums up, of a column whose head does not say
  // otherwise.
  bool TotalAt(size_t total, size_t c, size_t shift) const {
    const GridCell& cell = grid_.rows[total].cells[c];
    if (cell.kind != GridCell::Kind::kFigure || !judge_.Adds(cell.figure)) return false;
    return std::all_of(grid_.heads.begin(), grid_.heads.end(), [&](const std::vector<Range>& head) {
      return c + shift >= head.size() || names_.AddsUp(head[c + shift]);
    });
  }

  // The figures of column `c`; none when they are not of one unit or fewer than two.
  std::optional<TableSum> Column(size_t total, size_t c, const std::vector<size_t>& parts,
                                 size_t shift) const {
    TableSum out{grid_.rows[total].cells[c].figure};
    out.row = grid_.rows[total].name;
    out.column = grid_.HeadOf(c + shift, WidthOf(parts));
    for (const size_t r : parts) {
      const auto& cells = grid_.rows[r].cells;
      if (!judge_.Take(c + shift < cells.size() ? cells[c + shift] : GridCell(), &out)) {
        return std::nullopt;
      }
    }
    return out.parts.size() < 2 ? std::nullopt : std::optional(std::move(out));
  }

  // Heads of another width, or none: what a column counts is not known.
  bool KnowsHeads(size_t width) const {
    if (grid_.heads.empty() || grid_.heads.back().size() != width) return false;
    return std::all_of(grid_.heads.begin(), grid_.heads.end(), [&](const std::vector<Range>& head) {
      return head.size() == width || std::all_of(head.begin(), head.end(), [this](Range name) {
               return names_.AddsUp(name);
             });
    });
  }

  // 小计, 小计: each of the rows above it.
  bool AreSections(const std::vector<size_t>& rows) const {
    return std::all_of(rows.begin(), rows.end(),
                       [this](size_t r) { return grid_.rows[r].kind == Kind::kSubtotal; });
  }

  // Whether the rows' names exclude one another: other bodies, or other parts of one division.
  bool AreApart(const std::vector<size_t>& rows) const {
    std::vector<Range> names;
    for (const size_t r : rows) names.push_back(grid_.rows[r].name);
    const auto& head = grid_.heads.back();
    const bool bodies = std::any_of(head.begin(), head.end(),
                                    [this](Range name) { return names_.HeadsBodies(name); });
    return (bodies && AreUnlike(names)) || NamesApart(context_, names) == names.size();
  }

  // No name twice, none that begins or ends with another: 教师, 女教师.
  bool AreUnlike(const std::vector<Range>& names) const {
    std::unordered_set<std::u32string_view> known;
    for (const Range name : names) {
      if (name.empty() || !known.insert(context_.report.View(name)).second) return false;
    }
    return std::none_of(known.begin(), known.end(), [&](std::u32string_view name) {
      for (size_t n = kShortestName; n < std::min(name.size(), kLongestName); ++n) {
        if (known.count(name.substr(0, n)) || known.count(name.substr(name.size() - n)))
          return true;
      }
      return false;
    });
  }

  // ---- total columns ----

  // 合计, 小学, 初中 or 小学, 初中, 合计: columns of one division beside the one total.
  void Across() {
    if (grid_.heads.empty()) return;
    const std::vector<Range>& head = grid_.heads.back();
    const auto is_total = [this](Range name) { return names_.IsTotal(name); };
    const auto total = std::find_if(head.begin(), head.end(), is_total);
    if (total == head.end() || std::any_of(total + 1, head.end(), is_total)) return;
    const size_t at = static_cast<size_t>(total - head.begin());
    std::vector<size_t> columns;
    for (size_t c = at + 1; c < head.size(); ++c) columns.push_back(c);
    if (!KeepApart(head, &columns)) {
      columns.clear();
      for (size_t c = at; c-- > 0;) columns.push_back(c);
      if (!KeepApart(head, &columns)) return;
      std::reverse(columns.begin(), columns.end());
    }
    AcrossRows(at, columns);
  }

  // The columns from the front that are of one division; false when they are not two.
  bool KeepApart(const std::vector<Range>& head, std::vector<size_t>* columns) const {
    std::vector<Range> names;
    for (const size_t c : *columns) names.push_back(head[c]);
    const size_t count = NamesApart(context_, names);
    columns->resize(count);
    return count >= 2;
  }

  void AcrossRows(size_t total, const std::vector<size_t>& columns) {
    std::vector<TableSum> lines;
    for (const GridRow& row : grid_.rows) {
      if (row.kind == Kind::kApart || row.cells.size() != grid_.heads.back().size()) continue;
      if (auto line = Row(row, total, columns)) lines.push_back(*std::move(line));
    }
    const bool shown = std::any_of(lines.begin(), lines.end(),
                                   [this](const TableSum& l) { return judge_.Confirms(l); });
    for (const TableSum& line : lines) {
      const Outcome outcome = judge_.Check(line);
      if (outcome == Outcome::kMeets || shown) judge_.Add("sum.table_column", line, outcome, true);
    }
  }

  std::optional<TableSum> Row(const GridRow& row, size_t total,
                              const std::vector<size_t>& columns) const {
    const GridCell& whole = row.cells[total];
    if (whole.kind != GridCell::Kind::kFigure || !judge_.Adds(whole.figure)) return std::nullopt;
    if (!names_.AddsUp(row.name)) return std::nullopt;
    TableSum out{whole.figure};
    out.row = row.name;
    out.column = grid_.heads.back()[total];
    for (const size_t c : columns) {
      if (!judge_.Take(row.cells[c], &out)) return std::nullopt;
    }
    return out.parts.size() < 2 ? std::nullopt : std::optional(std::move(out));
  }

  const RelationContext& context_;
  const TableNames& names_;
  const TableGrid& grid_;
  TableSumJudge judge_;
  size_t totals_ = 0, subtotals_ = 0;
  bool subtotal_held_ = false, subtotals_lead_ = false;
  bool among_ = false;  // a 其中 row was met
};

}  // namespace

std::vector<Finding> FindTableSums(const RelationContext& context) {
  std::vector<Finding> out;
  const TableNames names(context);
  TableReader reader(context);
  for (TableGrid grid; reader.Next(&grid);) TableSums(context, names, grid, &out).Run();
  return out;
}

}  // namespace dudao::extraction
