// `dudao explain`: what is read in a piece of text, for those who write rules and for officers who
// ask why.
#ifndef DUDAO_CLI_EXPLAIN_COMMAND_H_
#define DUDAO_CLI_EXPLAIN_COMMAND_H_

#include <string>

#include "cli/display/words.h"
#include "dudao/v1/extraction.pb.h"

namespace dudao::cli {

struct ExplainOptions {
  std::string text;  // the text itself, or FILE, or FILE:BEGIN-END in code points
  std::string data_dir;
  bool json = false;
};

// Prints to stdout; returns an exit code.
int RunExplain(const ExplainOptions& options);

// One line a mark.
std::string RenderExtraction(const v1::Extraction& extraction, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_EXPLAIN_COMMAND_H_
