// Tables: a row is a paragraph whose cells are parted by tabs. A number in a cell is counted in the
// unit that its column, or the line above the table, gives.
//
//   学校\t学生数（人）\t经费（万元）
//   云岭一小\t1260\t85.4            → 1260 人 of 云岭一小 + 学生数, 854000 元 of 云岭一小 + 经费
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TABLE_CELLS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TABLE_CELLS_H_

#include <optional>
#include <vector>

#include "services/extraction/core/quantity/lexicon.h"
#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// A unit as a header gives it: 万元 is 元 by ten to the fourth.
struct CellUnit {
  const Unit* unit = nullptr;
  std::string name;
  int power = 0;
};

// Goes through the paragraphs of a report in order and knows the table it is in.
class TableCells {
 public:
  TableCells(const QuantityLexicon& lexicon, const ReportText& report)
      : lexicon_(lexicon), report_(report), text_(report.view()) {}

  // Takes paragraph `index` as the next row; false when it has no cells, which ends the table.
  bool Enter(uint32_t index);
  // The cells of the row.
  const std::vector<Range>& cells() const { return cells_; }
  // The unit of column `i`, for a cell that is nothing but a number.
  std::optional<CellUnit> UnitOf(size_t i) const;
  // Says where the figure in cell `i` stands.
  void Place(size_t i, Candidate* c) const;

 private:
  bool HasCells(Range row) const;
  void Split(Range row);
  bool IsHeader() const;
  std::optional<CellUnit> UnitIn(Range name) const;
  std::optional<CellUnit> ReadUnit(Range words) const;
  std::optional<CellUnit> UnitAbove(uint32_t index) const;
  Range NameOf(Range name) const;

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const std::u32string_view text_;
  std::vector<Range> cells_, header_;
  std::optional<CellUnit> above_;  // 单位：万元
  Range row_name_;
  bool inside_ = false, in_rows_ = false;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_TABLE_CELLS_H_
