#include "services/ingest/core/docx/numbering.h"

#include <map>
#include <string>
#include <string_view>

#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

using word::List;
using word::ListLevel;
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

ListLevel ReadLevel(const pugi::xml_node& node) {
  ListLevel out;
  out.known = true;
  out.start = ToCount(xml::ChildValue(node, "start"), 0);
  out.format = FormatOf(node);
  out.text = xml::ChildValue(node, "lvlText").substr(0, kMaxText);
  out.gap = xml::ChildValue(node, "suff") != "nothing";
  out.legal = xml::IsOn(xml::Child(node, "isLgl"));
  out.style = xml::ChildValue(node, "pStyle");
  if (const auto restart = xml::ChildValue(node, "lvlRestart"); !restart.empty()) {
    out.restart = xml::ToInt(restart, 0);
  }
  return out;
}

void ReadLevels(const pugi::xml_node& definition, List* list) {
  for (const pugi::xml_node& child : definition) {
    const int level = xml::Is(child, "lvl") ? IdOf(child, "ilvl") : -1;
    if (level >= 0 && level < word::kListLevels) list->levels[level] = ReadLevel(child);
  }
}

// The list's own changes over its definition's levels.
void ReadOverrides(const pugi::xml_node& node, List* list) {
  for (const pugi::xml_node& child : node) {
    const int level = xml::Is(child, "lvlOverride") ? IdOf(child, "ilvl") : -1;
    if (level < 0 || level >= word::kListLevels) continue;
    if (const auto own = xml::Child(child, "lvl")) list->levels[level] = ReadLevel(own);
    const auto start = xml::ChildValue(child, "startOverride");
    if (!start.empty()) list->start_overrides[level] = ToCount(start, 1);
  }
}

// The definition that counts: one that only names a numbering style (w:numStyleLink) stands for
// the one of that style's list.
int FollowStyleLink(int definition, const Definitions& definitions, const Definitions& lists,
                    const Styles& styles) {
  for (int hops = 0; hops < 8; ++hops) {
    const auto found = definitions.find(definition);
    if (found == definitions.end()) return definition;
    const auto style = xml::ChildValue(found->second, "numStyleLink");
    const auto list = lists.find(styles.NumberOf(style).value_or(-1));
    if (style.empty() || list == lists.end()) return definition;
    definition = xml::ToInt(xml::ChildValue(list->second, "abstractNumId"), -1);
  }
  return definition;
}

}  // namespace

word::ListNumbers ReadNumbering(const pugi::xml_node& root, const Styles& styles) {
  Definitions definitions, lists;
  for (const pugi::xml_node& node : root) {
    if (xml::Is(node, "abstractNum")) definitions.emplace(IdOf(node, "abstractNumId"), node);
    const bool list = xml::Is(node, "num") && lists.size() < kMaxLists;
    if (list) lists.emplace(IdOf(node, "numId"), node);
  }
  word::ListNumbers out;
  for (const auto& [id, node] : lists) {
    const int named = xml::ToInt(xml::ChildValue(node, "abstractNumId"), -1);
    List list;
    list.definition = FollowStyleLink(named, definitions, lists, styles);
    const auto definition = definitions.find(static_cast<int>(list.definition));
    if (definition != definitions.end()) ReadLevels(definition->second, &list);
    ReadOverrides(node, &list);
    out.Add(id, std::move(list));
  }
  return out;
}

}  // namespace dudao::ingest::docx
