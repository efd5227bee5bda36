// Sentences about what will be done that name a figure, a date, a named project or a document.
//
//   auto rules = CommitmentRules::Create(data);
//   rules->Find(report, dates, citations, figures);
//   // 一是到2023年底新建幼儿园6所。 → the sentence without 一是 and 。, hook 2023年底, deadline
//   2023
//
// Only sections of plans, of the current year's work and of rectification are read; in the latter
// two a sentence must say that it speaks of the future.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_COMMITMENT_COMMITMENT_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_COMMITMENT_COMMITMENT_FINDER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/citation/citation_finder.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/shared/report_text.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

struct CommitmentMark {
  Range range;           // the sentence without marker and final 。
  Range hook;            // first concrete words
  std::string deadline;  // ISO date or year; empty: none
};

class CommitmentRules {
 public:
  // Reads lexicon/commitment_words.tsv.
  static absl::StatusOr<CommitmentRules> Create(const text::DataSet& data);

  // All marks in text order, as their finders give them.
  std::vector<CommitmentMark> Find(const ReportText& report, const std::vector<DateMark>& dates,
                                   const std::vector<CitationMark>& citations,
                                   const std::vector<Figure>& figures) const;

 private:
  explicit CommitmentRules(WordTable words) : words_(std::move(words)) {}
  WordTable words_;
};

void ToProto(const CommitmentMark& mark, const ReportText& report, v1::Commitment* out);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_COMMITMENT_COMMITMENT_FINDER_H_
