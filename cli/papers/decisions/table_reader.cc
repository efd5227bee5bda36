#include "cli/papers/decisions/table_reader.h"

#include <algorithm>

namespace dudao::cli {
namespace {

constexpr uint32_t kHeadWithin = 20;  // rows from the top

}  // namespace

std::string Trimmed(std::string_view text) {
  static constexpr std::string_view kSpaces[] = {" ", "\t", "\r", "\n", "　", "\xC2\xA0"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        changed = true;
      } else if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        changed = true;
      }
    }
  }
  return std::string(text);
}

std::optional<SheetTable> SheetTable::Find(const ReadSheet& sheet,
                                           const std::vector<std::string_view>& titles) {
  for (const ReadRow& row : sheet.rows) {
    if (row.number >= kHeadWithin) break;
    SheetTable table(sheet);
    table.head_ = row.number;
    for (const auto& [column, title] : row.cells) table.columns_.emplace(Trimmed(title), column);
    const bool all = std::all_of(titles.begin(), titles.end(), [&](std::string_view title) {
      return table.columns_.find(title) != table.columns_.end();
    });
    if (all) return table;
  }
  return std::nullopt;
}

std::vector<SheetTable::Row> SheetTable::rows() const {
  std::vector<Row> out;
  for (const ReadRow& read : sheet_->rows) {
    if (read.number <= head_) continue;
    Row row;
    row.table_ = this;
    row.number_ = read.number;
    out.push_back(row);
  }
  return out;
}

std::vector<std::string> SheetTable::titles() const {
  std::vector<std::string> out;
  for (const auto& [title, column] : columns_) out.push_back(title);
  return out;
}

std::string SheetTable::Row::operator[](std::string_view title) const {
  const auto it = table_->columns_.find(title);
  return it == table_->columns_.end() ? "" : Trimmed(table_->sheet_->At(number_, it->second));
}

std::string SheetTable::Row::CellOf(std::string_view title) const {
  const auto it = table_->columns_.find(title);
  return it == table_->columns_.end() ? "" : CellName(number_, it->second);
}

}  // namespace dudao::cli
