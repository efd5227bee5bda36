// What a report admits and what it says it has put right, by the sections of a segmented report.
//
//   auto rules = ProblemRules::Create(data);
//   rules->Problems(report);        // 存在的问题: one mark a numbered item, with its separate
//   faults rules->Rectifications(report);  // 上年度问题整改: one mark a former problem answered
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_PROBLEM_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_PROBLEM_FINDER_H_

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/shared/report_text.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

struct ProblemMark {
  Range range;               // from the marker to the last 。 inclusive
  std::vector<Range> parts;  // separate faults, without marker, heading sentence and final 。
};

class ProblemRules {
 public:
  // Reads lexicon/fault_words.tsv.
  static absl::StatusOr<ProblemRules> Create(const text::DataSet& data);

  std::vector<ProblemMark> Problems(const ReportText& report) const;
  std::vector<Range> Rectifications(const ReportText& report) const;

 private:
  explicit ProblemRules(WordTable words) : words_(std::move(words)) {}
  WordTable words_;
};

void ToProto(const ProblemMark& mark, const ReportText& report, v1::Problem* out);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_PROBLEM_FINDER_H_
