// Which line breaks of a report end a paragraph and which only wrap a line, for showing and quoting
// it. A guess that changes no mark: at worst a line stands alone or two stand together.
//
//   Paragraphs(text, review).All()   // the spans of the paragraphs, blank lines left out
#ifndef DUDAO_CLI_PAPERS_MODEL_PARAGRAPHS_H_
#define DUDAO_CLI_PAPERS_MODEL_PARAGRAPHS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/span.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

class Paragraphs {
 public:
  // `text` must outlive it; `review` need not.
  Paragraphs(std::u32string_view text, const v1::Review& review);

  std::vector<text::Span> All() const;
  // Whether a heading, an item or a line of page furniture begins at `at`.
  bool IsEdge(uint32_t at) const;
  // Whether the line break at `at` ends a paragraph.
  bool EndsAt(uint32_t at) const;

 private:
  struct Line {
    text::Span span;  // without its line break
    size_t columns = 0;
    bool indented = false;
  };
  std::vector<Line> Lines() const;
  void Measure(const std::vector<Line>& lines);
  bool IsChrome(text::Span span) const;

  std::u32string_view text_;
  std::vector<uint32_t> edges_;  // ascending
  std::vector<text::Span> chrome_;
  std::vector<uint32_t> breaks_;  // line breaks that end a paragraph, ascending
  size_t full_ = 0;               // columns of a full line
  bool indents_ = false;          // whether paragraphs open with an indentation
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_PARAGRAPHS_H_
