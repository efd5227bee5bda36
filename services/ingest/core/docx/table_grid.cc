#include "services/ingest/core/docx/table_grid.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

// Descendants called `name` with nothing but wrappers (content controls, custom XML, insertions)
// between.
template <typename Visit>
void ForEach(const pugi::xml_node& parent, std::string_view name, const Visit& visit) {
  static constexpr std::string_view kWrappers[] = {"sdt", "sdtContent", "customXml", "ins",
                                                   "moveTo"};
  for (const pugi::xml_node& child : parent) {
    const std::string_view own = xml::Name(child);
    if (own == name) {
      visit(child);
    } else if (std::find(std::begin(kWrappers), std::end(kWrappers), own) != std::end(kWrappers)) {
      ForEach(child, name, visit);
    }
  }
}

uint32_t CountOf(const pugi::xml_node& properties, std::string_view name, int otherwise) {
  constexpr int kMost = 1024;
  const int count = xml::ToInt(xml::ChildValue(properties, name), otherwise);
  return static_cast<uint32_t>(std::clamp(count, otherwise, kMost));
}

// Whether the table's style paints the first row, and the table asks for it (w:tblLook).
bool FirstRowIsHeader(const pugi::xml_node& table, const Styles& styles) {
  const pugi::xml_node properties = xml::Child(table, "tblPr");
  if (!styles.MarksFirstRow(xml::ChildValue(properties, "tblStyle"))) return false;
  const pugi::xml_node look = xml::Child(properties, "tblLook");
  const std::string_view first = xml::Attribute(look, "firstRow");
  if (!first.empty()) return first == "1" || first == "true";
  uint32_t bits = 0;
  const std::string_view value = xml::Attribute(look, "val");
  std::from_chars(value.data(), value.data() + value.size(), bits, 16);
  return (bits & 0x20) != 0;
}

class GridReader {
 public:
  void Row(const pugi::xml_node& node) {
    const pugi::xml_node properties = xml::Child(node, "trPr");
    if (xml::Child(properties, "del")) return;
    GridRow& row = rows_.emplace_back();
    row.header = xml::IsOn(xml::Child(properties, "tblHeader"));
    column_ = 0;
    if (const uint32_t gap = CountOf(properties, "gridBefore", 0); gap > 0) {
      row.cells.push_back({.columns = gap});
      column_ = gap;
    }
    ForEach(node, "tc", [this](const pugi::xml_node& cell) { Cell(cell); });
  }

  std::vector<GridRow> Take() && { return std::move(rows_); }

 private:
  // A cell merged with those below it, as long as they follow row by row.
  struct Open {
    size_t row, cell, last_row;
  };

  void Cell(const pugi::xml_node& node) {
    const pugi::xml_node properties = xml::Child(node, "tcPr");
    if (xml::Child(properties, "cellDel")) return;
    std::vector<GridCell>& cells = rows_.back().cells;
    const pugi::xml_node beside = xml::Child(properties, "hMerge");
    const GridCell cell{node, CountOf(properties, "gridSpan", 1)};
    const uint32_t column = column_;
    column_ += cell.columns;
    if (beside && xml::Attribute(beside, "val") != "restart" && !cells.empty()) {
      cells.back().columns += cell.columns;
    } else if (!IsCovered(xml::Child(properties, "vMerge"), column)) {
      cells.push_back(cell);
    }
  }

  // Whether the cell belongs to the one above; notes where a merged one begins.
  bool IsCovered(const pugi::xml_node& merge, uint32_t column) {
    const size_t row = rows_.size() - 1;
    const auto above = open_.find(column);
    if (merge && xml::Attribute(merge, "val") != "restart" && above != open_.end() &&
        above->second.last_row + 1 == row) {
      above->second.last_row = row;
      ++rows_[above->second.row].cells[above->second.cell].rows;
      return true;
    }
    open_.erase(column);
    if (merge) open_[column] = {row, rows_[row].cells.size(), row};
    return false;
  }

  std::vector<GridRow> rows_;
  std::map<uint32_t, Open> open_;  // by column
  uint32_t column_ = 0;
};

}  // namespace

std::vector<GridRow> ReadGrid(const pugi::xml_node& table, const Styles& styles) {
  GridReader reader;
  ForEach(table, "tr", [&reader](const pugi::xml_node& row) { reader.Row(row); });
  std::vector<GridRow> rows = std::move(reader).Take();
  if (!rows.empty() && FirstRowIsHeader(table, styles)) rows.front().header = true;
  // Only at the head: Word repeats no other rows.
  const auto body =
      std::find_if(rows.begin(), rows.end(), [](const GridRow& row) { return !row.header; });
  std::for_each(body, rows.end(), [](GridRow& row) { row.header = false; });
  return rows;
}

}  // namespace dudao::ingest::docx
