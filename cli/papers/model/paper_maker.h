// Makes the view model of all papers (paper.h) of a review. Pure: the same review, text and options
// give the same paper.
//
//   auto maker = PaperMaker::Create(data);
//   Paper paper = maker->Make(review, text, {.stated = options.overrides()});
#ifndef DUDAO_CLI_PAPERS_MODEL_PAPER_MAKER_H_
#define DUDAO_CLI_PAPERS_MODEL_PAPER_MAKER_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "cli/display/words.h"
#include "cli/papers/model/framework_facts.h"
#include "cli/papers/model/paper.h"
#include "common/text/data_set.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

struct PaperOptions {
  v1::FrameOverrides stated;        // shown as given by a person
  bool include_restricted = false;  // quote findings with audience restricted
  size_t max_asks = 10;
};

// What the papers know of a finding code, a row of data/display/findings.tsv.
struct CodeFacts {
  size_t weight = 0;        // line of the table: earlier weighs more within a severity
  std::string name;         // 数据核算
  bool unanswered = false;  // counted as 未回应
  bool quoted = true;       // rests on words of the report, not on their absence
};

class PaperMaker {
 public:
  // InvalidArgument names file, line and column of a faulty row.
  static absl::StatusOr<PaperMaker> Create(const text::DataSet& data);

  // `source` is the decoded text the spans of the review lie in, UTF-8; may be empty, then nothing
  // is quoted beyond what the review itself holds.
  Paper Make(const v1::Review& review, std::string_view source, const PaperOptions& options) const;

  const Words& words() const { return words_; }
  const FrameworkFacts& frameworks() const { return frameworks_; }
  // A code without a row weighs least and is its own name.
  CodeFacts OfCode(const std::string& code) const;

 private:
  PaperMaker(Words words, FrameworkFacts frameworks, std::map<std::string, CodeFacts> codes)
      : words_(std::move(words)), frameworks_(std::move(frameworks)), codes_(std::move(codes)) {}

  Words words_;
  FrameworkFacts frameworks_;
  std::map<std::string, CodeFacts> codes_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_PAPER_MAKER_H_
