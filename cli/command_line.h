// The command line of `dudao`: reads the arguments and runs the command they name.
#ifndef DUDAO_CLI_COMMAND_LINE_H_
#define DUDAO_CLI_COMMAND_LINE_H_

namespace dudao::cli {

// An exit code of cli/exit_code.h.
int Run(int argc, char** argv);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_COMMAND_LINE_H_
