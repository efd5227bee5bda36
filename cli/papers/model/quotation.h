// The sentences that marks stand in, on one line, as papers quote them.
//
//   Quoter quoter(text, paragraphs);
//   quoter.Sentences({{654, 665}, {691, 696}}, 160)   // 全区一般公共预算教育支出共73125.60万元，…
#ifndef DUDAO_CLI_PAPERS_MODEL_QUOTATION_H_
#define DUDAO_CLI_PAPERS_MODEL_QUOTATION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/papers/model/paragraphs.h"
#include "common/text/span.h"

namespace dudao::cli {

class Quoter {
 public:
  // `text` and `paragraphs` must outlive it.
  Quoter(std::u32string_view text, const Paragraphs& paragraphs)
      : text_(text), paragraphs_(paragraphs) {}

  // The sentence around `at`: to the 。！？； on either side, over hard wraps, never out of its
  // paragraph, item or heading.
  text::Span SentenceAt(text::Span at) const;

  // Line breaks and spaces between Chinese characters dropped; at most `most` characters, …
  // standing for the rest.
  std::string Words(text::Span span, size_t most) const;

  // Each sentence around `spans` once, in the order of the text, with … between those that are not
  // neighbours.
  std::string Sentences(const std::vector<text::Span>& spans, size_t most) const;

 private:
  bool StopsBefore(uint32_t at) const;

  std::u32string_view text_;
  const Paragraphs& paragraphs_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_QUOTATION_H_
