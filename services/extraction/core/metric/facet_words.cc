#include "services/extraction/core/metric/facet_words.h"

#include <algorithm>

#include "common/text/table.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

FacetMask FacetWords::AddValue(std::string_view value, FacetMask* of_class) {
  if (const FacetMask known = BitOf(value)) return *of_class & known;
  const FacetMask bit = FacetMask{1} << (kFirstValue + values_.size());
  values_.emplace_back(value);
  *of_class |= bit;
  return bit;
}

absl::StatusOr<FacetWords> FacetWords::Create(const text::DataSet& data,
                                              text::Vocabulary* vocabulary) {
  constexpr size_t kBits = 64;
  FacetWords out;
  const auto file = data.Require("metrics/context.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"word", "class", "value"});
  if (!table.ok()) return table.status();
  for (const text::Row& row : table->rows()) {
    const std::string_view kind = row["class"];
    FacetMask* of_class = kind == "stage"       ? &out.stages_
                          : kind == "scope"     ? &out.scopes_
                          : kind == "ownership" ? &out.ownerships_
                          : kind == "reach"     ? &out.reaches_
                                                : nullptr;
    FacetMask bit = kind == "plain"    ? kPlain
                    : kind == "act"    ? kAct
                    : kind == "change" ? kChange
                    : kind == "base"   ? kBase
                    : kind == "shield" ? kShield
                                       : 0;
    if (of_class != nullptr) {
      if (row["value"].empty()) return row.Error("value", "empty");
      bit = out.AddValue(row["value"], of_class);
      if (bit == 0) return row.Error("value", "of another class already");
    }
    if (bit == 0) {
      return row.Error(
          "class", "not one of stage, scope, ownership, reach, plain, act, change, base, shield");
    }
    if (kFirstValue + out.values_.size() >= kBits) return row.Error("value", "too many values");
    if (row["word"].empty()) return row.Error("word", "empty");
    vocabulary->PutOnList(vocabulary->Add(AsRead(row["word"])), bit);
  }
  return out;
}

std::vector<std::string_view> FacetWords::ValuesOf(FacetMask mask) const {
  std::vector<std::string_view> out;
  for (size_t i = 0; i < values_.size(); ++i) {
    if ((mask >> (kFirstValue + i)) & 1) out.push_back(values_[i]);
  }
  return out;
}

FacetMask FacetWords::BitOf(std::string_view value) const {
  const auto it = std::find(values_.begin(), values_.end(), value);
  if (it == values_.end()) return 0;
  return FacetMask{1} << (kFirstValue + static_cast<size_t>(it - values_.begin()));
}

}  // namespace dudao::extraction
