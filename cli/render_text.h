// A review for a terminal, in Chinese, as a supervision officer reads it: head, pre-score, what to
// ask, score sheet, figures recomputed, what the report does not speak of. Short unless `full`: one
// line of reason and one quotation an indicator, relations that hold by place alone.
//
//   fputs(RenderText(review, words, {.columns = 100, .colour = true}).c_str(), stdout);
#ifndef DUDAO_CLI_RENDER_TEXT_H_
#define DUDAO_CLI_RENDER_TEXT_H_

#include <cstddef>
#include <string>

#include "cli/display/words.h"
#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"

namespace dudao::cli {

struct TextOptions {
  size_t columns = 88;
  bool colour = false;
  bool include_restricted = false;  // quote findings with audience restricted
  bool full = false;                // everything: all reasons, evidence, relations and findings
  size_t max_asks = 10;             // findings shown when not full; the rest are counted
  v1::FrameOverrides stated;        // shown as given by a person
};

std::string RenderText(const v1::Review& review, const Words& words, const TextOptions& options);

// One line: name, range, how many findings of each severity.
std::string RenderSummary(const v1::Review& review, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_RENDER_TEXT_H_
