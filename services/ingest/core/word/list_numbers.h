// Automatic numbering made visible: the numbers Word computes while it goes through the paragraphs
// of its lists (ECMA-376 part 1, 17.9; [MS-DOC] 2.9.131).
//
//   ListNumbers numbers;
//   numbers.Add(3, list);
//   numbers.Next(3, 0);    // "一、"
//   numbers.Next(3, 1);    // "（一）"
//   numbers.Next(3, 0);    // "二、"
#ifndef DUDAO_SERVICES_INGEST_CORE_WORD_LIST_NUMBERS_H_
#define DUDAO_SERVICES_INGEST_CORE_WORD_LIST_NUMBERS_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dudao::ingest::word {

inline constexpr int kListLevels = 9;

struct ListLevel {
  bool known = false;  // a level nobody described numbers nothing
  uint32_t start = 1;
  std::string format = "decimal";  // as FormatNumber has it
  std::string text;                // %1 to %9 stand for the numbers of the levels: （%1）
  bool gap = true;                 // a tab or space follows
  bool legal = false;              // every number of the text in plain digits
  std::optional<int> restart;      // anew only after this level, counted from 1; 0 for never
  std::string style;               // id of the paragraph style it belongs to
};

struct List {
  int64_t definition = 0;  // lists of one definition count on together
  std::array<ListLevel, kListLevels> levels;
  std::map<int, uint32_t> start_overrides;  // by level: where this list begins
};

class ListNumbers {
 public:
  void Add(int id, List list) { lists_[id] = std::move(list); }

  // Counts the next paragraph of this list and level (from 0) and returns what stands before its
  // words, the gap after it included; empty when the list has no such level or it shows nothing.
  std::string Next(int id, int level);

  // The level that belongs to a paragraph style; nullopt when none does.
  std::optional<int> LevelOfStyle(int id, std::string_view style) const;

 private:
  using Counters = std::array<std::optional<uint32_t>, kListLevels>;

  void Count(const List& list, int id, int level, Counters* counters);

  std::map<int, List> lists_;
  std::map<int64_t, Counters> counters_;  // by definition
  std::set<std::pair<int, int>> overridden_;
};

}  // namespace dudao::ingest::word

#endif  // DUDAO_SERVICES_INGEST_CORE_WORD_LIST_NUMBERS_H_
