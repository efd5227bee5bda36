#include "common/config/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <regex>
#include <sstream>
#include <vector>

namespace dudao::config {
namespace {

// The command that was named, or `app` itself.
const CLI::App& Named(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : *named.front();
}

// 报告文件或文件夹 for paths: what a person knows an argument by.
std::string NameOf(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  const bool positional = option != nullptr && option->get_positional();
  return positional && !option->get_description().empty() ? option->get_description() : name;
}

// No command, or one there is not.
std::string CommandFault(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  const std::vector<std::string> given = app.remaining();
  const std::string known = fmt::format("可用的命令：{}", fmt::join(names, "、"));
  return given.empty() ? "没有写明命令，" + known
                       : fmt::format("没有 {} 这个命令，{}", given.front(), known);
}

struct Saying {
  const char* english;
  const char* chinese;  // fmt, the pattern's groups
};

constexpr Saying kSayings[] = {
    {"^The following arguments? (?:was|were) not expected: (.*)$", "不认识的参数 {}"},
    {"^(.*): Value (.*) not in range (.*) to (.*)$", "{} 的值 {} 不是 {} 到 {} 之间的数"},
    {"^(.*): (.*) not in \\{(.*)\\}$", "{} 的值 {} 不在可用的范围内，可用：{}"},
    {"^Could not convert: (.*) = (.*)$", "{} 的值 {} 不是数"},
    {"^(.*): \\d+ required .*missing$", "{} 后面缺少值"},
};

std::string Said(const std::string& english) {
  for (const Saying& saying : kSayings) {
    std::smatch m;
    if (!std::regex_match(english, m, std::regex(saying.english))) continue;
    return fmt::format(fmt::runtime(saying.chinese), m.str(1), m.size() > 2 ? m.str(2) : "",
                       m.size() > 3 ? m.str(3) : "", m.size() > 4 ? m.str(4) : "");
  }
  return english;
}

// Pads names by the columns they take: a Chinese character has three bytes and two columns.
class Formatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool positional) const override {
    const std::string name = make_option_name(option, positional) + make_option_opts(option);
    const auto wide = std::count_if(name.begin(), name.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    std::stringstream out;
    CLI::detail::format_help(out, name, make_option_desc(option), column_width_ + wide);
    return out.str();
  }
};

}  // namespace

void SpeakChinese(CLI::App& app) {
  app.option_defaults()->group("选项");
  app.group("命令");
  app.set_help_flag("-h,--help", "显示这些说明");
  const auto labels = std::make_shared<Formatter>();
  for (const auto& [english, chinese] :
       {std::pair{"Usage", "用法"}, std::pair{"OPTIONS", "选项"}, std::pair{"SUBCOMMAND", "命令"},
        std::pair{"SUBCOMMANDS", "命令"}, std::pair{"Positionals", "要给出的"},
        std::pair{"REQUIRED", "（必填）"}, std::pair{"TEXT", "值"}, std::pair{"UINT", "数"},
        std::pair{"INT", "数"}, std::pair{"Env", "环境变量"}}) {
    labels->label(english, chinese);
  }
  app.formatter(labels);
}

std::string ArgumentFault(const CLI::App& app, const CLI::ParseError& fault) {
  const std::string english = fault.what();
  static constexpr std::string_view kRequired = " is required";
  if (!english.ends_with(kRequired)) return Said(english);
  if (english.starts_with("A subcommand")) return CommandFault(app);
  const std::string name = english.substr(0, english.size() - kRequired.size());
  return "没有给出" + NameOf(Named(app), name);
}

}  // namespace dudao::config
