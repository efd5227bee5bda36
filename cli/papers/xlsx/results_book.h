// 复核结果.xlsx of a run: 总表, 指标得分, 数据核验, 指标矩阵.
//
//   ResultsBook book(words);
//   book.Add(paper, "云岭县");
//   WriteWorkbook(book.Sheets());
#ifndef DUDAO_CLI_PAPERS_XLSX_RESULTS_BOOK_H_
#define DUDAO_CLI_PAPERS_XLSX_RESULTS_BOOK_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/display/words.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/xlsx/relation_sheet.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

inline constexpr char kResultsFile[] = "复核结果.xlsx";

class ResultsBook {
 public:
  explicit ResultsBook(const Words& words) : words_(words), relations_(/*places=*/true, words) {}

  // `place`: its label of the run.
  void Add(const Paper& paper, const std::string& place);

  // 总表 with the reports that have most to verify first; never a rank.
  std::vector<TableSheet> Sheets() const;

 private:
  struct Place {
    size_t verify = 0;
    std::vector<Cell> cells;             // of 总表, without 序号
    std::map<std::string, Cell> matrix;  // by column of the matrix
    std::string label;
  };
  void AddScores(const Paper& paper, const std::string& place, Place* row);
  std::vector<const Place*> InOrder() const;
  TableSheet Overview() const;
  TableSheet Scores() const;
  TableSheet Matrix() const;
  std::vector<std::string> Notes() const;

  const Words& words_;
  std::vector<Place> places_;
  std::vector<std::vector<Cell>> scores_;
  std::vector<std::pair<std::string, std::string>> columns_;  // of the matrix: key and title
  std::vector<std::string> frameworks_;                       // titles, each once
  RelationSheet relations_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_RESULTS_BOOK_H_
