// Writes .xlsx workbooks of tables, in the one look all our tables have: title, notes, a frozen
// head with filters, wrapped text, drop-downs, A4 across, the head on every printed page.
//
//   TableSheet sheet{.name = "总表", .title = "总表"};
//   sheet.columns = {{.title = "地区", .width = 12}, {.title = "满分", .kind =
//   ColumnKind::kNumber}}; sheet.rows = {{Text("云岭县"), Number("100")}};
//   absl::StatusOr<std::string> bytes = WriteWorkbook({sheet});
//
// The same sheets give the same bytes.
#ifndef DUDAO_CLI_PAPERS_XLSX_WORKBOOK_WRITER_H_
#define DUDAO_CLI_PAPERS_XLSX_WORKBOOK_WRITER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::cli {

struct Cell {
  std::string text;     // as read; of a number its exact decimal
  bool number = false;  // written as a number where Excel holds it exactly, else as text
  std::string formula;  // =ROUND(A1,2); `text` is then the result shown before a recalculation
};

Cell Text(std::string text);
// Text when it is no plain decimal of at most 15 significant digits: Excel keeps no more.
Cell Number(std::string_view decimal);
Cell Formula(std::string formula, std::string_view result);

// Whether Excel holds this decimal digit for digit.
bool FitsExcel(std::string_view decimal);

enum class ColumnKind { kText, kCentred, kNumber, kInput };  // kInput: for people to fill in

struct Column {
  std::string title;
  double width = 10;  // in characters of the default font
  ColumnKind kind = ColumnKind::kText;
  std::vector<std::string> choices;  // of a drop-down
  std::optional<size_t> at_most;     // column whose number bounds this one; from 0 up
  std::string help;                  // shown when the cell is chosen
  bool hidden = false;
};

struct TableSheet {
  std::string name;  // made legal and unique among the workbook's
  std::string title;
  std::vector<std::string> notes;  // lines between title and head
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  size_t frozen_columns = 0;
  size_t printed_columns = 0;  // from the left; 0 for all
  bool tall_head = false;      // long titles, wrapped over several lines
};

// Row of the head, from 0: the title and the notes stand above it.
inline size_t HeadRow(const TableSheet& sheet) { return 1 + sheet.notes.size(); }

// ResourceExhausted when a sheet has more rows or columns than Excel, Internal when the temporary
// file cannot be written.
absl::StatusOr<std::string> WriteWorkbook(const std::vector<TableSheet>& sheets);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_WORKBOOK_WRITER_H_
