// The command line in the language of those who type it: CLI11 speaks English.
//
//   SpeakChinese(app);                 // before options and subcommands are added
//   catch (const CLI::ParseError& e) { print(ArgumentFault(app, e)); }   // 不认识的参数 --yaer
#ifndef DUDAO_COMMON_CONFIG_ARGUMENTS_H_
#define DUDAO_COMMON_CONFIG_ARGUMENTS_H_

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace dudao::config {

// Labels of --help. Options and subcommands added later inherit them.
void SpeakChinese(CLI::App& app);

// What is wrong with the arguments `app` was given, without a full stop. English only for faults
// that no option of ours can cause.
std::string ArgumentFault(const CLI::App& app, const CLI::ParseError& fault);

}  // namespace dudao::config

#endif  // DUDAO_COMMON_CONFIG_ARGUMENTS_H_
