// A review for a terminal, in Chinese, as a supervision officer reads it: head, pre-score, what to
// ask, score sheet, figures recomputed, what the report does not speak of. Short unless `full`: one
// line of reason and one quotation an indicator, relations that hold by place alone.
//
//   fputs(RenderText(maker.Make(review, text, {}), words, {.columns = 100}).c_str(), stdout);
#ifndef DUDAO_CLI_RENDER_TEXT_H_
#define DUDAO_CLI_RENDER_TEXT_H_

#include <cstddef>
#include <string>

#include "cli/display/words.h"
#include "cli/papers/model/paper.h"

namespace dudao::cli {

struct TextOptions {
  size_t columns = 88;
  bool colour = false;
  bool full = false;  // everything: all reasons, evidence, relations and findings
};

std::string RenderText(const Paper& paper, const Words& words, const TextOptions& options);

// One line: name, range, the counts.
std::string RenderSummary(const Paper& paper, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_RENDER_TEXT_H_
