// Tables of data files: TSV (lexicons) and CSV (thresholds, frameworks). First line names the
// columns; lines that start with # and empty lines are skipped; errors name file, line and column.
//
//   auto units = Table::Parse(*file, {"word", "dimension"});
//   for (const Row& row : units->rows()) row["word"];
#ifndef DUDAO_COMMON_TEXT_TABLE_H_
#define DUDAO_COMMON_TEXT_TABLE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::text {

class Table;

class Row {
 public:
  // The cell under `column`; empty when the table has no such column or the row is short.
  std::string_view operator[](std::string_view column) const;
  int line() const { return line_; }
  // InvalidArgument "FILE:LINE:COLUMN: REASON", COLUMN being the cell's number from 1.
  absl::Status Error(std::string_view column, std::string_view reason) const;

 private:
  friend class Table;
  const std::vector<std::string>* columns_ = nullptr;
  const std::string* shown_ = nullptr;
  std::vector<std::string> cells_;
  int line_ = 0;
};

class Table {
 public:
  // Tab-separated when the path ends in .tsv, RFC 4180 comma-separated when in .csv.
  // InvalidArgument when a column of `required` is missing, a row has more cells than there are
  // columns, the file is not UTF-8, or a quoted cell does not end.
  static absl::StatusOr<Table> Parse(const DataFile& file,
                                     const std::vector<std::string>& required);

  const std::vector<Row>& rows() const { return rows_; }
  bool HasColumn(std::string_view name) const;

  Table(Table&&) = default;
  Table& operator=(Table&&) = default;

 private:
  Table() = default;
  // Rows point at these: on the heap, so that moving the table moves no address.
  std::unique_ptr<std::vector<std::string>> columns_;
  std::unique_ptr<std::string> shown_;
  std::vector<Row> rows_;
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_TABLE_H_
