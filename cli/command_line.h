// The command line of `dudao`: reads the arguments and runs the command they name. Commands that
// need no server are here; main adds the others, so that this library links no gRPC.
#ifndef DUDAO_CLI_COMMAND_LINE_H_
#define DUDAO_CLI_COMMAND_LINE_H_

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dudao::cli {

using Action = std::function<int()>;

// Adds commands to `app`; the one that is named on the command line sets `action`.
using AddCommands = std::function<void(CLI::App& app, Action& action)>;

// A command that reads its arguments itself, `argv[0]` being its name.
struct OwnCommand {
  std::string name;
  std::string about;
  std::function<int(int argc, char** argv)> run;
};

// An exit code of cli/exit_code.h.
int Run(int argc, char** argv, const std::vector<AddCommands>& more,
        const std::vector<OwnCommand>& own);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_COMMAND_LINE_H_
