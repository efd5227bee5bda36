// Reads an .xlsx workbook back: what people typed into the tables we gave them. Values only, as
// text; formulas count by the result the office software stored. Hostile files are refused within
// bounds.
//
//   auto book = ReadWorkbook(bytes);
//   for (const ReadSheet& sheet : book->sheets) sheet.At(3, 7);   // H4 of it
#ifndef DUDAO_CLI_PAPERS_XLSX_WORKBOOK_READER_H_
#define DUDAO_CLI_PAPERS_XLSX_WORKBOOK_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::cli {

struct ReadRow {
  uint32_t number = 0;                                  // from 0
  std::vector<std::pair<uint32_t, std::string>> cells;  // column from 0 and value, by column
};

struct ReadSheet {
  std::string name;
  bool hidden = false;
  std::vector<ReadRow> rows;  // those with a value, by number

  // Empty when there is no such cell.
  std::string_view At(uint32_t row, uint32_t column) const;
};

struct ReadBook {
  std::vector<ReadSheet> sheets;  // in the workbook's order

  const ReadSheet* Find(std::string_view name) const;
};

struct WorkbookLimits {
  size_t max_bytes = 32u << 20;
  size_t max_sheets = 512;
  size_t max_cells = 2'000'000;  // with a value, of all sheets
  size_t max_text = 64u << 20;   // bytes of all values: a shared text counts where it is used
  uint32_t max_columns = 1024;   // a value further right is refused
  uint32_t max_rows = 1u << 20;  // as Excel has it
};

// Refusals carry a StageError whose {0} is left to the caller: not_workbook, workbook_too_large
// {what, limit}, damaged_file, encrypted_file, archive_bomb … (services/ingest/core/zip/archive.h).
absl::StatusOr<ReadBook> ReadWorkbook(std::string_view bytes, const WorkbookLimits& limits = {});

// H4 for (3, 7): how people name a cell.
std::string CellName(uint32_t row, uint32_t column);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_WORKBOOK_READER_H_
