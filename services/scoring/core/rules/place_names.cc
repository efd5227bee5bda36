#include "services/scoring/core/rules/place_names.h"

#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::scoring {

absl::StatusOr<PlaceNames> PlaceNames::Create(const text::DataSet& data) {
  const auto file = data.Require("divisions/divisions.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"code", "name", "level"});
  if (!table.ok()) return table.status();
  PlaceNames out;
  for (const text::Row& row : table->rows()) {
    if (row["level"] == "province") continue;
    const auto name = text::ToUtf32(row["name"]);
    if (!name || name->size() < 2) continue;
    out.ends_[Slot((*name)[name->size() - 2], name->back())] = true;
    out.codes_[*name].emplace_back(row["code"]);
  }
  return out;
}

const std::vector<std::string>& PlaceNames::Find(std::u32string_view name) const {
  static const std::vector<std::string> kNone;
  const auto it = codes_.find(name);
  return it == codes_.end() ? kNone : it->second;
}

}  // namespace dudao::scoring
