// `dudao experts`: reads experts' tables back, names what is missing and shows where they differ.
#ifndef DUDAO_CLI_EXPERTS_COMMAND_H_
#define DUDAO_CLI_EXPERTS_COMMAND_H_

#include <string>
#include <vector>

#include "cli/papers/decisions/expert_scores.h"

namespace dudao::cli {

struct ExpertsOptions {
  std::vector<std::string> paths;
  std::string data_dir;
};

// Returns an exit code: kSomeInputsFailed when a score does not count.
int RunExperts(const ExpertsOptions& options);

// What is shown: faults, then where experts differ, widest first, then how many scores there are.
std::string RenderExperts(const std::vector<ExpertScores>& experts);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_EXPERTS_COMMAND_H_
