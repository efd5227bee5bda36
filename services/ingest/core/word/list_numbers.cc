#include "services/ingest/core/word/list_numbers.h"

#include <algorithm>
#include <iterator>

#include "services/ingest/core/word/number_format.h"
#include "services/ingest/core/word/symbol.h"

namespace dudao::ingest::word {
namespace {

// 、 and ） are as wide as a character and hold the gap themselves; after "1." or "-" a figure
// would seem to go on: 1.5所.
bool EndsWide(std::string_view number) {
  static constexpr std::string_view kWide[] = {"、", "）", "．", "。", "，", "："};
  return std::any_of(std::begin(kWide), std::end(kWide),
                     [number](std::string_view end) { return number.ends_with(end); });
}

// A higher level that no paragraph had yet shows its start.
template <typename Counters>
std::string TextOf(const List& list, int level, const Counters& counters) {
  const ListLevel& own = list.levels[level];
  if (own.format == "bullet") return BulletSign(own.text);
  std::string out;
  for (size_t i = 0; i < own.text.size(); ++i) {
    const int named = own.text[i] == '%' && i + 1 < own.text.size() ? own.text[i + 1] - '1' : -1;
    if (named < 0 || named >= kListLevels) {
      out += own.text[i];
      continue;
    }
    const ListLevel& other = list.levels[named];
    const bool plain = own.legal && other.format != "none";
    out += FormatNumber(counters[named].value_or(other.start), plain ? "decimal" : other.format);
    ++i;
  }
  return out;
}

}  // namespace

std::optional<int> ListNumbers::LevelOfStyle(int id, std::string_view style) const {
  const auto list = lists_.find(id);
  if (list == lists_.end() || style.empty()) return std::nullopt;
  for (int level = 0; level < kListLevels; ++level) {
    if (list->second.levels[level].style == style) return level;
  }
  return std::nullopt;
}

void ListNumbers::Count(const List& list, int id, int level, Counters* counters) {
  auto& counter = (*counters)[level];
  const auto start = list.start_overrides.find(level);
  if (start != list.start_overrides.end() && overridden_.emplace(id, level).second) {
    counter = start->second;
  } else {
    counter = counter ? *counter + 1 : list.levels[level].start;
  }
  for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
    const auto& restart = list.levels[deeper].restart;
    if (!restart || level < *restart) (*counters)[deeper].reset();
  }
}

std::string ListNumbers::Next(int id, int level) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level < 0 || level >= kListLevels) return {};
  const List& list = found->second;
  if (!list.levels[level].known) return {};
  Counters& counters = counters_[list.definition];
  Count(list, id, level, &counters);
  const std::string number = TextOf(list, level, counters);
  const bool gap = list.levels[level].gap && !number.empty() && !EndsWide(number);
  return gap ? number + ' ' : number;
}

}  // namespace dudao::ingest::word
