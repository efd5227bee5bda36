#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "cli/check_command.h"
#include "cli/exit_code.h"
#include "common/stage/stage.h"

namespace dudao::cli {
namespace {

constexpr char kFooter[] =
    "退出码：0 全部完成；1 有的输入未能处理，其余已完成；2 "
    "参数、配置或数据文件有误，什么也没有做；\n"
    "        3 程序内部问题；4 服务不可用或拒绝了请求。";

// Options that state what the report leaves open.
void AddReviewOptions(CLI::App* command, v1::ReviewOptions* review) {
  const auto number = [review, command](const char* name, const char* help, auto set) {
    command
        ->add_option_function<uint32_t>(
            name, [review, set](uint32_t year) { set(review->mutable_overrides(), year); }, help)
        ->check(CLI::Range(1980, 2100));
  };
  number("--year", "评价年度（报告未写明或写错时）",
         [](v1::FrameOverrides* o, uint32_t year) { o->set_evaluation_year(year); });
  number("--duty-year", "履职年度", [](v1::FrameOverrides* o, uint32_t y) { o->set_duty_year(y); });
  command->add_option_function<std::string>(
      "--province",
      [review](const std::string& p) { review->mutable_overrides()->set_province(p); },
      "适用哪个省的标准线");
  command
      ->add_option_function<std::string>(
          "--level", [review](const std::string& l) { review->mutable_overrides()->set_level(l); },
          "被评单位的层级")
      ->check(CLI::IsMember({"province", "prefecture", "county", "township", "school"}));
  command->add_option_function<std::string>(
      "--framework", [review](const std::string& f) { review->set_framework(f); },
      "指标体系的编号（缺省：按层级选用示范框架）");
}

// `format` is set before `run` is called.
void AddCheck(CLI::App* app, CheckOptions* options, std::function<int()>* run) {
  CLI::App* check =
      app->add_subcommand("check", "核验报告：读出数据、核算、逐项预评（不需要服务）");
  check->add_option("paths", options->paths, "报告文件或文件夹")->required()->type_name("文件…");
  check
      ->add_option_function<std::string>(
          "--format", [options](const std::string& f) { options->json = f == "json"; },
          "输出 text（给人看）或 json")
      ->check(CLI::IsMember({"text", "json"}));
  check->add_option("-o,--out", options->out_dir, "每份报告写出 名称.json 和 名称.txt 到此文件夹");
  check->add_option("-j,--jobs", options->jobs, "同时核验几份（缺省：处理器个数）")
      ->check(CLI::Range(1, 256));
  check->add_option("--data", options->data_dir, "数据文件夹（词表、指标、标准线）");
  check->add_flag("--include-text", options->include_text, "JSON 中附上全文");
  check->add_flag("--include-restricted", options->include_restricted, "写出敏感表述的原文");
  check->add_flag("--timing", options->timing, "JSON 中附上各阶段用时（微秒）");
  AddReviewOptions(check, &options->review);
  check->callback([options, run] { *run = [options] { return RunCheck(*options); }; });
}

void AddVersion(CLI::App* app, std::function<int()>* run) {
  app->add_subcommand("version", "显示版本")->callback([run] {
    *run = [] {
      fmt::print("dudao {}\n", Version());
      return kAllFine;
    };
  });
}

// --help and faults in the arguments.
int Explain(const CLI::App& app, const CLI::ParseError& fault) {
  if (fault.get_exit_code() == 0) return app.exit(fault) == 0 ? kAllFine : kUsage;
  fmt::print(stderr, "参数有误：{}\n请用 dudao --help 或 dudao 命令 --help 查看用法。\n",
             fault.what());
  return kUsage;
}

}  // namespace

int Run(int argc, char** argv) {
  CLI::App app("督导 dudao：核验地方政府履行教育职责自评报告", "dudao");
  app.require_subcommand(1);
  app.footer(kFooter);
  CheckOptions check;
  std::function<int()> run;
  AddCheck(&app, &check, &run);
  AddVersion(&app, &run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    return Explain(app, fault);
  }
  return run();
}

}  // namespace dudao::cli
