#include "cli/framework/framework_command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "cli/exit_code.h"
#include "cli/framework/framework_tree.h"
#include "cli/framework/new_framework.h"
#include "cli/framework_file.h"
#include "cli/review_flags.h"
#include "cli/setup.h"
#include "common/config/data_dir.h"
#include "services/scoring/core/rules/rule_book.h"

namespace dudao::cli {
namespace {

struct FrameworkOptions {
  std::string framework, data_dir;
  std::string table, out;
  DraftHead head;
};

absl::StatusOr<text::DataSet> ReadData(const FrameworkOptions& options) {
  auto dir = FindDataDir(options.data_dir);
  if (!dir.ok()) return dir.status();
  return ReadDataDir(*dir);
}

// The rules with the framework asked for, and its id.
struct Loaded {
  std::optional<scoring::RuleBook> book;
  std::string id;
};

absl::StatusOr<Loaded> Load(const FrameworkOptions& options) {
  auto data = ReadData(options);
  if (!data.ok()) return data.status();
  Loaded out;
  auto id = AddFramework(options.framework, &*data);
  if (!id.ok()) return id.status();
  out.id = *std::move(id);
  auto book = scoring::RuleBook::Create(*data);
  if (!book.ok()) return book.status();
  out.book.emplace(*std::move(book));
  if (out.id.empty() || out.book->frameworks.Find(out.id) != nullptr) return out;
  std::vector<std::string> known;
  for (const auto& f : out.book->frameworks.all()) known.push_back(f.id);
  return absl::OutOfRangeError(
      fmt::format("没有名为 {} 的指标体系；可用的有：{}", out.id, fmt::join(known, "、")));
}

int Say(const absl::Status& status) {
  if (!absl::IsInvalidArgument(status)) return ReportSetupFault(status);
  fmt::print(stderr, "{}。请按提示的位置改正后重试。\n", std::string(status.message()));
  return kUsage;
}

int RunFrameworkCheck(const FrameworkOptions& options) {
  const auto loaded = Load(options);
  if (!loaded.ok()) return Say(loaded.status());
  const scoring::Framework& framework = *loaded->book->frameworks.Find(loaded->id);
  fmt::print("没有问题：{}", RenderFrameworkLine(framework));
  for (const std::string& doubt : Doubts(framework)) fmt::print("提示：{}\n", doubt);
  return kAllFine;
}

int RunFrameworkShow(const FrameworkOptions& options) {
  const auto loaded = Load(options);
  if (!loaded.ok()) return Say(loaded.status());
  if (!loaded->id.empty()) {
    fmt::print("{}", RenderFramework(*loaded->book->frameworks.Find(loaded->id)));
    return kAllFine;
  }
  for (const auto& framework : loaded->book->frameworks.all())
    fmt::print("{}", RenderFrameworkLine(framework));
  fmt::print("用 dudao framework show 编号 查看其中一个。\n");
  return kAllFine;
}

absl::StatusOr<std::string> Draft(const FrameworkOptions& options) {
  auto data = ReadData(options);
  if (!data.ok()) return data.status();
  const auto words = TableWords::Create(*data);
  if (!words.ok()) return words.status();
  const auto rows = ReadTableRows(options.table);
  if (!rows.ok()) return rows.status();
  DraftHead head = options.head;
  const std::string stem = std::filesystem::path(options.out).stem().string();
  if (head.id.empty()) head.id = stem;
  if (head.title.empty()) head.title = stem;
  auto draft = DraftFramework(*rows, *words, head);
  if (draft.ok()) return draft;
  return absl::InvalidArgumentError(
      fmt::format("{}：{}", options.table, std::string(draft.status().message())));
}

int RunFrameworkNew(const FrameworkOptions& options) {
  std::error_code ignored;
  if (!NamesFrameworkFile(options.out) || std::filesystem::exists(options.out, ignored)) {
    fmt::print(stderr, "{}：{}。\n", options.out,
               NamesFrameworkFile(options.out) ? "已经有这个文件，不予覆盖。请换一个名称"
                                               : "文件名应以 .yaml 结尾");
    return kUsage;
  }
  const auto draft = Draft(options);
  if (!draft.ok()) return Say(draft.status());
  std::ofstream out(options.out, std::ios::binary);
  out << *draft;
  if (!out.flush()) {
    fmt::print(stderr, "{}：写不进去。请检查文件夹和磁盘空间。\n", options.out);
    return kUsage;
  }
  fmt::print("已写出 {}。\n", options.out);
  FrameworkOptions made = options;
  made.framework = options.out;
  return RunFrameworkCheck(made);
}

void AddNew(CLI::App& framework, FrameworkOptions* o, Action& action) {
  CLI::App& make = *framework.add_subcommand("new", "由本单位的指标表生成初稿");
  make.add_option("--from", o->table, "指标表（.csv 或 .xlsx）")->required();
  make.add_option("-o,--out", o->out, "写到这个文件（名称.yaml）")->required();
  make.add_option("--id", o->head.id, "编号（缺省：文件名）");
  make.add_option("--title", o->head.title, "名称（缺省：文件名）");
  make.add_option("--level", o->head.level, "适用层级（缺省 county）")
      ->type_name("层级")
      ->default_val("county")
      ->check(LevelNames());
  make.add_option("--data", o->data_dir, "数据文件夹");
  make.callback([o, &action] { action = [o] { return RunFrameworkNew(*o); }; });
}

}  // namespace

void AddFrameworkCommands(CLI::App& app, Action& action) {
  // Lives as long as the callbacks that hold it.
  const auto options = std::make_shared<FrameworkOptions>();
  FrameworkOptions* o = options.get();
  CLI::App& framework = *app.add_subcommand("framework", "指标体系：检查、查看、由表格生成");
  framework.require_subcommand(1);
  CLI::App& check = *framework.add_subcommand("check", "检查一个指标体系文件，指出行和列");
  check.add_option("file", o->framework, "文件（.yaml）或编号")->required();
  check.add_option("--data", o->data_dir, "数据文件夹");
  check.callback(
      [options, &action] { action = [options] { return RunFrameworkCheck(*options); }; });
  CLI::App& show = *framework.add_subcommand("show", "按树形列出；不写编号则列出全部指标体系");
  show.add_option("framework", o->framework, "编号或文件（.yaml）");
  show.add_option("--data", o->data_dir, "数据文件夹");
  show.callback([options, &action] { action = [options] { return RunFrameworkShow(*options); }; });
  AddNew(framework, o, action);
}

}  // namespace dudao::cli
