// A relation among figures as an Excel formula over cells that hold them, so that an officer can
// click on the result and see the sum.
//
//   auto formula = FormulaOf(relation);              // ROUND(({1}+{2})*100/{0},4)
//   InCells(*formula, {"M5", "N5", "O5"});           // =ROUND((N5+O5)*100/M5,4)
#ifndef DUDAO_CLI_PAPERS_XLSX_RELATION_FORMULA_H_
#define DUDAO_CLI_PAPERS_XLSX_RELATION_FORMULA_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/papers/model/paper.h"

namespace dudao::cli {

struct RelationFormula {
  std::string expression;  // {0} {1} … stand for the members' cells
  bool comparable = true;  // the result answers to `stated`
};

// nullopt for a relation with nothing recomputed, and for one whose result no known form gives
// exactly: a formula is shown only where it yields the very figure of the review.
std::optional<RelationFormula> FormulaOf(const RelationRow& relation);

std::string InCells(const RelationFormula& formula, const std::vector<std::string>& cells);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_RELATION_FORMULA_H_
