// The command `dudao serve`.
#ifndef DUDAO_CLI_SERVE_SERVE_COMMAND_H_
#define DUDAO_CLI_SERVE_SERVE_COMMAND_H_

namespace dudao::cli {

// `argv[0]` is the word serve. Returns when told to stop: an exit code of cli/exit_code.h.
int RunServe(int argc, const char* const* argv);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_SERVE_SERVE_COMMAND_H_
