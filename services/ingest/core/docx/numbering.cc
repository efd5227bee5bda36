#include "services/ingest/core/docx/numbering.h"

#include <algorithm>

#include "services/ingest/core/docx/number_format.h"
#include "services/ingest/core/docx/symbol.h"
#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

using Definitions = std::map<int, pugi::xml_node>;

// More lists than Word can name are a bomb; longer number texts too.
constexpr size_t kMaxLists = 32768, kMaxText = 256;

int IdOf(const pugi::xml_node& node, std::string_view attribute) {
  return xml::ToInt(xml::Attribute(node, attribute), -1);
}

uint32_t ToCount(std::string_view text, uint32_t otherwise) {
  const int value = xml::ToInt(text, -1);
  return value < 0 ? otherwise : static_cast<uint32_t>(value);
}

// Newer versions wrap formats of their own: <mc:AlternateContent><mc:Choice><w:numFmt …/>.
std::string FormatOf(const pugi::xml_node& level) {
  pugi::xml_node format = xml::Child(level, "numFmt");
  if (!format) format = xml::Child(level, "AlternateContent", "Choice", "numFmt");
  const std::string_view name = xml::Attribute(format, "val");
  if (name == "custom") return std::string(xml::Attribute(format, "format"));
  return std::string(name.empty() ? "decimal" : name);
}

// The definition that counts: one that only names a numbering style (w:numStyleLink) stands for
// the one of that style's list.
int FollowStyleLink(int abstract, const Definitions& definitions, const Definitions& lists,
                    const Styles& styles) {
  for (int hops = 0; hops < 8; ++hops) {
    const auto definition = definitions.find(abstract);
    if (definition == definitions.end()) return abstract;
    const auto style = xml::ChildValue(definition->second, "numStyleLink");
    const auto list = lists.find(styles.NumberOf(style).value_or(-1));
    if (style.empty() || list == lists.end()) return abstract;
    abstract = xml::ToInt(xml::ChildValue(list->second, "abstractNumId"), -1);
  }
  return abstract;
}

// 、 and ） are as wide as a character and hold the gap themselves; after "1." or "-" a figure
// would seem to go on: 1.5所.
std::string Gap(std::string_view number, std::string_view kind) {
  if (number.empty() || kind == "nothing") return {};
  static constexpr std::string_view kWide[] = {"、", "）", "．", "。", "，", "："};
  const bool wide = std::any_of(std::begin(kWide), std::end(kWide),
                                [number](std::string_view end) { return number.ends_with(end); });
  return wide ? "" : " ";
}

}  // namespace

Numbering::Level Numbering::ReadLevel(const pugi::xml_node& node) {
  Level out;
  out.known = true;
  out.start = ToCount(xml::ChildValue(node, "start"), 0);
  out.format = FormatOf(node);
  out.text = xml::ChildValue(node, "lvlText").substr(0, kMaxText);
  out.style = xml::ChildValue(node, "pStyle");
  if (const auto gap = xml::ChildValue(node, "suff"); !gap.empty()) out.gap = gap;
  out.legal = xml::IsOn(xml::Child(node, "isLgl"));
  if (const auto restart = xml::ChildValue(node, "lvlRestart"); !restart.empty()) {
    out.restart = xml::ToInt(restart, 0);
  }
  return out;
}

void Numbering::ReadLevels(const pugi::xml_node& node, Levels* levels) {
  for (const pugi::xml_node& child : node) {
    const int level = xml::Is(child, "lvl") ? IdOf(child, "ilvl") : -1;
    if (level >= 0 && level < kLevels) (*levels)[level] = ReadLevel(child);
  }
}

// The list's own changes over its definition, whose levels it has been given.
void Numbering::ReadOverrides(const pugi::xml_node& node, List* list) {
  for (const pugi::xml_node& child : node) {
    const int level = xml::Is(child, "lvlOverride") ? IdOf(child, "ilvl") : -1;
    if (level < 0 || level >= kLevels) continue;
    if (const auto own = xml::Child(child, "lvl")) list->levels[level] = ReadLevel(own);
    const auto start = xml::ChildValue(child, "startOverride");
    if (!start.empty()) list->start_overrides[level] = ToCount(start, 1);
  }
}

Numbering::Numbering(const pugi::xml_node& root, const Styles& styles) {
  Definitions definitions, lists;
  for (const pugi::xml_node& node : root) {
    if (xml::Is(node, "abstractNum")) definitions.emplace(IdOf(node, "abstractNumId"), node);
    if (xml::Is(node, "num") && lists.size() < kMaxLists) lists.emplace(IdOf(node, "numId"), node);
  }
  for (const auto& [id, node] : lists) {
    List& list = lists_[id];
    list.abstract = FollowStyleLink(xml::ToInt(xml::ChildValue(node, "abstractNumId"), -1),
                                    definitions, lists, styles);
    const auto definition = definitions.find(list.abstract);
    if (definition != definitions.end()) ReadLevels(definition->second, &list.levels);
    ReadOverrides(node, &list);
  }
}

std::optional<int> Numbering::LevelOfStyle(int number_id, std::string_view style_id) const {
  const auto list = lists_.find(number_id);
  if (list == lists_.end() || style_id.empty()) return std::nullopt;
  for (int level = 0; level < kLevels; ++level) {
    if (list->second.levels[level].style == style_id) return level;
  }
  return std::nullopt;
}

void Numbering::Count(const List& list, int number_id, int level, Counters* counters) {
  auto& counter = (*counters)[level];
  const auto start = list.start_overrides.find(level);
  if (start != list.start_overrides.end() && overridden_.emplace(number_id, level).second) {
    counter = start->second;
  } else {
    counter = counter ? *counter + 1 : list.levels[level].start;
  }
  for (int deeper = level + 1; deeper < kLevels; ++deeper) {
    const auto& restart = list.levels[deeper].restart;
    if (!restart || level < *restart) (*counters)[deeper].reset();
  }
}

// A higher level that no paragraph had yet shows its start.
std::string Numbering::Text(const List& list, int level, const Counters& counters) {
  const Level& own = list.levels[level];
  if (own.format == "bullet") return BulletSign(own.text);
  std::string out;
  for (size_t i = 0; i < own.text.size(); ++i) {
    const int named = own.text[i] == '%' && i + 1 < own.text.size() ? own.text[i + 1] - '1' : -1;
    if (named < 0 || named >= kLevels) {
      out += own.text[i];
      continue;
    }
    const Level& other = list.levels[named];
    const bool plain = own.legal && other.format != "none";
    out += FormatNumber(counters[named].value_or(other.start), plain ? "decimal" : other.format);
    ++i;
  }
  return out;
}

std::string Numbering::Next(int number_id, int level) {
  const auto found = lists_.find(number_id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  const List& list = found->second;
  if (!list.levels[level].known) return {};
  Counters& counters = counters_[list.abstract];
  Count(list, number_id, level, &counters);
  const std::string number = Text(list, level, counters);
  return number + Gap(number, list.levels[level].gap);
}

}  // namespace dudao::ingest::docx
