#include "services/extraction/core/quantity/table_cells.h"

#include <algorithm>

#include "common/text/numeral.h"
#include "common/text/numeral_symbol.h"
#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// 1260, 85.4, 12.5%: a cell that holds no more than a number.
bool IsNumber(Text cell) {
  return !cell.empty() && IsDigit(cell[0]) &&
         cell.find_first_not_of(U"0123456789.,%") == Text::npos;
}

}  // namespace

bool TableCells::Enter(uint32_t index) {
  const Range row = report_.paragraphs()[index].range;
  if (!HasCells(row)) {
    inside_ = false;
    return false;
  }
  Split(row);
  const bool header = IsHeader();
  // A header below rows of numbers begins another table.
  if (!inside_ || (header && in_rows_)) {
    header_.clear();
    above_ = UnitAbove(index);
  }
  inside_ = true;
  in_rows_ = !header;
  if (header) header_ = cells_;
  const auto name = std::find_if(cells_.begin(), cells_.end(), [this](Range cell) {
    return !cell.empty() && !IsNumber(report_.View(cell));
  });
  row_name_ = name == cells_.end() ? Range{} : *name;
  return true;
}

bool TableCells::HasCells(Range row) const {
  const MarkedText& marked = report_.marked();
  size_t at = marked.Next(CharKind::kCell, row.begin, row.end);
  while (at < row.end && text_[at] != U'\t') at = marked.Next(CharKind::kCell, at + 1, row.end);
  return at < row.end;
}

void TableCells::Split(Range row) {
  cells_.assign(report_.BlankCellsBefore(row) + 1, {row.begin, row.begin});
  for (uint32_t at = row.begin; at < row.end; ++at) {
    if (text_[at] == U'\t') {
      cells_.push_back({at + 1, at + 1});
    } else {
      cells_.back().end = at + 1;
    }
  }
}

// No cell but words.
bool TableCells::IsHeader() const {
  return std::none_of(cells_.begin(), cells_.end(),
                      [this](Range cell) { return IsNumber(report_.View(cell)); });
}

std::optional<CellUnit> TableCells::UnitOf(size_t i) const {
  const Range column = i < header_.size() ? header_[i] : Range{};
  const Text words = report_.View(column);
  if (lexicon_.context().StartsWith(Context::kLabel, words)) return std::nullopt;
  if (const auto unit = UnitIn(column)) return unit;
  if (const auto unit = UnitIn(row_name_)) return unit;
  // 学生数 counts, whatever its unit.
  static const Unit kCount{"", Dimension::kCount, false, false, Unit::One::kCounts, {}};
  if (!above_ && words.ends_with(U'数')) return CellUnit{&kCount, "", 0};
  return above_;
}

// 学生数(人), 占比%.
std::optional<CellUnit> TableCells::UnitIn(Range name) const {
  const Range unit = NameOf(name);
  if (unit.end == name.end) return std::nullopt;
  const bool brackets = text_[unit.end] == U'(';
  return ReadUnit({unit.end + brackets, name.end - brackets});
}

// 万元, 单位:所, %: nothing but a unit, scaled or not.
std::optional<CellUnit> TableCells::ReadUnit(Range words) const {
  if (text_.substr(words.begin, 3) == U"单位:") words.begin += 3;
  CellUnit out;
  const text::LargePower scale = text::ReadLargePower(text_, words.begin);
  if (scale.power > 0 && words.begin + scale.length < words.end) {
    out.power = scale.power;
    words.begin += static_cast<uint32_t>(scale.length);
  }
  const auto hit = lexicon_.UnitAt(text_.substr(0, words.end), words.begin);
  if (!hit || words.begin + hit->length != words.end) return std::nullopt;
  out.unit = hit->unit;
  out.name = text::ToUtf8(report_.View(words));
  return out;
}

// 单位：万元, in one of the two lines above the table.
std::optional<CellUnit> TableCells::UnitAbove(uint32_t index) const {
  for (uint32_t back = 1; back <= 2 && back <= index; ++back) {
    const Range line = report_.paragraphs()[index - back].range;
    const size_t at = report_.View(line).rfind(U"单位:");
    if (at == Text::npos) continue;
    uint32_t begin = line.begin + static_cast<uint32_t>(at) + 3, end = begin;
    while (end < line.end && text_[end] != U')' && text_[end] != U'、') ++end;
    return ReadUnit({begin, end});
  }
  return std::nullopt;
}

// 学生数|(人)|: the name without its unit.
Range TableCells::NameOf(Range name) const {
  const Text words = report_.View(name);
  if (words.ends_with(U'%')) return {name.begin, name.end - 1};
  const size_t open = words.rfind(U'(');
  if (open == Text::npos || open == 0 || !words.ends_with(U')')) return name;
  const auto at = name.begin + static_cast<uint32_t>(open);
  return ReadUnit({at + 1, name.end - 1}) ? Range{name.begin, at} : name;
}

void TableCells::Place(size_t i, Candidate* c) const {
  c->in_table = true;
  if (row_name_.begin < c->figure.range.begin && !row_name_.Contains(c->figure.range)) {
    c->row_name = NameOf(row_name_);
  }
  if (i < header_.size() && header_ != cells_) c->column_name = NameOf(header_[i]);
}

}  // namespace dudao::extraction
