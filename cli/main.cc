// `dudao`: the officer's command.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/command_line.h"
#include "cli/exit_code.h"

int main(int argc, char** argv) {
  try {
    return dudao::cli::Run(argc, argv);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "程序内部问题：{}。请把这一行交给维护人员。\n", fault.what());
    return dudao::cli::kInternal;
  }
}
