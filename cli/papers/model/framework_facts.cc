#include "cli/papers/model/framework_facts.h"

#include "common/text/table.h"

namespace dudao::cli {
namespace {

constexpr std::string_view kBetween = "；";

// 常务会议纪要；人大报告
std::vector<std::string> Documents(std::string_view listed) {
  std::vector<std::string> out;
  while (!listed.empty()) {
    const size_t end = std::min(listed.find(kBetween), listed.size());
    if (end > 0) out.emplace_back(listed.substr(0, end));
    listed.remove_prefix(std::min(listed.size(), end + kBetween.size()));
  }
  return out;
}

absl::StatusOr<text::Table> ReadTable(const text::DataSet& data, const std::string& path,
                                      const std::vector<std::string>& columns) {
  auto file = data.Require(path);
  if (!file.ok()) return file.status();
  return text::Table::Parse(**file, columns);
}

}  // namespace

absl::StatusOr<FrameworkFacts> FrameworkFacts::Create(const text::DataSet& data) {
  auto frameworks = ReadTable(data, "frameworks/frameworks.csv", {"id", "indicators"});
  if (!frameworks.ok()) return frameworks.status();
  FrameworkFacts out;
  for (const text::Row& framework : frameworks->rows()) {
    auto table = ReadTable(data, "frameworks/" + std::string(framework["indicators"]),
                           {"id", "parent", "name", "responsible", "evidence_required"});
    if (!table.ok()) return table.status();
    for (const text::Row& row : table->rows()) {
      out.facts_[{std::string(framework["id"]), std::string(row["id"])}] = {
          std::string(row["id"]), std::string(row["parent"]), std::string(row["name"]),
          std::string(row["responsible"]), Documents(row["evidence_required"])};
    }
  }
  return out;
}

const IndicatorFacts* FrameworkFacts::Find(std::string_view framework,
                                           std::string_view indicator) const {
  const auto it = facts_.find({std::string(framework), std::string(indicator)});
  return it == facts_.end() ? nullptr : &it->second;
}

}  // namespace dudao::cli
