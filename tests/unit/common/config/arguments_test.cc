#include "common/config/arguments.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dudao::config {
namespace {

// What is said of `arguments` (last first, as CLI11 wants them) to a program with one command.
std::string Fault(std::vector<std::string> arguments) {
  CLI::App app("about", "prog");
  SpeakChinese(app);
  app.require_subcommand(1);
  CLI::App& check = *app.add_subcommand("check", "核验");
  std::string file, format;
  int year = 0, count = 0;
  check.add_option("paths", file, "报告文件")->required();
  check.add_option("--year", year, "年")->check(CLI::Range(1980, 2100).description(""));
  check.add_option("--count", count, "个数");
  check.add_option("--format", format, "格式")->check(CLI::IsMember({"text", "json"}));
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& fault) {
    return ArgumentFault(app, fault);
  }
  return "";
}

TEST(ArgumentFault, IsSaidInChinese) {
  EXPECT_EQ(Fault({"x", "check"}), "");
  EXPECT_EQ(Fault({"--foo", "x", "check"}), "不认识的参数 --foo");
  EXPECT_EQ(Fault({"check"}), "没有给出报告文件");
  EXPECT_EQ(Fault({}), "没有写明命令，可用的命令：check");
  EXPECT_EQ(Fault({"chek"}), "没有 chek 这个命令，可用的命令：check");
  EXPECT_EQ(Fault({"x", "abc", "--year", "check"}), "--year 的值 abc 不是 1980 到 2100 之间的数");
  EXPECT_EQ(Fault({"x", "1900", "--year", "check"}), "--year 的值 1900 不是 1980 到 2100 之间的数");
  EXPECT_EQ(Fault({"x", "abc", "--count", "check"}), "--count 的值 abc 不是数");
  EXPECT_EQ(Fault({"x", "xml", "--format", "check"}),
            "--format 的值 xml 不在可用的范围内，可用：text,json");
  EXPECT_EQ(Fault({"--year", "x", "check"}), "--year 后面缺少值");
}

}  // namespace
}  // namespace dudao::config
