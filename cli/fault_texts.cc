#include "cli/fault_texts.h"

#include <fmt/format.h>

#include "common/status/stage_error.h"
#include "common/text/table.h"

namespace dudao::cli {
namespace {

std::string Fill(std::string wording, const v1::StageError& error) {
  for (int i = 0; i < error.arguments_size(); ++i) {
    const std::string place = fmt::format("{{{}}}", i);
    for (size_t at = wording.find(place); at != std::string::npos; at = wording.find(place, at)) {
      wording.replace(at, place.size(), error.arguments(i));
      at += error.arguments(i).size();
    }
  }
  return wording;
}

}  // namespace

absl::StatusOr<FaultTexts> FaultTexts::Create(const text::DataSet& data) {
  FaultTexts out;
  for (const char* path : {"display/file_errors.tsv", "messages/errors.tsv"}) {
    const text::DataFile* file = data.Find(path);
    if (file == nullptr) continue;
    auto table = text::Table::Parse(*file, {"code", "message", "advice"});
    if (!table.ok()) return table.status();
    for (const text::Row& row : table->rows()) {
      out.wordings_.try_emplace(std::string(row["code"]),
                                Wording{std::string(row["message"]), std::string(row["advice"])});
    }
  }
  return out;
}

std::string FaultTexts::Line(std::string_view path, const absl::Status& status) const {
  const auto error = StageErrorOf(status);
  const auto it = error ? wordings_.find(error->code()) : wordings_.end();
  if (it == wordings_.end()) {
    return fmt::format("{}：程序内部问题（{}）。请把这一行和文件交给维护人员。", path,
                       std::string(status.message()));
  }
  return fmt::format("{}：{}。{}。", path, Fill(it->second.message, *error),
                     Fill(it->second.advice, *error));
}

}  // namespace dudao::cli
