// Flags that several commands share.
#ifndef DUDAO_CLI_REVIEW_FLAGS_H_
#define DUDAO_CLI_REVIEW_FLAGS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <string_view>

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

// 2022, 2022-11 or 2022-11-05.
inline auto IsoDate() {
  return CLI::Validator(
      [](std::string& s) -> std::string {
        constexpr std::string_view kForm = "dddd-dd-dd";
        bool ok = s.size() == 4 || s.size() == 7 || s.size() == 10;
        for (size_t i = 0; ok && i < s.size(); ++i) {
          ok = kForm[i] == '-' ? s[i] == '-' : s[i] >= '0' && s[i] <= '9';
        }
        return ok ? "" : "日期应写作 2022-11-05、2022-11 或 2022";
      },
      "", "");
}

// 120-4500, both ends of at most nine digits, the first below the second.
inline bool ReadSpan(const std::string& s, uint32_t* begin, uint32_t* end) {
  const size_t dash = s.find('-');
  const bool form = dash != std::string::npos && dash > 0 && dash < 10 && s.size() > dash + 1 &&
                    s.size() < dash + 11 &&
                    s.find_first_not_of("0123456789-") == std::string::npos &&
                    s.find('-', dash + 1) == std::string::npos;
  if (!form) return false;
  *begin = static_cast<uint32_t>(std::stoul(s.substr(0, dash)));
  *end = static_cast<uint32_t>(std::stoul(s.substr(dash + 1)));
  return *begin < *end;
}

inline auto SpanOfText() {
  return CLI::Validator(
      [](std::string& s) -> std::string {
        uint32_t begin = 0, end = 0;
        return ReadSpan(s, &begin, &end) ? "" : "应写作 起-止，如 120-4500，起小于止";
      },
      "", "");
}

template <typename Span>
void SetSpan(const std::string& s, Span* span) {
  uint32_t begin = 0, end = 0;
  if (!ReadSpan(s, &begin, &end)) return;
  span->set_begin(begin);
  span->set_end(end);
}

inline auto Year() { return CLI::Range(1980, 2100).description(""); }

}  // namespace dudao::cli

#endif  // DUDAO_CLI_REVIEW_FLAGS_H_
