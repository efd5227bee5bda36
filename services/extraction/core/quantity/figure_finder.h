// The figures of a report with all that belongs to each: value, unit, bound, modality, subject,
// period, change.
//
//   auto finder = FigureFinder::Create(data);
//   std::vector<Figure> figures = finder->Find(report, dates);
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_FINDER_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/quantity/lexicon.h"

namespace dudao::extraction {

class FigureFinder {
 public:
  // Reads data/lexicon/. InvalidArgument names file, line and column.
  static absl::StatusOr<FigureFinder> Create(const text::DataSet& data);

  // In text order, none overlapping. `dates` as the date rules found them, in text order.
  std::vector<Figure> Find(const ReportText& report, const std::vector<DateMark>& dates) const;

  const QuantityLexicon& lexicon() const { return *lexicon_; }

 private:
  explicit FigureFinder(std::unique_ptr<const QuantityLexicon> lexicon)
      : lexicon_(std::move(lexicon)) {}

  std::unique_ptr<const QuantityLexicon> lexicon_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_FINDER_H_
