// All that is marked in the text of a page: what figures were read as, dates, documents, blanks,
// relations, findings and what indicators rest on.
//
//   const Marks marks = MarksOf(review, paper, words);
//   marks.all[*marks.OfFinding(0)].spans;
#ifndef DUDAO_CLI_PAPERS_HTML_MARKS_H_
#define DUDAO_CLI_PAPERS_HTML_MARKS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/display/words.h"
#include "cli/papers/model/paper.h"
#include "common/text/span.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

enum class MarkKind { kQuantity, kDate, kCitation, kPlaceholder, kRelation, kFinding, kEvidence };

struct Mark {
  MarkKind kind;
  std::vector<text::Span> spans;
  std::string look;   // CSS classes; empty: not seen until it is lit
  std::string json;   // what the page tells of it; see review.js
  size_t number = 0;  // of a finding, from 1
};

struct Marks {
  std::vector<Mark> all;
  std::vector<size_t> findings;           // mark of each of Paper::findings
  std::vector<size_t> relations;          // mark of each of Paper::relations
  std::map<text::Span, size_t> evidence;  // mark of a span that an indicator rests on

  std::optional<size_t> OfEvidence(text::Span span) const;
};

Marks MarksOf(const v1::Review& review, const Paper& paper, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_HTML_MARKS_H_
