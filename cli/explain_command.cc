#include "cli/explain_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <vector>

#include "cli/exit_code.h"
#include "cli/setup.h"
#include "common/json/proto_json.h"
#include "common/text/source_text.h"

namespace dudao::cli {
namespace {

void Note(std::vector<std::string>* notes, const char* label, const std::string& value) {
  if (!value.empty()) notes->push_back(fmt::format("{} {}", label, value));
}

std::string QuantityLine(const v1::Quantity& q) {
  std::vector<std::string> notes;
  Note(&notes, "值", q.has_value_hi() ? q.value() + " 至 " + q.value_hi() : q.value());
  Note(&notes, "单位", q.unit());
  Note(&notes, "量纲", q.dimension());
  Note(&notes, "误差", "±" + q.precision());
  Note(&notes, "界", q.bound() == "exact" ? "" : q.bound());
  Note(&notes, "语气", q.modality() == "fact" ? "" : q.modality());
  Note(&notes, "对象", q.subject() + (q.has_head() ? "（" + q.head() + "）" : ""));
  Note(&notes, "时间", q.period());
  if (q.has_change()) Note(&notes, "变化", q.change().direction());
  return fmt::format("数据  “{}”  {}\n", q.text(), fmt::join(notes, "，"));
}

std::string RelationLine(const v1::Relation& r, const Words& words) {
  return fmt::format("核算  {}：{}【{}】\n", words.Of("relation", r.kind()), r.explanation(),
                     words.Of("verdict", r.verdict()));
}

}  // namespace

std::string RenderExtraction(const v1::Extraction& extraction, const Words& words) {
  std::string out;
  for (const v1::Quantity& q : extraction.quantities()) out += QuantityLine(q);
  for (const v1::Date& d : extraction.dates()) {
    out += fmt::format("日期  “{}”  {}\n", d.text(), d.iso());
  }
  for (const v1::Citation& c : extraction.citations()) {
    out += fmt::format("文件  “{}”  {}\n", c.text(), c.kind());
  }
  for (const v1::Placeholder& p : extraction.placeholders()) {
    out += fmt::format("空白  “{}”\n", p.text());
  }
  for (const v1::Relation& r : extraction.relations()) out += RelationLine(r, words);
  return out.empty() ? "没有读出数据、日期、文件或核算关系。\n" : out;
}

int RunExplain(const ExplainOptions& options) {
  auto setup = Setup::Create(options.data_dir, "");
  if (!setup.ok()) return ReportSetupFault(setup.status());
  const auto source = text::SourceText::FromUtf8(options.text);
  if (!source.ok()) {
    fmt::print(stderr, "所给文字不是 UTF-8 编码，无法读取。\n");
    return kUsage;
  }
  const Analysis& analysis = *setup->analysis;
  const v1::Segmentation structure = analysis.segmenter().Segment(*source, {});
  const v1::Extraction found = analysis.extractor().Extract(*source, structure);
  const std::string shown =
      options.json ? json::ToJson(found) + "\n" : RenderExtraction(found, setup->wordings.words);
  std::fwrite(shown.data(), 1, shown.size(), stdout);
  return kAllFine;
}

}  // namespace dudao::cli
