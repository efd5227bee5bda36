// All figures of a report as they are written: number, unit, place. What they say (bound, subject,
// period) is added by the rules that read their surroundings.
//
//   FigureScanner(lexicon).Scan(report, dates);
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_SCANNER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_SCANNER_H_

#include <vector>

#include "services/extraction/core/quantity/lexicon.h"
#include "services/extraction/core/quantity/number_reader.h"
#include "services/extraction/core/quantity/table_cells.h"

namespace dudao::extraction {

class FigureScanner {
 public:
  explicit FigureScanner(const QuantityLexicon& lexicon) : lexicon_(&lexicon), reader_(lexicon) {}

  // In text order, none overlapping. Dates and 《titles》 hold no figures.
  std::vector<Candidate> Scan(const ReportText& report, const std::vector<DateMark>& dates) const;

 private:
  struct Cursor;
  void Scan(Cursor* cursor, Range range) const;
  void ScanRow(Cursor* cursor, const TableCells& cells) const;
  bool CompleteCell(const Cursor& cursor, const TableCells& cells, size_t i, Candidate* c) const;
  // Reads at `at` and returns where to go on.
  uint32_t Step(Cursor* cursor, uint32_t at) const;
  uint32_t TakeNumber(Cursor* cursor, uint32_t at, uint32_t word_end) const;
  bool IsNumberAllTheSame(const Cursor& cursor, Candidate* c) const;
  bool IsBounded(const Cursor& cursor, const Candidate& c) const;
  bool Complete(const Cursor& cursor, Candidate* c) const;
  bool CompleteBare(const Cursor& cursor, Candidate* c) const;
  bool CompleteNone(const Cursor& cursor, Candidate* c) const;
  bool CompleteZeroLevel(const Cursor& cursor, Candidate* c) const;
  bool CompleteHalf(const Cursor& cursor, Candidate* c) const;
  bool CompleteByWords(const Cursor& cursor, Candidate* c) const;
  bool FollowsCoefficient(const Cursor& c, const Candidate& candidate) const;
  bool CountsHeads(const Cursor& cursor, const Candidate& c, std::u32string_view before) const;
  bool ShareUnitOfNext(const Cursor& cursor, Candidate* c) const;

  const QuantityLexicon* lexicon_;
  NumberReader reader_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_SCANNER_H_
