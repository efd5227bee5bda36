#include "services/scoring/core/rules/framework_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/split_words.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using yaml::Fields;
using yaml::Node;

constexpr std::array<std::pair<std::string_view, Effect>, 3> kEffects = {
    {{"fail", Effect::kFail}, {"cap", Effect::kCap}, {"drop", Effect::kDrop}}};

constexpr std::string_view kLevels[] = {"province", "prefecture", "county", "township", "school"};

}  // namespace

absl::Status FrameworkReader::ReadJudgedWords(const text::DataSet& data) {
  const auto file = data.Require("frameworks/judged_words.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"word"});
  if (!table.ok()) return table.status();
  for (const text::Row& row : table->rows()) {
    if (row["word"].empty()) return row.Error("word", "empty");
    judged_words_.emplace_back(row["word"]);
  }
  return absl::OkStatus();
}

absl::StatusOr<Framework> FrameworkReader::Read(const text::DataFile& file) {
  const auto document = yaml::Document::Parse(file);
  if (!document.ok()) return document.status();
  fault_ = absl::OkStatus();
  out_ = Framework();
  by_id_.clear();
  OnlyKeys(document->root(), {"id", "title", "level", "version", "max_length", "notice", "groups",
                              "bonus", "lines", "grades", "drops_add_up", "not_events", "vetoes"});
  Fields top(document->root(), &fault_);
  ReadHead(top);
  ReadLines(top);
  ReadGroups(top);
  if (top.Has("bonus")) ReadIndicator(top.At("bonus"), "", Style::kBonus);
  ReadNotice(top);
  ReadGrades(top);
  ReadVetoes(top);
  if (!fault_.ok()) return fault_;
  return std::move(out_);
}

void FrameworkReader::OnlyKeys(const Node& node, std::initializer_list<std::string_view> known) {
  if (fault_.ok()) fault_ = node.OnlyKeys(known);
}

void FrameworkReader::ReadHead(Fields& top) {
  out_.id = top.Text("id");
  out_.title = top.Text("title");
  out_.level = top.Text("level");
  out_.version = top.Text("version");
  out_.max_length = top.CountOrNone("max_length");
  out_.drops_add_up = top.YesNo("drops_add_up", false);
  if (std::find(std::begin(kLevels), std::end(kLevels), out_.level) == std::end(kLevels))
    top.Fault("level", fmt::format("{} 不在可选之列：{}", out_.level, fmt::join(kLevels, "、")));
}

// Lines of this framework: one without a province stands in the place of the table's, one with a
// province beside it.
void FrameworkReader::ReadLines(Fields& top) {
  for (const Node* node : top.List("lines")) {
    OnlyKeys(*node, {"line", "province", "value", "from", "to", "source", "active"});
    Fields fields(*node, &fault_);
    const std::string id = fields.Text("line");
    const Line* base = lines_->Find(id);
    if (base == nullptr) {
      fields.Fault("line", fmt::format("没有编号为 {} 的标准线", id));
      return;
    }
    auto line = std::make_unique<Line>(*base);
    line->province = fields.TextOr("province", base->province);
    line->value = fields.NumberIfAny("value").value_or(base->value);
    if (fields.Has("from")) line->valid_from = fields.YearOrNone("from");
    if (fields.Has("to")) line->valid_to = fields.YearOrNone("to");
    line->on = fields.YesNo("active", true);
    // A line that is changed says on whose word.
    line->source =
        fields.Has("value") ? fields.Text("source") : fields.TextOr("source", base->source);
    if (line->valid_to != 0 && line->valid_to < line->valid_from)
      fields.Fault("to", "早于起始年份");
    const auto [it, fresh] = by_id_.try_emplace(id);
    const bool beside = line->province != base->province;
    if (fresh && beside) it->second.push_back(base);
    if (!beside) std::erase(it->second, base);
    it->second.push_back(line.get());
    out_.own_lines.push_back(std::move(line));
  }
  std::vector<const Line*> area;
  for (const Line& line : lines_->lines()) {
    for (const Line* own : LinesOf(line.id)) {
      if (own->ForArea()) area.push_back(own);
    }
  }
  out_.area_groups = GroupLines(area, *metrics_);
}

std::vector<const Line*> FrameworkReader::LinesOf(const std::string& id) const {
  if (const auto it = by_id_.find(id); it != by_id_.end()) return it->second;
  const Line* line = lines_->Find(id);
  return line == nullptr ? std::vector<const Line*>() : std::vector<const Line*>{line};
}

void FrameworkReader::ReadGroups(Fields& top) {
  const auto groups = top.List("groups");
  if (groups.empty()) top.Fault("groups", "没有一级指标");
  for (const Node* node : groups) {
    OnlyKeys(*node, {"id", "name", "points", "indicators"});
    Fields fields(*node, &fault_);
    const std::string id = fields.Text("id");
    if (out_.FindGroup(id) != nullptr) fields.Fault("id", fmt::format("编号 {} 写了两次", id));
    out_.groups.push_back({id, fields.Text("name"), fields.Number("points")});
    const size_t first = out_.indicators.size();
    for (const Node* indicator : fields.List("indicators"))
      ReadIndicator(*indicator, id, Style::kJudge);
    Decimal sum(0);
    for (size_t i = first; i < out_.indicators.size(); ++i) sum = sum + out_.indicators[i].points;
    if (sum != out_.groups.back().points)
      fields.Fault("points", fmt::format("{} 分与其下各项之和 {} 分不等",
                                         out_.groups.back().points.ToString(), sum.ToString()));
  }
}

void FrameworkReader::ReadNotice(Fields& top) {
  for (const Node* node : top.List("notice")) {
    OnlyKeys(*node, {"number", "title", "indicators"});
    Fields fields(*node, &fault_);
    NoticePoint point{fields.Text("number"), fields.Text("title"), {}};
    for (const std::string& id : fields.Words("indicators")) {
      const Indicator* indicator = out_.Find(id);
      if (indicator == nullptr) {
        fields.Fault("indicators", fmt::format("没有编号为 {} 的指标", id));
        return;
      }
      point.indicators.push_back(static_cast<uint32_t>(indicator - out_.indicators.data()));
    }
    out_.notice.push_back(std::move(point));
  }
}

void FrameworkReader::ReadGrades(Fields& top) {
  for (const Node* node : top.List("grades")) {
    OnlyKeys(*node, {"name", "from", "below"});
    Fields fields(*node, &fault_);
    Grade grade{fields.Text("name"), fields.NumberIfAny("from"), fields.NumberIfAny("below")};
    if (out_.grades.empty() == grade.below.has_value())
      fields.Fault("below", out_.grades.empty() ? "最高等次没有上限" : "缺少上限（不含）");
    if (!out_.grades.empty() && grade.below != out_.grades.back().from)
      fields.Fault("below", "应与上一等次的下限相同，不留空档、不重叠");
    if (grade.from && grade.below && *grade.from >= *grade.below)
      fields.Fault("from", "下限不小于上限");
    out_.grades.push_back(std::move(grade));
  }
  if (!out_.grades.empty() && out_.grades.back().from) top.Fault("grades", "最低等次不应有下限");
}

void FrameworkReader::ReadVetoes(Fields& top) {
  for (const std::string& word : top.Words("not_events"))
    out_.not_events.push_back(text::U32(word));
  for (const Node* node : top.List("vetoes")) {
    OnlyKeys(*node, {"id", "name", "effect", "events", "none", "look_back", "active", "source"});
    Fields fields(*node, &fault_);
    VetoRule rule;
    rule.id = fields.Text("id");
    rule.name = fields.Text("name");
    rule.effect = fields.Choose("effect", kEffects);
    rule.look_back = static_cast<int>(fields.CountOrNone("look_back"));
    rule.source = fields.Text("source");
    for (const std::string& word : fields.Words("none")) rule.none.push_back(text::U32(word));
    if (rule.look_back > 20) fields.Fault("look_back", "回溯年数过大");
    const bool known = std::any_of(out_.vetoes.begin(), out_.vetoes.end(),
                                   [&](const VetoRule& r) { return r.id == rule.id; });
    if (known) fields.Fault("id", fmt::format("编号 {} 写了两次", rule.id));
    if (!fields.YesNo("active", true)) continue;
    AddTopics(fields, "events", static_cast<uint32_t>(out_.vetoes.size()), &out_.veto_topics);
    out_.vetoes.push_back(std::move(rule));
  }
}

void FrameworkReader::AddTopics(Fields& fields, std::string_view key, uint32_t owner,
                                text::PhraseTable* topics) {
  for (const std::string& phrase : fields.Words(key)) {
    const auto words = vocabulary_->AddAll(text::SplitWords32(phrase, '+'));
    if (words.empty()) {
      fields.Fault(key, "有空着的词");
      return;
    }
    topics->Add(*vocabulary_, words, owner);
  }
}

}  // namespace dudao::scoring
