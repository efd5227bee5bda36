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
      ->type_name("格式")
      ->check(CLI::IsMember({"text", "json"}));
}

inline void AddFull(CLI::App& command, bool* full) {
  command.add_flag("--full", *full, "显示全部理由、依据、缺项、核算和询问（缺省只显示摘要）");
}

inline auto LevelNames() {
  return CLI::IsMember({"province", "prefecture", "county", "township", "school"});
}

inline auto Year() { return CLI::Range(1980, 2100).description(""); }

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REVIEW_FLAGS_H_
