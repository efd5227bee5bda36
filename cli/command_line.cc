#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/check_command.h"
#include "cli/exit_code.h"
#include "cli/experts_command.h"
#include "cli/explain_command.h"
#include "cli/letter_command.h"
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

void AddCheckFormat(CLI::App& check, CheckOptions* options) {
  check
      .add_option_function<std::string>(
          "--format",
          [options](const std::string& format) {
            options->json = format == "json";
            options->html = format == "html";
          },
          "输出 text（给人看，缺省）、json 或 html（网页，限一份报告）")
      ->type_name("格式")
      ->check(CLI::IsMember({"text", "json", "html"}));
}

void AddCheck(CLI::App& app, CheckOptions* options, Action* action) {
  CLI::App& check =
      *app.add_subcommand("check", "核验报告：读出数据、核算、逐项预评（不需要服务）");
  check.add_option("paths", options->paths, "报告文件或文件夹")->required();
  AddCheckFormat(check, options);
  AddFull(check, &options->full);
  check.add_option(
      "-o,--out", options->out_dir,
      "在此文件夹写出核验材料：内部/index.html（总览）、复核结果.xlsx、专家评分表.xlsx，"
      "和每份报告的 名称.html、名称.json、问题清单.xlsx、反馈函初稿");
  check.add_option("--decisions", options->decisions,
                   "人已填写的 问题清单.xlsx、专家评分表.xlsx（可给多份）：显示处理结果和核定总分");
  check.add_option("-j,--jobs", options->jobs, "同时核验几份（缺省：处理器个数）")
      ->check(CLI::Range(1, 256).description(""));
  check.add_option("--data", options->data_dir, "数据文件夹（词表、指标、标准线）");
  check.add_option("--library", options->library,
                   "往年报告或范文（文件或文件夹），用于查找雷同文字，本身不核验");
  check.add_option("--notice", options->notices,
                   "自评通知（文件，可给多份）：各地照录通知的文字不算雷同");
  check.add_option("--reference", options->reference,
                   "教育事业统计数据（CSV 或 xlsx，列：行政区划代码、年份、指标、学段、数值、单位），用于比对");
  check.add_flag("--rank", options->rank, "各地对照表中按机器预评区间排序（同层级、同指标体系内）");
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

void AddLetter(CLI::App& app, LetterCommandOptions* options, Action* action) {
  CLI::App& letter = *app.add_subcommand(
      "letter", "写反馈函：只写问题清单中选了采纳的事项；不给问题清单则只写内部初稿");
  letter.add_option("path", options->path, "报告文件")->required();
  letter.add_option("--decisions", options->decisions, "人已处理的 问题清单.xlsx");
  letter.add_option("-o,--out", options->out_dir,
                    "写到此文件夹的 反馈/地区/ 下，初稿在 内部/地区/ 下（缺省：当前文件夹）");
  letter.add_option("--data", options->data_dir, "数据文件夹");
  AddOptions(letter, &options->review);
  letter.callback([options, action] { *action = [options] { return RunLetter(*options); }; });
}

void AddExperts(CLI::App& app, ExpertsOptions* options, Action* action) {
  CLI::App& experts =
      *app.add_subcommand("experts", "读回专家评分表：指出缺评分依据的地方，列出专家之间的差别");
  experts.add_option("paths", options->paths, "各位专家填好的 专家评分表.xlsx")->required();
  experts.add_option("--data", options->data_dir, "数据文件夹");
  experts.callback([options, action] { *action = [options] { return RunExperts(*options); }; });
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
  LetterCommandOptions letter;
  ExpertsOptions experts;
  Action action;
  AddCheck(app, &check, &action);
  AddExplain(app, &explain, &action);
  AddLetter(app, &letter, &action);
  AddExperts(app, &experts, &action);
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
