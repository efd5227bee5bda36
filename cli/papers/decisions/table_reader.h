// A table found again in a sheet that people have worked in: by the titles of its columns, wherever
// its head stands and in whatever order the columns are.
//
//   auto table = SheetTable::Find(sheet, {"处理", "问题编号"});
//   for (const SheetTable::Row& row : table->rows()) row["处理"];
#ifndef DUDAO_CLI_PAPERS_DECISIONS_TABLE_READER_H_
#define DUDAO_CLI_PAPERS_DECISIONS_TABLE_READER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/papers/xlsx/workbook_reader.h"

namespace dudao::cli {

class SheetTable {
 public:
  class Row {
   public:
    // Spaces at the ends dropped; empty when there is no such column or nothing in it.
    std::string operator[](std::string_view title) const;
    // I7; empty when there is no such column.
    std::string CellOf(std::string_view title) const;

   private:
    friend class SheetTable;
    const SheetTable* table_ = nullptr;
    uint32_t number_ = 0;
  };

  // nullopt when no row near the top has all of `titles`. `sheet` must outlive it.
  static std::optional<SheetTable> Find(const ReadSheet& sheet,
                                        const std::vector<std::string_view>& titles);

  // Rows below the head that hold anything.
  std::vector<Row> rows() const;
  std::vector<std::string> titles() const;

 private:
  explicit SheetTable(const ReadSheet& sheet) : sheet_(&sheet) {}

  const ReadSheet* sheet_;
  uint32_t head_ = 0;
  std::map<std::string, uint32_t, std::less<>> columns_;
};

// Without spaces and line breaks at the ends, full-width ones included.
std::string Trimmed(std::string_view text);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_TABLE_READER_H_
