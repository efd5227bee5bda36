// `dudao check`: reviews of files and folders, with no server.
#ifndef DUDAO_CLI_CHECK_COMMAND_H_
#define DUDAO_CLI_CHECK_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dudao/v1/document.pb.h"

namespace dudao::cli {

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false;
  bool html = false;  // a page for a browser; one report alone
  bool full = false;  // text: everything, not the short review
  bool include_text = false;
  bool include_restricted = false;
  bool timing = false;
  std::string out_dir;                 // papers here, below 内部/, instead of reviews on stdout
  std::vector<std::string> decisions;  // workbooks people decided in
  std::string data_dir;                // empty: found (common/config)
  unsigned jobs = 0;                   // 0: one a processor
  // Reports of other years and samples, files or folders: the reports are compared with them, too.
  std::vector<std::string> library;
  std::vector<std::string> notices;  // notices the reports answer: their words may be shared
  std::string reference;  // the office's statistics, a table; empty: none
  bool rank = false;      // places in order of their pre-score, where they can be compared
  v1::ReviewOptions review;
};

// Prints reviews to stdout in the order of the paths, faults to stderr; returns an exit code.
int RunCheck(const CheckOptions& options);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_CHECK_COMMAND_H_
