#include "cli/stated_flags.h"

#include <cstdint>
#include <string>
#include <utility>

#include "cli/review_flags.h"

namespace dudao::cli {
namespace {

using Stated = v1::FrameOverrides;
using State = std::function<Stated*()>;
using SetText = void (Stated::*)(const std::string&);

CLI::Option* AddText(CLI::App& command, const State& state, const char* flag, const char* about,
                     SetText set) {
  return command.add_option_function<std::string>(
      flag, [state, set](const std::string& v) { (state()->*set)(v); }, about);
}

void AddYear(CLI::App& command, const State& state, const char* flag, const char* about,
             void (Stated::*set)(uint32_t)) {
  command
      .add_option_function<uint32_t>(
          flag, [state, set](uint32_t year) { (state()->*set)(year); }, about)
      ->check(Year());
}

}  // namespace

void AddStated(CLI::App& command, State state) {
  const auto text = [&](const char* flag, const char* about, SetText set) {
    return AddText(command, state, flag, about, set);
  };
  AddYear(command, state, "--year", "评价年度（报告未写明或写错时）", &Stated::set_evaluation_year);
  AddYear(command, state, "--duty-year", "履职年度", &Stated::set_duty_year);
  text("--province", "适用哪个省的标准线", &Stated::set_province<const std::string&>);
  text("--level", "被评单位的层级", &Stated::set_level<const std::string&>)->check(LevelNames());
  text("--title", "报告标题", &Stated::set_title<const std::string&>);
  text("--issuer", "发布或署名单位", &Stated::set_issuer<const std::string&>);
  text("--region", "报告所述的地方", &Stated::set_region<const std::string&>);
  text("--doc-kind", "文件种类", &Stated::set_doc_kind<const std::string&>)
      ->check(CLI::IsMember({"self_report", "work_report", "other"}));
  text("--publish-date", "发布日期（如 2022-11-05）", &Stated::set_publish_date<const std::string&>)
      ->check(IsoDate());
  text("--index-no", "索引号", &Stated::set_index_no<const std::string&>);
  text("--doc-no", "文号", &Stated::set_doc_no<const std::string&>);
  command
      .add_option_function<std::string>(
          "--body", [state](const std::string& v) { SetSpan(v, state()->mutable_body()); },
          "正文所在：起-止（以字符计，止不含），其余各行视为网页内容")
      ->check(SpanOfText());
}

}  // namespace dudao::cli
