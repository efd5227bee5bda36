#include "services/scoring/core/rules/framework.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "common/text/sha256.h"
#include "common/text/split_words.h"
#include "common/text/table.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using text::Row;

template <typename T, size_t N>
std::optional<T> Choose(const std::array<std::pair<std::string_view, T>, N>& from,
                        std::string_view word) {
  for (const auto& [name, value] : from) {
    if (name == word) return value;
  }
  return std::nullopt;
}

// step_down, rank and abc are a person's to give: the machine lays out the evidence for them.
constexpr std::array<std::pair<std::string_view, Style>, 10> kStyles = {
    {{"all_or_nothing", Style::kAllOrNothing},
     {"ratio", Style::kRatio},
     {"tier", Style::kTier},
     {"deduct_each", Style::kDeductEach},
     {"deduct_per_shortfall", Style::kDeductPerShortfall},
     {"judge", Style::kJudge},
     {"step_down", Style::kJudge},
     {"rank", Style::kJudge},
     {"abc", Style::kJudge},
     {"bonus", Style::kBonus}}};

constexpr std::array<std::pair<std::string_view, Combine>, 5> kCombines = {
    {{"", Combine::kMean},
     {"mean", Combine::kMean},
     {"all", Combine::kAll},
     {"min", Combine::kMin},
     {"sum", Combine::kSum}}};

absl::Status ReadBands(const Row& row, std::string_view text, Indicator* out) {
  for (const std::string& band : text::SplitWords(text, '|')) {
    const std::vector<std::string> parts = text::SplitWords(band, ':');
    const auto reached = parts.size() == 2 ? Decimal::Parse(parts[0]) : std::nullopt;
    const auto share = parts.size() == 2 ? Decimal::Parse(parts[1]) : std::nullopt;
    if (!reached || !share) return row.Error("params", "band is not REACHED:SHARE");
    if (!out->bands.empty() && *reached >= out->bands.back().reached)
      return row.Error("params", "bands do not fall");
    out->bands.push_back({*reached, *share});
  }
  return absl::OkStatus();
}

absl::Status ReadParams(const Row& row, Indicator* out) {
  out->cap = out->points;
  for (const std::string& param : text::SplitWords(row["params"], ';')) {
    const size_t sign = param.find('=');
    if (sign == param.npos) return row.Error("params", "not NAME=VALUE");
    const std::string name = param.substr(0, sign), value = param.substr(sign + 1);
    if (name == "bands") {
      if (absl::Status status = ReadBands(row, value, out); !status.ok()) return status;
      continue;
    }
    const auto number = Decimal::Parse(value);
    if (!number || number->is_negative()) return row.Error("params", name + " is not a decimal");
    if (name == "k") {
      out->fault = *number;
    } else if (name == "cap") {
      out->cap = *number;
    } else {
      return row.Error("params", "unknown parameter " + name);
    }
  }
  return absl::OkStatus();
}

absl::Status CheckStyle(const Row& row, const Indicator& i) {
  if (i.style == Style::kTier && i.bands.empty()) return row.Error("params", "tier needs bands");
  const bool deducts = i.style == Style::kDeductEach || i.style == Style::kDeductPerShortfall;
  if (deducts && i.fault.is_zero()) return row.Error("params", "deduct styles need k");
  return absl::OkStatus();
}

absl::Status ReadLines(const Row& row, const LineTable& table, Indicator* out) {
  for (const std::string& id : text::SplitWords(row["lines"], ' ')) {
    const Line* line = table.Find(id);
    if (line == nullptr) return row.Error("lines", "there is no line " + id);
    out->lines.push_back(line);
  }
  return absl::OkStatus();
}

absl::StatusOr<Indicator> ReadIndicator(const Row& row, const LineTable& lines) {
  Indicator out;
  out.id = std::string(row["id"]);
  out.name = std::string(row["name"]);
  const auto points = Decimal::Parse(row["points"]);
  if (!points || points->is_negative()) return row.Error("points", "not a decimal of 0 or more");
  out.points = *points;
  const auto style = Choose(kStyles, row["style"]);
  if (!style) return row.Error("style", "unknown style");
  out.style = *style;
  const auto combine = Choose(kCombines, row["combine"]);
  if (!combine) return row.Error("combine", "not one of mean, all, min, sum");
  out.combine = *combine;
  const std::string_view needs = row["needs"];
  if (needs != "area" && needs != "school" && needs != "class")
    return row.Error("needs", "not one of area, school, class");
  out.needs_rows = needs != "area";
  out.may_be_absent = row["may_be_absent"] == "yes";
  out.evidence = std::string(row["evidence_required"]);
  for (const absl::Status& status :
       {ReadLines(row, lines, &out), ReadParams(row, &out), CheckStyle(row, out)}) {
    if (!status.ok()) return status;
  }
  return out;
}

struct Group {
  const Row* row = nullptr;
  Decimal points, children;
};

// Reads rows in order: a row without style is a group, whose points its children must add up to.
absl::Status ReadIndicators(const text::Table& table, const LineTable& lines, Framework* out) {
  std::map<std::string, Group, std::less<>> groups;
  for (const Row& row : table.rows()) {
    const std::string id(row["id"]);
    if (id.empty()) return row.Error("id", "empty");
    const bool known =
        groups.contains(id) || std::any_of(out->indicators.begin(), out->indicators.end(),
                                           [&](const Indicator& i) { return i.id == id; });
    if (known) return row.Error("id", "stands twice");
    if (row["style"].empty()) {
      const auto points = Decimal::Parse(row["points"]);
      if (!points) return row.Error("points", "not a decimal");
      groups[id] = {&row, *points, Decimal()};
      continue;
    }
    auto indicator = ReadIndicator(row, lines);
    if (!indicator.ok()) return indicator.status();
    if (!row["parent"].empty()) {
      const auto parent = groups.find(row["parent"]);
      if (parent == groups.end()) return row.Error("parent", "no such group above this row");
      parent->second.children = parent->second.children + indicator->points;
    }
    out->indicators.push_back(*std::move(indicator));
  }
  for (const auto& [id, group] : groups) {
    if (group.points != group.children)
      return group.row->Error(
          "points", fmt::format("the indicators below add up to {}", group.children.ToString()));
  }
  return absl::OkStatus();
}

absl::Status ReadTopics(const text::Table& table, text::Vocabulary* vocabulary, Framework* out) {
  for (const Row& row : table.rows()) {
    const auto it = std::find_if(out->indicators.begin(), out->indicators.end(),
                                 [&](const Indicator& i) { return i.id == row["indicator"]; });
    if (it == out->indicators.end()) return row.Error("indicator", "no such indicator");
    if (row["kind"] != "heading" && row["kind"] != "text")
      return row.Error("kind", "neither heading nor text");
    const auto words = vocabulary->AddAll(text::SplitWords32(row["phrase"], '+'));
    if (words.empty()) return row.Error("phrase", "empty");
    text::PhraseTable& topics = row["kind"] == "heading" ? out->heading_topics : out->text_topics;
    topics.Add(*vocabulary, words, static_cast<uint32_t>(it - out->indicators.begin()));
  }
  return absl::OkStatus();
}

absl::StatusOr<Framework> ReadFramework(const Row& row, const text::DataSet& data,
                                        const LineTable& lines, const metrics::MetricTable& metrics,
                                        text::Vocabulary* vocabulary) {
  Framework out;
  out.id = std::string(row["id"]);
  out.title = std::string(row["title"]);
  out.level = std::string(row["level"]);
  out.version = std::string(row["version"]);
  if (out.id.empty()) return row.Error("id", "empty");
  const std::string indicators = fmt::format("frameworks/{}", row["indicators"]);
  const std::string topics = fmt::format("frameworks/{}", row["topics"]);
  if (data.Find(indicators) == nullptr) return row.Error("indicators", "no such file");
  if (data.Find(topics) == nullptr) return row.Error("topics", "no such file");
  const auto table = text::Table::Parse(
      *data.Find(indicators), {"id", "parent", "name", "points", "style", "lines", "params",
                               "combine", "needs", "may_be_absent", "evidence_required"});
  if (!table.ok()) return table.status();
  if (absl::Status status = ReadIndicators(*table, lines, &out); !status.ok()) return status;
  const auto topic_table = text::Table::Parse(*data.Find(topics), {"indicator", "kind", "phrase"});
  if (!topic_table.ok()) return topic_table.status();
  if (absl::Status status = ReadTopics(*topic_table, vocabulary, &out); !status.ok()) return status;
  for (Indicator& i : out.indicators) i.groups = GroupLines(i.lines, metrics);
  out.digest = text::Sha256Hex(fmt::format("{}\n{}\n{}\n{}", out.id, out.level, out.version,
                                           data.Digest({indicators, topics, "thresholds/"})));
  return out;
}

}  // namespace

absl::StatusOr<Frameworks> Frameworks::Create(const text::DataSet& data, const LineTable& lines,
                                              const metrics::MetricTable& metrics,
                                              text::Vocabulary* vocabulary) {
  const auto file = data.Require("frameworks/frameworks.csv");
  if (!file.ok()) return file.status();
  const auto table =
      text::Table::Parse(**file, {"id", "title", "level", "version", "indicators", "topics"});
  if (!table.ok()) return table.status();
  Frameworks out;
  for (const Row& row : table->rows()) {
    if (out.Find(row["id"]) != nullptr) return row.Error("id", "stands twice");
    auto framework = ReadFramework(row, data, lines, metrics, vocabulary);
    if (!framework.ok()) return framework.status();
    out.all_.push_back(*std::move(framework));
  }
  if (out.all_.empty())
    return absl::InvalidArgumentError("frameworks/frameworks.csv: no framework is listed");
  return out;
}

const Framework* Frameworks::Find(std::string_view id) const {
  const auto it =
      std::find_if(all_.begin(), all_.end(), [&](const Framework& f) { return f.id == id; });
  return it == all_.end() ? nullptr : &*it;
}

const Framework* Frameworks::DefaultFor(std::string_view level) const {
  const auto it =
      std::find_if(all_.begin(), all_.end(), [&](const Framework& f) { return f.level == level; });
  return it == all_.end() ? nullptr : &*it;
}

}  // namespace dudao::scoring
