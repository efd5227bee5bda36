#include "services/extraction/core/quantity/nearby_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/table.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {
namespace {

// In the order of Context.
constexpr std::string_view kNames[] = {
    "not_ordinal",  "rank",           "not_rank", "session_body", "meeting",     "held",
    "staged",       "rhetoric",       "never",    "denied",       "time_before", "time_after",
    "lasts_before", "lasts_after",    "round",    "at_least",     "limit_min",   "limit_max",
    "coefficient",  "ratio",          "counted",  "not_standard", "asked",       "set_aside",
    "label",        "rhetoric_after", "falls_to", "none_of",      "beyond",      "no_one",
    "no_one_after", "aspect_after",   "happens",  "level"};

}  // namespace

absl::StatusOr<NearbyWords> NearbyWords::Load(const text::DataSet& data) {
  static_assert(std::size(kNames) == kContexts);
  const auto file = data.Require("lexicon/nearby_words.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"word", "rule"});
  if (!table.ok()) return table.status();
  std::array<std::vector<std::u32string>, kContexts> words;
  for (const text::Row& row : table->rows()) {
    const auto name = std::find(std::begin(kNames), std::end(kNames), row["rule"]);
    if (name == std::end(kNames)) return row.Error("rule", "unknown rule");
    auto& list = words[static_cast<size_t>(name - std::begin(kNames))];
    list.push_back(AsRead(row["word"]));
    if (list.back().empty()) return row.Error("word", "empty word");
    const bool twice = std::count(list.begin(), list.end(), list.back()) > 1;
    if (twice) return row.Error("word", "word given twice");
  }
  NearbyWords out;
  for (size_t i = 0; i < kContexts; ++i) {
    out.forward_[i] = text::WordFinder(words[i]);
    out.backward_[i] = text::WordFinder(words[i], text::WordFinder::Direction::kBackward);
  }
  return out;
}

}  // namespace dudao::extraction
