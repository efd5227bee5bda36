// `dudao`: the officer's command.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/framework/framework_command_line.h"
#include "cli/remote/remote_command_line.h"
#include "cli/serve/serve_command.h"

int main(int argc, char** argv) {
  using namespace dudao::cli;
  try {
    return Run(argc, argv, {AddRemoteCommands, AddFrameworkCommands},
               {{"serve", "在本机开服务，四个环节合在一个进程里", RunServe}});
  } catch (const std::exception& fault) {
    fmt::print(stderr, "程序内部问题：{}。请把这一行交给维护人员。\n", fault.what());
    return kInternal;
  }
}
