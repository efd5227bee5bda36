#include "common/status/messages.h"

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "common/text/fill_template.h"
#include "common/text/table.h"

namespace dudao {

absl::StatusOr<ErrorMessages> ErrorMessages::Create(const text::DataSet& data) {
  const auto file = data.Require("messages/errors.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"code", "message", "advice"});
  if (!table.ok()) return table.status();
  ErrorMessages out;
  for (const text::Row& row : table->rows()) {
    if (row["code"].empty()) return row.Error("code", "empty");
    if (row["message"].empty()) return row.Error("message", "empty");
    Wording wording{std::string(row["message"]), std::string(row["advice"])};
    if (!out.wordings_.emplace(std::string(row["code"]), std::move(wording)).second)
      return row.Error("code", "stands twice");
  }
  if (!out.wordings_.contains("unknown"))
    return absl::InvalidArgumentError("messages/errors.tsv: row 'unknown' is missing");
  return out;
}

std::string ErrorMessages::Fill(const v1::StageError& error, std::string Wording::*part) const {
  const auto it = wordings_.find(error.code());
  if (it == wordings_.end())
    return text::FillTemplate(wordings_.find("unknown")->second.*part, {error.code()});
  return text::FillTemplate(it->second.*part, {error.arguments().begin(), error.arguments().end()});
}

std::string ErrorMessages::Message(const v1::StageError& error) const {
  return Fill(error, &Wording::message);
}

std::string ErrorMessages::Advice(const v1::StageError& error) const {
  return Fill(error, &Wording::advice);
}

std::string ErrorMessages::Format(const v1::StageError& error) const {
  return Message(error) + Advice(error);
}

}  // namespace dudao
