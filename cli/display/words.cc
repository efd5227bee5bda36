#include "cli/display/words.h"

#include <utility>

#include "common/text/table.h"
#include "common/yaml/document.h"

namespace dudao::cli {

absl::Status Words::Add(const text::Row& row, std::string_view group, std::string_view code,
                        std::string_view word) {
  if (word.empty()) return row.Error("word", "empty");
  const bool added =
      words_.try_emplace({std::string(group), std::string(code)}, std::string(word)).second;
  return added ? absl::OkStatus() : row.Error("code", "given twice");
}

void Words::AddFrameworkTitles(const text::DataSet& data) {
  for (const text::DataFile* file : data.Under("frameworks/")) {
    if (!file->path.ends_with(".yaml")) continue;
    std::string id, title;
    for (auto& [key, value] : yaml::ReadHead(*file)) {
      if (key == "id") id = std::move(value);
      if (key == "title") title = std::move(value);
    }
    words_[{"framework", id}] = title;
  }
}

absl::Status Words::AddNames(const text::DataSet& data, std::string_view path,
                             const std::string& column, std::string_view group) {
  auto file = data.Require(path);
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"id", column});
  if (!table.ok()) return table.status();
  for (const text::Row& row : table->rows()) {
    if (auto added = Add(row, group, row["id"], row[column]); !added.ok()) return added;
  }
  return absl::OkStatus();
}

absl::StatusOr<Words> Words::Create(const text::DataSet& data) {
  auto file = data.Require("display/words.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"group", "code", "word"});
  if (!table.ok()) return table.status();
  Words out;
  for (const text::Row& row : table->rows()) {
    if (auto added = out.Add(row, row["group"], row["code"], row["word"]); !added.ok()) {
      return added;
    }
  }
  out.AddFrameworkTitles(data);
  if (auto added = out.AddNames(data, "metrics/metrics.tsv", "name", "metric"); !added.ok()) {
    return added;
  }
  return out;
}

std::string Words::Of(std::string_view group, std::string_view code) const {
  const auto it = words_.find({std::string(group), std::string(code)});
  return it == words_.end() ? std::string(code) : it->second;
}

std::vector<std::string> Words::CodesOf(std::string_view group) const {
  std::vector<std::string> out;
  for (auto it = words_.lower_bound({std::string(group), ""});
       it != words_.end() && it->first.first == group; ++it) {
    out.push_back(it->first.second);
  }
  return out;
}

}  // namespace dudao::cli
