// The rows of a table an office keeps, as text: CSV in any encoding Chinese offices save it in,
// or the first sheet of an .xlsx workbook.
//
//   auto rows = ReadTableRows("指标表.csv");
#ifndef DUDAO_CLI_TABLE_ROWS_H_
#define DUDAO_CLI_TABLE_ROWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::cli {

using TableRow = std::vector<std::string>;

// InvalidArgument in Chinese, file first: it cannot be read, is no text, or an old
// workbook.
absl::StatusOr<std::vector<TableRow>> ReadTableRows(const std::string& path);

// RFC 4180, with spaces about a cell and line breaks in it dropped.
std::vector<TableRow> SplitCsv(std::string_view utf8);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_TABLE_ROWS_H_
