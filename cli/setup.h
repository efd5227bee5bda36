// What every command that analyses needs, built before any report is touched: data files read and
// checked, engines made.
#ifndef DUDAO_CLI_SETUP_H_
#define DUDAO_CLI_SETUP_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "cli/analysis.h"
#include "cli/display/words.h"
#include "cli/papers/papers.h"
#include "common/status/messages.h"

namespace dudao::cli {

// What is said to people, and how.
struct Wordings {
  Words words;
  ErrorMessages faults;
  PaperMaker maker;

  // As Setup::Create, for commands that do not analyse.
  static absl::StatusOr<Wordings> Create(const std::string& data_dir);
  static absl::StatusOr<Wordings> Create(const text::DataSet& data);
};

struct Setup {
  std::unique_ptr<const Analysis> analysis;
  Wordings wordings;
  Papers papers;
  std::string framework;  // id of the one asked for; empty: the level's default

  // `data_dir` empty: found. NotFound when there is no data folder; InvalidArgument names file,
  // line and column of a faulty row; OutOfRange an unknown `framework` (an id or a
  // file FILE.yaml; empty: the level's default).
  static absl::StatusOr<Setup> Create(const std::string& data_dir, const std::string& framework);
};

// Why `path` could not be checked: file, reason, what to do.
std::string FaultLine(const ErrorMessages& messages, const std::string& path,
                      const absl::Status& status);

// Says in Chinese on stderr what is wrong with the set-up; returns the exit code.
int ReportSetupFault(const absl::Status& status);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_SETUP_H_
