// Verdicts on the sums of a table and their words: 表中“合计”行“学生数”列：1620+1085=2705人，…
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_SUM_JUDGE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_SUM_JUDGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/extraction/core/relation/table_grid.h"

namespace dudao::extraction {

// A total and what is added up to it.
struct TableSum {
  size_t total = 0;           // index into the figures
  std::vector<size_t> parts;  // likewise
  bool gaps = false;          // some part has no figure
  Range row, column;          // their names
};

class TableSumJudge {
 public:
  TableSumJudge(const RelationContext& context, std::vector<Finding>* out)
      : context_(context), out_(*out) {}

  // Whether figure `i` adds up with others of its kind: no share, no change, no amount a head.
  bool Adds(size_t i) const;
  // One more part of `sum`, or a gap; false when it is of another unit.
  bool Take(const GridCell& cell, TableSum* sum) const;
  Outcome Check(const TableSum& sum) const;
  // Whether it adds up, and of enough to show which cells its total is of.
  bool Confirms(const TableSum& sum) const;
  // A table that names a total states the sum. `plain`: nothing leaves open which cells it is of.
  // Parts that fall short are never held against it: rows may have been left out.
  void Add(std::string_view rule, const TableSum& sum, Outcome outcome, bool plain);

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }
  std::string Explain(const TableSum& sum, text::Decimal parts, Outcome outcome,
                      bool accused) const;
  bool Nests(const TableSum& sum) const;
  int CellScale(const Figure& f) const;

  const RelationContext& context_;
  std::vector<Finding>& out_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_TABLE_SUM_JUDGE_H_
