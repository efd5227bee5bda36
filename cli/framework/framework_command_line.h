// `dudao framework check|show|new`: frameworks for the offices that keep them.
#ifndef DUDAO_CLI_FRAMEWORK_FRAMEWORK_COMMAND_LINE_H_
#define DUDAO_CLI_FRAMEWORK_FRAMEWORK_COMMAND_LINE_H_

#include "cli/command_line.h"

namespace dudao::cli {

void AddFrameworkCommands(CLI::App& app, Action& action);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_FRAMEWORK_FRAMEWORK_COMMAND_LINE_H_
