// Flags that several commands share.
#ifndef DUDAO_CLI_REVIEW_FLAGS_H_
#define DUDAO_CLI_REVIEW_FLAGS_H_

#include <CLI/CLI.hpp>
#include <string>

namespace dudao::cli {

// --format text|json.
inline void AddFormat(CLI::App& command, bool* json) {
  command
      .add_option_function<std::string>(
          "--format", [json](const std::string& f) { *json = f == "json"; },
          "输出 text（给人看，缺省）或 json")
      ->check(CLI::IsMember({"text", "json"}));
}

inline auto LevelNames() {
  return CLI::IsMember({"province", "prefecture", "county", "township", "school"});
}

inline auto Year() { return CLI::Range(1980, 2100); }

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REVIEW_FLAGS_H_
