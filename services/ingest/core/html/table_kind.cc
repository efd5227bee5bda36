#include "services/ingest/core/html/table_kind.h"

#include <algorithm>
#include <vector>

#include "services/ingest/core/html/element.h"

namespace dudao::ingest::html {
namespace {

// Paragraphs in one cell from which it is an article, not an entry.
constexpr size_t kArticle = 12;

struct Facts {
  bool nested = false;
  bool head_cells = false;
  bool structured = false;  // headings or lists in cells
  size_t rows = 0, widest = 0, cells = 0;
  size_t paragraphs = 0, most_paragraphs = 0;  // of the cell at hand, of any cell

  void Look(const GumboNode& element) {
    switch (TagOf(element)) {
      case GUMBO_TAG_TABLE:
        nested = true;
        break;
      case GUMBO_TAG_TR:
        ++rows;
        cells = 0;
        break;
      case GUMBO_TAG_TH:
        head_cells = true;
        [[fallthrough]];
      case GUMBO_TAG_TD:
        widest = std::max(widest, cells += NumberIn(Attribute(element, "colspan"), 1));
        paragraphs = 0;
        break;
      case GUMBO_TAG_P:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_BR:
        most_paragraphs = std::max(most_paragraphs, ++paragraphs);
        break;
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_FORM:
        structured = true;
        break;
      default:
        break;
    }
  }
};

// In the order of the page; what is within a nested table is not looked at.
Facts FactsOf(const GumboNode& table) {
  Facts facts;
  std::vector<const GumboNode*> left = {&table};
  while (!left.empty() && !facts.nested) {
    const GumboNode& node = *left.back();
    left.pop_back();
    if (&node != &table) facts.Look(node);
    for (size_t i = Children(node).length; i-- > 0;) {
      if (IsElement(*Child(node, i))) left.push_back(Child(node, i));
    }
  }
  return facts;
}

bool HasBorders(const GumboNode& table) {
  const std::string_view type = Attribute(table, "class");
  return NumberIn(Attribute(table, "border"), 0) > 0 || !StyleOf(table, "border").empty() ||
         type.find("border") != std::string_view::npos || type.starts_with("Mso");
}

}  // namespace

bool IsLayoutTable(const GumboNode& table) {
  const std::string_view role = Attribute(table, "role");
  if (role == "presentation" || role == "none") return true;
  const Facts facts = FactsOf(table);
  if (facts.nested || facts.widest <= 1) return true;
  if (facts.head_cells || HasBorders(table)) return false;
  return facts.structured || facts.most_paragraphs >= kArticle ||
         (facts.rows <= 1 && facts.most_paragraphs >= 2);
}

}  // namespace dudao::ingest::html
