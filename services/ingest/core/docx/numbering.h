// Automatic numbering made visible: the numbers Word computes from word/numbering.xml while it goes
// through the paragraphs (ECMA-376 part 1, 17.9).
//
//   Numbering numbering(tree.document_element(), styles);
//   numbering.Next(3, 0);    // "一、"
//   numbering.Next(3, 1);    // "（一）"
//   numbering.Next(3, 0);    // "二、"
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/core/docx/styles.h"

namespace dudao::ingest::docx {

class Numbering {
 public:
  Numbering() = default;
  // `root` is w:numbering.
  Numbering(const pugi::xml_node& root, const Styles& styles);

  // Counts the next paragraph of this list and level (from 0) and returns what stands before its
  // words, the gap after it included; empty when the list has no such level or it shows nothing.
  std::string Next(int number_id, int level);

  // The level that belongs to a paragraph style (w:lvl/w:pStyle); nullopt when none does.
  std::optional<int> LevelOfStyle(int number_id, std::string_view style_id) const;

 private:
  static constexpr int kLevels = 9;

  struct Level {
    bool known = false;
    uint32_t start = 1;
    std::string format = "decimal", text, gap = "tab", style;
    bool legal = false;          // every number of the text in plain digits
    std::optional<int> restart;  // only after this level, counted from 1; 0 for never
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    int abstract = 0;  // lists of one definition count on together
    Levels levels;
    std::map<int, uint32_t> start_overrides;  // by level
  };
  using Counters = std::array<std::optional<uint32_t>, kLevels>;

  static Level ReadLevel(const pugi::xml_node& node);
  static void ReadLevels(const pugi::xml_node& node, Levels* levels);
  static void ReadOverrides(const pugi::xml_node& node, List* list);
  void Count(const List& list, int number_id, int level, Counters* counters);
  static std::string Text(const List& list, int level, const Counters& counters);

  std::map<int, List> lists_;         // by w:numId
  std::map<int, Counters> counters_;  // by abstract definition
  std::set<std::pair<int, int>> overridden_;
};

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_
