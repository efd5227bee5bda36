// The part of FrameworkReader that reads one indicator.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "services/scoring/core/rules/framework_reader.h"

namespace dudao::scoring {
namespace {

using text::Decimal;
using yaml::Fields;
using yaml::Node;

constexpr std::array<std::pair<std::string_view, Style>, 9> kStyles = {
    {{"judge", Style::kJudge},
     {"all_or_nothing", Style::kAllOrNothing},
     {"ratio", Style::kRatio},
     {"tier", Style::kTier},
     {"deduct_each", Style::kDeductEach},
     {"deduct_per_shortfall", Style::kDeductPerShortfall},
     {"step_down", Style::kStepDown},
     {"rank", Style::kRank},
     {"abc", Style::kAbc}}};

constexpr std::array<std::pair<std::string_view, Combine>, 4> kCombines = {
    {{"mean", Combine::kMean},
     {"all", Combine::kAll},
     {"min", Combine::kMin},
     {"sum", Combine::kSum}}};

// Whether rows of schools or classes decide it.
constexpr std::array<std::pair<std::string_view, bool>, 3> kNeeds = {
    {{"area", false}, {"school", true}, {"class", true}}};

constexpr std::string_view kRoles[] = {"basics",   "self_check",   "rectification", "results",
                                       "problems", "current_year", "bonus"};

}  // namespace

void FrameworkReader::ReadIndicator(const Node& node, const std::string& group, Style otherwise) {
  const bool bonus = otherwise == Style::kBonus;
  OnlyKeys(node, {"id", "name", "points", "style", "lines", "combine", "needs", "bands", "each",
                  "cap", "may_be_absent", "responsible", "evidence", "headings", "phrases",
                  "documents", "sections"});
  Fields fields(node, &fault_);
  Indicator out;
  out.id = fields.Text("id");
  out.group = group;
  out.name = fields.Text("name");
  if (out_.Find(out.id) != nullptr || out_.FindGroup(out.id) != nullptr)
    fields.Fault("id", fmt::format("编号 {} 写了两次", out.id));
  out.points = bonus ? fields.Number("cap") : fields.Number("points");
  out.style = otherwise;
  out.cap = out.points;
  if (!bonus) ReadStyle(fields, &out);
  UseLines(fields, &out);
  if (!bonus) CheckJudged(fields, out);
  out.needs_rows = fields.Choose("needs", kNeeds);
  out.may_be_absent = fields.YesNo("may_be_absent", false);
  out.responsible = fmt::format("{}", fmt::join(fields.Words("responsible"), "、"));
  out.evidence = fields.Words("evidence");
  out.sections = fields.Words("sections");
  for (const std::string& role : out.sections) {
    if (std::find(std::begin(kRoles), std::end(kRoles), role) == std::end(kRoles))
      fields.Fault("sections", fmt::format("{} 不在可选之列：{}", role, fmt::join(kRoles, "、")));
  }
  const auto owner = static_cast<uint32_t>(out_.indicators.size());
  AddTopics(fields, "headings", owner, &out_.heading_topics);
  AddTopics(fields, "phrases", owner, &out_.text_topics);
  AddTopics(fields, "documents", owner, &out_.document_topics);
  out_.indicators.push_back(std::move(out));
}

void FrameworkReader::ReadStyle(Fields& fields, Indicator* out) {
  out->style = fields.Choose("style", kStyles);
  out->combine = fields.Choose("combine", kCombines);
  ReadBands(fields, out);
  out->fault = fields.NumberIfAny("each").value_or(Decimal(0));
  out->cap = fields.NumberIfAny("cap").value_or(out->points);
  if (out->style == Style::kTier && out->bands.empty())
    fields.Fault("bands", "分档（tier）须写明各档");
  const bool deducts = out->style == Style::kDeductEach || out->style == Style::kDeductPerShortfall;
  if (deducts && out->fault.is_zero()) fields.Fault("each", "扣分方式须写明每项（每缺一个）扣几分");
  if (out->cap > out->points) fields.Fault("cap", "大于该项分值");
}

void FrameworkReader::ReadBands(Fields& fields, Indicator* out) {
  for (const Node* node : fields.List("bands")) {
    OnlyKeys(*node, {"reached", "share"});
    Fields band(*node, &fault_);
    const Band read{band.Number("reached"), band.Number("share")};
    if (read.share > Decimal(1)) band.Fault("share", "大于 1");
    if (!out->bands.empty() && read.reached >= out->bands.back().reached)
      band.Fault("reached", "各档应由高到低");
    out->bands.push_back(read);
  }
}

void FrameworkReader::UseLines(Fields& fields, Indicator* out) {
  for (const std::string& id : fields.Words("lines")) {
    const auto lines = LinesOf(id);
    if (lines.empty()) fields.Fault("lines", fmt::format("没有编号为 {} 的标准线", id));
    out->lines.insert(out->lines.end(), lines.begin(), lines.end());
  }
  out->groups = GroupLines(out->lines, *metrics_);
}

// What is Party building, ideology, religion or peoples is a person's to judge, whatever the file
// says.
void FrameworkReader::CheckJudged(Fields& fields, const Indicator& indicator) {
  if (ByPerson(indicator.style)) return;
  for (const std::string& word : judged_words_) {
    const bool named =
        indicator.name.find(word) != std::string::npos ||
        std::any_of(indicator.lines.begin(), indicator.lines.end(),
                    [&](const Line* l) { return l->metric.find(word) != std::string::npos; });
    if (named) fields.Fault("style", fmt::format("涉及“{}”的指标只能由人评定，应为 judge", word));
  }
}

}  // namespace dudao::scoring
