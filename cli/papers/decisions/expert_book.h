// Lays out 专家评分表.xlsx for the reports of a run.
//
//   ExpertBook book(words);
//   book.Add(paper, "云岭县");
//   WriteWorkbook(book.Sheets(before));    // `before`: what an earlier run's table holds, kept
#ifndef DUDAO_CLI_PAPERS_DECISIONS_EXPERT_BOOK_H_
#define DUDAO_CLI_PAPERS_DECISIONS_EXPERT_BOOK_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cli/display/words.h"
#include "cli/papers/decisions/expert_scores.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

class ExpertBook {
 public:
  explicit ExpertBook(const Words& words) : words_(words) {}

  // A report that is not scored has no row. `place` is its label of the run.
  void Add(const Paper& paper, const std::string& place);

  bool empty() const { return rows_.empty(); }

  // Sheets of places only while there are at most so many: nobody leafs through hundreds.
  static constexpr size_t kMostPlaces = 60;

  std::vector<TableSheet> Sheets(const ExpertScores& before) const;

 private:
  struct Row {
    size_t place = 0, indicator = 0;  // indexes into the lists below
    std::string range, points, self, status, evidence, missing;
  };
  struct Indicator {
    std::string framework, id, name, responsible;
  };
  struct Place {
    std::string label, self;  // self: what the report gives itself in all
  };
  class Kept;

  size_t IndicatorOf(const std::string& framework, const IndicatorRow& row);
  TableSheet SheetOf(size_t indicator, Kept* kept) const;
  TableSheet SheetOfPlace(size_t place, Kept* kept) const;
  std::vector<Cell> CellsOf(const Row& row, bool by_place, Kept* kept) const;
  TableSheet About(const ExpertScores& before) const;

  const Words& words_;
  std::vector<Place> places_;
  std::vector<Indicator> indicators_;
  std::vector<Row> rows_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_EXPERT_BOOK_H_
