#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/check_command.h"
#include "cli/exit_code.h"
#include "cli/explain_command.h"
#include "cli/review_flags.h"
#include "cli/stated_flags.h"
#include "common/config/arguments.h"
#include "common/stage/stage.h"

namespace dudao::cli {
namespace {

constexpr char kFooter[] =
    "退出码：0 全部完成；1 有的输入未能处理，其余已完成；2 "
    "参数、配置或数据文件有误，什么也没有做；\n"
    "        3 程序内部问题；4 服务不可用或拒绝了请求。";

void AddOptions(CLI::App& command, v1::ReviewOptions* review) {
  AddStated(command, [review] { return review->mutable_overrides(); });
  command.add_option_function<std::string>(
      "--framework", [review](const std::string& f) { review->set_framework(f); },
      "指标体系的编号，或文件 名称.yaml（缺省：按层级选用示范框架）");
}

void AddCheck(CLI::App& app, CheckOptions* options, Action* action) {
  CLI::App& check =
      *app.add_subcommand("check", "核验报告：读出数据、核算、逐项预评（不需要服务）");
  check.add_option("paths", options->paths, "报告文件或文件夹")->required();
  AddFormat(check, &options->json);
  AddFull(check, &options->full);
  check.add_option("-o,--out", options->out_dir,
                   "每份报告写出 名称.json 和 名称.txt（全文）到此文件夹");
  check.add_option("-j,--jobs", options->jobs, "同时核验几份（缺省：处理器个数）")
      ->check(CLI::Range(1, 256).description(""));
  check.add_option("--data", options->data_dir, "数据文件夹（词表、指标、标准线）");
  check.add_flag("--include-text", options->include_text, "JSON 中附上全文");
  check.add_flag("--include-restricted", options->include_restricted, "写出敏感表述的原文");
  check.add_flag("--timing", options->timing, "JSON 中附上各环节用时（微秒）");
  AddOptions(check, &options->review);
  check.callback([options, action] { *action = [options] { return RunCheck(*options); }; });
}

void AddExplain(CLI::App& app, ExplainOptions* options, Action* action) {
  CLI::App& explain = *app.add_subcommand(
      "explain", "显示一段文字里读出了什么：数据、日期、文件、空白和核算关系，各占一行");
  explain
      .add_option("text", options->text,
                  "要看的文字；或文件名，可只看其中一段：文件:起-止（以字符计，止不含）")
      ->required();
  explain.add_option("--data", options->data_dir, "数据文件夹");
  AddFormat(explain, &options->json);
  explain.callback([options, action] { *action = [options] { return RunExplain(*options); }; });
}

int ShowVersion() {
  fmt::print("dudao {}\n", Version());
  return kAllFine;
}

// --help and faults in the arguments.
int Explain(const CLI::App& app, const CLI::ParseError& fault) {
  if (fault.get_exit_code() == 0) return app.exit(fault) == 0 ? kAllFine : kUsage;
  const auto named = app.get_subcommands();
  // The innermost command that was named.
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  fmt::print(stderr, "参数有误：{}。请用 dudao {}--help 查看用法。\n",
             config::ArgumentFault(*at, fault),
             named.empty() ? "" : named.front()->get_name() + " ");
  return kUsage;
}

}  // namespace

int Run(int argc, char** argv, const std::vector<AddCommands>& more,
        const std::vector<OwnCommand>& own) {
  CLI::App app("督导 dudao：核验地方政府履行教育职责自评报告", "dudao");
  config::SpeakChinese(app);
  app.require_subcommand(1);
  app.footer(kFooter);
  CheckOptions check;
  ExplainOptions explain;
  Action action;
  AddCheck(app, &check, &action);
  AddExplain(app, &explain, &action);
  app.add_subcommand("version", "显示版本")->callback([&action] { action = ShowVersion; });
  for (const AddCommands& add : more) add(app, action);
  for (const OwnCommand& command : own) {
    if (argc > 1 && command.name == argv[1]) return command.run(argc - 1, argv + 1);
    app.add_subcommand(command.name, command.about);
  }
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    command->get_help_ptr()->group("选项");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    return Explain(app, fault);
  }
  return action();
}

}  // namespace dudao::cli
