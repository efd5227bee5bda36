#include "services/extraction/core/quantity/figure_finder.h"

#include "services/extraction/core/quantity/bound.h"
#include "services/extraction/core/quantity/figure_scanner.h"

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
    c.figure.sentence = report.SentenceAt(c.figure.range.begin);
    c.figure.clause = report.ClauseAt(c.figure.range.begin);
  }
  SetBounds(*lexicon_, report, &candidates);
  std::vector<Figure> figures;
  figures.reserve(candidates.size());
  for (Candidate& c : candidates) figures.push_back(std::move(c.figure));
  return figures;
}

}  // namespace dudao::extraction
