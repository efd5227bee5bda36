// submit, watch, get, list and cancel on the command line.
#ifndef DUDAO_CLI_REMOTE_REMOTE_COMMAND_LINE_H_
#define DUDAO_CLI_REMOTE_REMOTE_COMMAND_LINE_H_

#include "cli/command_line.h"

namespace dudao::cli {

void AddRemoteCommands(CLI::App& app, Action& action);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REMOTE_REMOTE_COMMAND_LINE_H_
