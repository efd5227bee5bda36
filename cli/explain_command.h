// `dudao explain`: what is read in a piece of text, for those who write rules and for officers who
// ask why.
#ifndef DUDAO_CLI_EXPLAIN_COMMAND_H_
#define DUDAO_CLI_EXPLAIN_COMMAND_H_

#include <string>

#include "cli/display/words.h"
#include "common/text/source_text.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/shared/trace.h"

namespace dudao::cli {

struct ExplainOptions {
  std::string text;  // the text itself, or FILE, or FILE:BEGIN-END in code points
  std::string data_dir;
  bool json = false;
};

// Prints to stdout; returns an exit code.
int RunExplain(const ExplainOptions& options);

// One line a mark, and under a figure one line a rule that made or filled it, with the words it
// went by, when `source` is given.
std::string RenderExtraction(const v1::Extraction& extraction, const Words& words,
                             const extraction::Trace& trace = {},
                             const text::SourceText* source = nullptr);

// One line a candidate that no mark was made of, with the rule that refused it.
std::string RenderRefusals(const extraction::Trace& trace, const text::SourceText& source,
                           const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_EXPLAIN_COMMAND_H_
