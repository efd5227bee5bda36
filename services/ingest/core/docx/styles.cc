#include "services/ingest/core/docx/styles.h"

#include <vector>

#include "services/ingest/core/xml/xml.h"

namespace dudao::ingest::docx {
namespace {

using Nodes = std::map<std::string, pugi::xml_node, std::less<>>;

constexpr size_t kMaxChain = 32, kMaxStyles = 10000;

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// The number after `prefix`, from 1 to 9: "heading 2", "标题 2", "标题2".
int NumberAfter(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return 0;
  name.remove_prefix(prefix.size());
  if (name.starts_with(' ')) name.remove_prefix(1);
  return name.size() == 1 && name[0] >= '1' && name[0] <= '9' ? name[0] - '0' : 0;
}

// What a style's name alone says: names of built-in styles are the same in every language version
// of Word; converters write them in Chinese.
void ReadName(std::string_view given, Style* style) {
  const std::string name = Lower(given);
  if (name == "title" || name == "标题") style->kind = "title";
  if (name == "caption" || name == "题注") style->kind = "caption";
  const int heading = NumberAfter(name, "heading ") + NumberAfter(name, "标题");
  if (heading > 0) {
    style->outline_level = static_cast<uint32_t>(heading);
    style->kind = {};
  }
  if (NumberAfter(name, "toc ") + NumberAfter(name, "目录") > 0) style->contents = true;
}

// Lays what `node` sets over what the styles below it set.
void Apply(const pugi::xml_node& node, Style* style) {
  ReadName(xml::ChildValue(node, "name"), style);
  const pugi::xml_node paragraph = xml::Child(node, "pPr");
  const int outline = xml::ToInt(xml::ChildValue(paragraph, "outlineLvl"), -1);
  if (outline >= 0) style->outline_level = outline < 9 ? static_cast<uint32_t>(outline) + 1 : 0;
  const pugi::xml_node number = xml::Child(paragraph, "numPr");
  if (const auto id = xml::ChildValue(number, "numId"); !id.empty()) {
    style->number_id = xml::ToInt(id, 0);
  }
  if (const auto level = xml::ChildValue(number, "ilvl"); !level.empty()) {
    style->level = xml::ToInt(level, 0);
  }
  if (const auto vanish = xml::Child(node, "rPr", "vanish")) style->hidden = xml::IsOn(vanish);
  for (const pugi::xml_node& part : node) {
    if (xml::Is(part, "tblStylePr") && xml::Attribute(part, "type") == "firstRow") {
      style->first_row = true;
    }
  }
}

Style Resolve(const pugi::xml_node& node, const Nodes& nodes) {
  std::vector<pugi::xml_node> chain{node};
  while (chain.size() < kMaxChain) {
    const auto below = nodes.find(xml::ChildValue(chain.back(), "basedOn"));
    if (below == nodes.end()) break;
    chain.push_back(below->second);
  }
  Style out;
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) Apply(*link, &out);
  out.id = xml::Attribute(node, "styleId");
  return out;
}

}  // namespace

Styles::Styles(const pugi::xml_node& root) {
  Nodes nodes;
  for (const pugi::xml_node& node : root) {
    if (xml::Is(node, "style") && nodes.size() < kMaxStyles)
      nodes.emplace(xml::Attribute(node, "styleId"), node);
  }
  for (const auto& [id, node] : nodes) {
    styles_[id] = Resolve(node, nodes);
    const auto is_default = xml::Attribute(node, "default");
    if (xml::Attribute(node, "type") == "paragraph" &&
        (is_default == "1" || is_default == "true")) {
      default_ = styles_[id];
    }
  }
}

const Style* Styles::Find(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

const Style& Styles::Paragraph(std::string_view id) const {
  const Style* style = Find(id);
  return style == nullptr ? default_ : *style;
}

bool Styles::Hides(std::string_view id) const {
  const Style* style = Find(id);
  return style != nullptr && style->hidden;
}

bool Styles::MarksFirstRow(std::string_view id) const {
  const Style* style = Find(id);
  return style != nullptr && style->first_row;
}

std::optional<int> Styles::NumberOf(std::string_view id) const {
  const Style* style = Find(id);
  return style == nullptr ? std::nullopt : style->number_id;
}

}  // namespace dudao::ingest::docx
