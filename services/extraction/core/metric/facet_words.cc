#include "services/extraction/core/metric/facet_words.h"

#include <algorithm>
#include <bit>

#include "common/text/table.h"
#include "common/text/utf.h"
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

std::string_view FacetWords::ValueOf(FacetMask mask) const {
  const auto i = static_cast<size_t>(std::countr_zero(mask >> kFirstValue));
  return i < values_.size() ? std::string_view(values_[i]) : std::string_view();
}

FacetMask FacetWords::ElsewhereThan(char32_t kind) const {
  constexpr std::u32string_view kCounties = U"县市区";
  FacetMask own = 0;
  for (const char32_t c : kind == 0 ? kCounties : std::u32string_view(&kind, 1))
    own |= BitOf(text::ToUtf8(std::u32string(1, c)));
  return reaches_ & ~own;
}

FacetMask FacetWords::BitOf(std::string_view value) const {
  const auto it = std::find(values_.begin(), values_.end(), value);
  if (it == values_.end()) return 0;
  return FacetMask{1} << (kFirstValue + static_cast<size_t>(it - values_.begin()));
}

}  // namespace dudao::extraction
