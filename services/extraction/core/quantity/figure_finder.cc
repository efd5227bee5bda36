#include "services/extraction/core/quantity/figure_finder.h"

#include "services/extraction/core/quantity/bound.h"
#include "services/extraction/core/quantity/figure_scanner.h"
#include "services/extraction/core/quantity/modality.h"
#include "services/extraction/core/quantity/period.h"
#include "services/extraction/core/quantity/subject.h"

namespace dudao::extraction {

absl::StatusOr<FigureFinder> FigureFinder::Create(const text::DataSet& data) {
  auto lexicon = QuantityLexicon::Create(data);
  if (!lexicon.ok()) return lexicon.status();
  return FigureFinder(std::make_unique<const QuantityLexicon>(*std::move(lexicon)));
}

std::vector<Figure> FigureFinder::Find(const ReportText& report,
                                       const std::vector<DateMark>& dates) const {
  std::vector<Candidate> candidates = FigureScanner(*lexicon_).Scan(report, dates);
  for (Candidate& c : candidates) {
    c.figure.clause = report.ClauseAt(c.figure.range.begin);
    c.figure.sentence = report.clauses()[c.figure.clause].sentence;
  }
  SetModalities(*lexicon_, report, &candidates);
  SetBounds(*lexicon_, report, &candidates);
  SetSubjects(*lexicon_, report, dates, &candidates);
  SetPeriods(*lexicon_, report, dates, &candidates);
  std::vector<Figure> figures;
  figures.reserve(candidates.size());
  for (Candidate& c : candidates) figures.push_back(std::move(c.figure));
  return figures;
}

}  // namespace dudao::extraction
