#include "cli/remote/remote_command_line.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "cli/remote/remote_commands.h"
#include "cli/review_flags.h"
#include "cli/stated_flags.h"

namespace dudao::cli {
namespace {

void AddRemote(CLI::App& command, RemoteOptions* remote) {
  command.add_option("--server", remote->server, "服务地址")
      ->envname("DUDAO_SERVER")
      ->capture_default_str();
  command.add_option("--data", remote->data_dir, "数据文件夹（提示用语）");
}

template <typename Setter>
CLI::Option* Text(CLI::App& command, const char* name, Setter set, const char* help) {
  return command.add_option_function<std::string>(name, set, help);
}

void AddMetadata(CLI::App& submit, v1::SubmitMetadata* m) {
  Text(
      submit, "--external-id", [m](const auto& v) { m->set_external_id(v); }, "贵方系统里的编号");
  Text(
      submit, "--division", [m](const auto& v) { m->set_division_code(v); },
      "行政区划代码（六位）");
  Text(
      submit, "--submitter", [m](const auto& v) { m->set_submitter(v); }, "报送单位");
  Text(
      submit, "--framework", [m](const auto& v) { m->set_framework(v); }, "指标体系的编号");
  AddStated(submit, [m] { return m->mutable_stated(); });
  submit
      .add_option_function<uint32_t>(
          "--priority", [m](uint32_t v) { m->set_priority(v); }, "优先级（0 一般，9 最高）")
      ->check(CLI::Range(0, 9).description(""));
}

void AddSubmit(CLI::App& app, Action& action) {
  const auto options = std::make_shared<SubmitOptions>();
  CLI::App& submit = *app.add_subcommand("submit", "把报告交给服务核验");
  submit.add_option("paths", options->paths, "报告文件或文件夹")->required();
  submit.add_option("--key", options->key, "幂等键：重复提交同一键只算一次（缺省由内容生成）");
  submit.add_flag("--force", options->force, "即使已有同样的评审也重做");
  submit.add_flag("--wait", options->wait, "等到全部处理完");
  AddMetadata(submit, &options->metadata);
  AddRemote(submit, &options->remote);
  submit.callback([options, &action] {
    // The year is what submissions are listed by, too.
    options->metadata.set_year(options->metadata.stated().evaluation_year());
    action = [options] { return RunSubmit(*options); };
  });
}

// A command about one job.
void AddJobCommand(CLI::App& app, Action& action, const char* name, const char* about,
                   int (*run)(const RemoteOptions&, const std::string&)) {
  struct Options {
    RemoteOptions remote;
    std::string id;
  };
  const auto options = std::make_shared<Options>();
  CLI::App& command = *app.add_subcommand(name, about);
  command.add_option("id", options->id, "任务编号")->required();
  AddRemote(command, &options->remote);
  command.callback([options, run, &action] {
    action = [options, run] { return run(options->remote, options->id); };
  });
}

void AddGet(CLI::App& app, Action& action) {
  const auto options = std::make_shared<GetOptions>();
  CLI::App& get = *app.add_subcommand("get", "取回评审结果");
  get.add_option("id", options->id, "任务编号或评审编号")->required();
  AddFormat(get, &options->json);
  AddFull(get, &options->full);
  get.add_flag("--include-text", options->include_text, "JSON 中附上全文");
  get.add_flag("--include-restricted", options->include_restricted, "写出敏感表述的原文");
  AddRemote(get, &options->remote);
  get.callback([options, &action] { action = [options] { return RunGet(*options); }; });
}

const std::map<std::string, v1::JobState>& States() {
  static const std::map<std::string, v1::JobState> states = {
      {"queued", v1::JOB_STATE_QUEUED},
      {"leased", v1::JOB_STATE_LEASED},
      {"done", v1::JOB_STATE_DONE},
      {"rejected", v1::JOB_STATE_REJECTED},
      {"quarantined", v1::JOB_STATE_QUARANTINED},
      {"cancelled", v1::JOB_STATE_CANCELLED}};
  return states;
}

void AddList(CLI::App& app, Action& action) {
  const auto options = std::make_shared<ListOptions>();
  v1::ListJobsRequest* r = &options->request;
  CLI::App& list = *app.add_subcommand("list", "列出任务，新的在前");
  Text(
      list, "--state", [r](const auto& v) { r->set_state(States().at(v)); }, "只列这种状态的")
      ->check(CLI::IsMember({"queued", "leased", "done", "rejected", "quarantined", "cancelled"}));
  Text(
      list, "--submitter", [r](const auto& v) { r->set_submitter(v); }, "只列这个报送单位的");
  Text(
      list, "--external-id", [r](const auto& v) { r->set_external_id(v); }, "只列这个编号的");
  Text(
      list, "--division", [r](const auto& v) { r->set_division_code(v); }, "只列这个区划的");
  Text(
      list, "--page", [r](const auto& v) { r->set_page_token(v); }, "从上一页给出的位置继续");
  list.add_option_function<uint32_t>(
          "--year", [r](uint32_t v) { r->set_year(v); }, "只列这个评价年度的")
      ->check(Year());
  list.add_option_function<uint32_t>(
          "--limit", [r](uint32_t v) { r->set_page_size(v); }, "最多列几个")
      ->check(CLI::Range(1, 1000).description(""));
  AddFormat(list, &options->json);
  AddRemote(list, &options->remote);
  list.callback([options, &action] { action = [options] { return RunList(*options); }; });
}

}  // namespace

void AddRemoteCommands(CLI::App& app, Action& action) {
  AddSubmit(app, action);
  AddJobCommand(app, action, "watch", "跟踪一个任务，直到结束", RunWatch);
  AddGet(app, action);
  AddList(app, action);
  AddJobCommand(app, action, "cancel", "取消一个未结束的任务", RunCancel);
}

}  // namespace dudao::cli
