// A review as one page for a browser, the report's own text beside it with every mark in place, and
// the page that lists a batch. Both are whole in themselves: no network, nothing to install.
//
//   auto html = HtmlPaper::Create(data, maker.words());
//   WriteFile("内部/云岭县.html", html->Review(review, maker.Make(review, text, {})));
#ifndef DUDAO_CLI_PAPERS_HTML_HTML_PAPER_H_
#define DUDAO_CLI_PAPERS_HTML_HTML_PAPER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/display/words.h"
#include "cli/papers/model/paper.h"
#include "common/text/data_set.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// A report of the batch.
struct IndexRow {
  std::string name;    // of the report: its title
  std::string source;  // of its file
  std::string file;    // of its page, beside the index; empty when there is none
  std::string fault;   // why it could not be checked; then nothing below is set
  std::string place, level;
  Counts counts;
  bool scored = false;
  std::string why_not;
};

// The row of a paper whose page is `file`.
IndexRow IndexRowOf(const Paper& paper, std::string file);

class HtmlPaper {
 public:
  // Reads data/papers/html. NotFound names a missing file.
  static absl::StatusOr<HtmlPaper> Create(const text::DataSet& data, const Words& words);

  // `paper` is made of `review` with its text.
  std::string Review(const v1::Review& review, const Paper& paper) const;

  // Sorted by 需核实, then 建议询问, then 未回应; those that could not be checked last.
  std::string Index(std::vector<IndexRow> rows) const;

 private:
  explicit HtmlPaper(Words words) : words_(std::move(words)) {}

  Words words_;
  std::string review_page_, index_page_, style_, script_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_HTML_HTML_PAPER_H_
