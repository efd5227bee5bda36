// Flags by which a person states what a report leaves open or says wrongly.
#ifndef DUDAO_CLI_STATED_FLAGS_H_
#define DUDAO_CLI_STATED_FLAGS_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "dudao/v1/document.pb.h"

namespace dudao::cli {

// --year, --duty-year, --province, --level, --title … --body, each checked for its form. `stated`
// is asked for the message when a flag is given, so that nothing given leaves it unset.
void AddStated(CLI::App& command, std::function<v1::FrameOverrides*()> stated);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_STATED_FLAGS_H_
