#include "cli/explain_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>
#include <regex>
#include <utility>
#include <vector>

#include "cli/exit_code.h"
#include "cli/report_files.h"
#include "cli/setup.h"
#include "common/json/proto_json.h"
#include "common/text/source_text.h"

namespace dudao::cli {
namespace {

void Note(std::vector<std::string>* notes, const char* label, const std::string& value) {
  if (!value.empty()) notes->push_back(fmt::format("{} {}", label, value));
}

std::string QuantityLine(const v1::Quantity& q, const Words& words) {
  std::vector<std::string> notes;
  Note(&notes, "值", q.has_value_hi() ? q.value() + " 至 " + q.value_hi() : q.value());
  Note(&notes, "单位", q.unit());
  Note(&notes, "类别", words.Of("dimension", q.dimension()));
  Note(&notes, "误差", q.precision().empty() ? "" : "±" + q.precision());
  Note(&notes, "界限", q.bound() == "exact" ? "" : words.Of("bound", q.bound()));
  Note(&notes, "性质", q.modality() == "fact" ? "" : words.Of("modality", q.modality()));
  Note(&notes, "对象", q.subject() + (q.has_head() ? "（" + q.head() + "）" : ""));
  Note(&notes, "时间", q.period());
  if (q.has_change()) Note(&notes, "变化", words.Of("direction", q.change().direction()));
  if (q.has_metric()) Note(&notes, "指标", words.Of("metric", q.metric()));
  Note(&notes, "学段", q.stage());
  if (q.has_scope()) Note(&notes, "范围", words.Of("scope", q.scope()));
  Note(&notes, "地点", q.place());
  return fmt::format("数据  “{}”  {}\n", q.text(), fmt::join(notes, "，"));
}

// The rule by its name, and what that means where the table of words has it.
std::string RuleName(std::string_view rule, const Words& words) {
  const std::string means = words.Of("rule", rule);
  return means == rule ? means : fmt::format("{} {}", rule, means);
}

// What the rules noted of the marks that lie in `at`: each rule with the words it went by.
std::string NoteLines(const extraction::Trace& trace, text::Span at, const text::SourceText& source,
                      const Words& words) {
  std::string out;
  for (const extraction::TraceNote& note : trace) {
    if (note.kind != extraction::TraceNote::Kind::kFired || note.mark != at) continue;
    const std::string by =
        note.words.empty() ? std::string() : fmt::format("  据“{}”", source.Utf8(note.words));
    out += fmt::format("        {}{}{}{}\n", RuleName(note.rule, words), by,
                       note.detail.empty() ? "" : "  ", note.detail);
  }
  return out;
}

std::string RelationLine(const v1::Relation& r, const Words& words) {
  return fmt::format("核算  {}：{}【{}】\n", words.Of("relation", r.kind()), r.explanation(),
                     words.Of("verdict", r.verdict()));
}

}  // namespace

std::string RenderRefusals(const extraction::Trace& trace, const text::SourceText& source,
                           const Words& words) {
  std::string out;
  for (const extraction::TraceNote& note : trace) {
    if (note.kind != extraction::TraceNote::Kind::kRefused) continue;
    out += fmt::format("未计  “{}”  {}{}{}\n", source.Utf8(note.mark), RuleName(note.rule, words),
                       note.detail.empty() ? "" : "  ", note.detail);
  }
  return out;
}

std::string RenderExtraction(const v1::Extraction& extraction, const Words& words,
                             const extraction::Trace& trace, const text::SourceText* source) {
  std::string out;
  for (const v1::Quantity& q : extraction.quantities()) {
    out += QuantityLine(q, words);
    if (source) out += NoteLines(trace, text::FromProto(q.span()), *source, words);
  }
  const auto line = [&](std::string_view label, const auto& mark, std::string_view said) {
    out += fmt::format("{}  “{}”{}{}\n", label, mark.text(), said.empty() ? "" : "  ", said);
    if (source) out += NoteLines(trace, text::FromProto(mark.span()), *source, words);
  };
  for (const v1::Date& d : extraction.dates()) line("日期", d, d.iso());
  for (const v1::Citation& c : extraction.citations()) line("文件", c, words.Of("cite", c.kind()));
  for (const v1::Placeholder& p : extraction.placeholders()) line("空白", p, "");
  for (const v1::Problem& p : extraction.problems()) line("问题", p, "");
  for (const v1::Rectification& r : extraction.rectifications()) line("整改", r, "");
  for (const v1::Commitment& c : extraction.commitments()) line("承诺", c, c.deadline());
  for (const v1::Relation& r : extraction.relations()) out += RelationLine(r, words);
  return out.empty() ? "没有读出数据、日期、文件或核算关系。\n" : out;
}

namespace {

// What is to be read: a text, and the part of it that is shown.
struct Asked {
  v1::Document document;  // its text, and what its format says of paragraphs
  text::Span shown{0, std::numeric_limits<uint32_t>::max()};
  bool part = false;
};

// FILE:BEGIN-END, where FILE is there.
std::optional<std::pair<std::string, text::Span>> PartOfFile(const std::string& argument) {
  static const std::regex kPart("^(.+):(\\d{1,9})-(\\d{1,9})$");
  std::smatch m;
  if (!std::regex_match(argument, m, kPart)) return std::nullopt;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(m.str(1), ignored)) return std::nullopt;
  return std::pair{m.str(1), text::Span{static_cast<uint32_t>(std::stoul(m.str(2))),
                                        static_cast<uint32_t>(std::stoul(m.str(3)))}};
}

// The argument itself, unless it names a file.
absl::StatusOr<Asked> ReadAsked(const std::string& argument, const ingest::Ingester& ingester) {
  Asked out;
  std::string path = argument;
  if (const auto part = PartOfFile(argument)) {
    path = part->first;
    out.shown = part->second;
    out.part = true;
  }
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    out.document.set_text(argument);
    return out;
  }
  auto bytes = ReadReport({.path = path, .name = path}, ingester.limits().max_bytes);
  if (!bytes.ok()) return bytes.status();
  auto document = ingester.Read(*bytes, path);
  if (!document.ok()) return document.status();
  out.document = *std::move(document);
  return out;
}

template <typename Marks>
void Keep(text::Span part, Marks* marks) {
  marks->erase(std::remove_if(
                   marks->begin(), marks->end(),
                   [&](const auto& mark) { return !part.Overlaps(text::FromProto(mark.span())); }),
               marks->end());
}

// Relations first: their members are places among the quantities.
void KeepPart(text::Span part, v1::Extraction* found) {
  auto* relations = found->mutable_relations();
  const auto outside = [&](const v1::Relation& relation) {
    return std::none_of(relation.members().begin(), relation.members().end(), [&](uint32_t i) {
      return part.Overlaps(text::FromProto(found->quantities(static_cast<int>(i)).span()));
    });
  };
  relations->erase(std::remove_if(relations->begin(), relations->end(), outside), relations->end());
  Keep(part, found->mutable_quantities());
  Keep(part, found->mutable_dates());
  Keep(part, found->mutable_citations());
  Keep(part, found->mutable_placeholders());
  Keep(part, found->mutable_problems());
  Keep(part, found->mutable_rectifications());
  Keep(part, found->mutable_commitments());
}

}  // namespace

int RunExplain(const ExplainOptions& options) {
  auto setup = Setup::Create(options.data_dir, "");
  if (!setup.ok()) return ReportSetupFault(setup.status());
  const Analysis& analysis = *setup->analysis;
  const auto asked = ReadAsked(options.text, analysis.ingester());
  if (!asked.ok()) {
    fmt::print(stderr, "{}\n", FaultLine(setup->wordings.faults, options.text, asked.status()));
    return kSomeInputsFailed;
  }
  if (asked->part && options.json) {
    fmt::print(stderr, "--format json 只能用于整份文件或一段文字。请去掉“:起-止”。\n");
    return kUsage;
  }
  const auto source = text::SourceText::FromUtf8(asked->document.text());
  if (!source.ok()) {
    fmt::print(stderr,
               "所给文字不是 UTF-8 编码，无法读取。请改用 UTF-8，或存为文件后给出文件名。\n");
    return kUsage;
  }
  // The whole text is read: a part alone would lack what its sentences lean on.
  const v1::Segmentation structure = analysis.segmenter().Segment(*source, asked->document, {});
  v1::Extraction found;
  extraction::Trace trace;
  analysis.extractor().Extract(*source, structure, &found, options.json ? nullptr : &trace);
  if (asked->part) {
    KeepPart(asked->shown, &found);
    std::erase_if(trace, [&](const extraction::TraceNote& note) {
      return !asked->shown.Overlaps(note.mark);
    });
  }
  const Words& words = setup->wordings.words;
  const std::string shown = options.json ? json::ToJson(found) + "\n"
                                         : RenderExtraction(found, words, trace, &*source) +
                                               RenderRefusals(trace, *source, words);
  std::fwrite(shown.data(), 1, shown.size(), stdout);
  return kAllFine;
}

}  // namespace dudao::cli
