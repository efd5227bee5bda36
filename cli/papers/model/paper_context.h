// What the parts of a paper are made from, while one is being made.
#ifndef DUDAO_CLI_PAPERS_MODEL_PAPER_CONTEXT_H_
#define DUDAO_CLI_PAPERS_MODEL_PAPER_CONTEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "cli/papers/model/paper.h"
#include "cli/papers/model/paper_maker.h"
#include "cli/papers/model/quotation.h"
#include "services/scoring/core/report/location.h"

namespace dudao::cli {

class PaperContext {
 public:
  PaperContext(const PaperMaker& maker, const v1::Review& review, std::string_view source,
               const PaperOptions& options);

  std::string Word(std::string_view group, std::string_view code) const {
    return maker.words().Of(group, code);
  }
  std::string PlaceOf(text::Span at) { return Masked(locator_.LocationOf(at)); }
  // `words` with what restricted findings rest on blanked.
  std::string Masked(std::string words) const;
  // One line of at most `most` characters; `otherwise` where there is no source text.
  std::string Quoted(text::Span span, const std::string& otherwise, size_t most) const;
  const IndicatorFacts* FactsOf(std::string_view indicator) const {
    return maker.frameworks().Find(review.score().framework(), indicator);
  }
  EvidenceRow Evidence(const v1::Evidence& evidence);

  const PaperMaker& maker;
  const v1::Review& review;
  const PaperOptions& options;
  const std::u32string text;  // masked
  const Paragraphs paragraphs;
  const Quoter quoter;

 private:
  const v1::Segmentation structure_;
  scoring::Locator locator_;
  std::vector<std::string> secrets_;  // what restricted findings rest on
};

// The parts; each fills its own fields, findings before asks, relations before findings.
void AddHead(PaperContext& context, Paper* paper);
void AddRelations(PaperContext& context, Paper* paper);
void AddFindings(PaperContext& context, Paper* paper);
void AddAsks(const PaperContext& context, Paper* paper);
void AddScore(PaperContext& context, Paper* paper);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_PAPER_CONTEXT_H_
