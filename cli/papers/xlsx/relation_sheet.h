// 数据核验: every relation among a report's figures, with the sum as a live formula over cells that
// hold the report's own numbers.
//
//   RelationSheet sheet(/*places=*/true, words);
//   sheet.Add(paper.relations, "云岭县");
//   TableSheet table = sheet.Finish("数据核验", "数据核验表", {});
#ifndef DUDAO_CLI_PAPERS_XLSX_RELATION_SHEET_H_
#define DUDAO_CLI_PAPERS_XLSX_RELATION_SHEET_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/display/words.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

class RelationSheet {
 public:
  // `places`: with a column 地区, for tables of several reports.
  RelationSheet(bool places, const Words& words) : places_(places), words_(words) {}

  void Add(const std::vector<RelationRow>& relations, const std::string& place);

  size_t size() const { return rows_.size(); }

  // `notes` stand above the head.
  TableSheet Finish(std::string name, std::string title, std::vector<std::string> notes) const;

 private:
  struct Row {
    std::string place;
    RelationRow relation;
  };
  std::vector<Column> Columns(size_t members) const;
  std::vector<Cell> CellsOf(const Row& row, size_t no, size_t line, size_t members) const;

  bool places_;
  const Words& words_;
  std::vector<Row> rows_;
};

// 2140人、1875人、2305人: the members as the report writes them.
std::string MembersAsWritten(const RelationRow& relation);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_RELATION_SHEET_H_
