#include "cli/papers/model/framework_facts.h"

#include <fmt/format.h>

#include <utility>

#include "common/yaml/fields.h"

namespace dudao::cli {
namespace {

using yaml::Fields;

// A group or an indicator; `parent` empty for the first.
IndicatorFacts ReadFacts(Fields& fields, const std::string& parent) {
  return {fields.Text("id"), parent, fields.Text("name"),
          fmt::format("{}", fmt::join(fields.Words("responsible"), "、")),
          fields.Words("evidence")};
}

}  // namespace

absl::StatusOr<FrameworkFacts> FrameworkFacts::Create(const text::DataSet& data) {
  FrameworkFacts out;
  for (const text::DataFile* file : data.Under("frameworks/")) {
    if (!file->path.ends_with(".yaml")) continue;
    const auto document = yaml::Document::Parse(*file);
    if (!document.ok()) return document.status();
    absl::Status fault;
    Fields top(document->root(), &fault);
    const std::string framework = top.Text("id");
    const auto add = [&](const yaml::Node& node, const std::string& parent) {
      Fields fields(node, &fault);
      IndicatorFacts facts = ReadFacts(fields, parent);
      for (const yaml::Node* child : fields.List("indicators")) {
        Fields below(*child, &fault);
        IndicatorFacts indicator = ReadFacts(below, facts.id);
        out.facts_[{framework, indicator.id}] = std::move(indicator);
      }
      out.facts_[{framework, facts.id}] = std::move(facts);
    };
    for (const yaml::Node* group : top.List("groups")) add(*group, "");
    if (top.Has("bonus")) add(top.At("bonus"), "");
    if (!fault.ok()) return fault;
  }
  return out;
}

const IndicatorFacts* FrameworkFacts::Find(std::string_view framework,
                                           std::string_view indicator) const {
  const auto it = facts_.find({std::string(framework), std::string(indicator)});
  return it == facts_.end() ? nullptr : &it->second;
}

}  // namespace dudao::cli
