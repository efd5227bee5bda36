#include "services/ingest/core/html/element.h"

#include <algorithm>
#include <charconv>

namespace dudao::ingest::html {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string LowerCase(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), Lower);
  return out;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  const size_t last = text.find_last_not_of(kSpace);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

Flow FlowOfTag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_BR:
      return Flow::kBreak;
    // What is not shown, or is a control, a picture or a program.
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_DESC:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_DEL:  // struck out by a tracked change: as accepted
      return Flow::kDropped;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_XMP:
      return Flow::kBlock;
    default:
      return Flow::kInline;
  }
}

std::string NameOf(const GumboNode& element) {
  GumboStringPiece tag = element.v.element.original_tag;
  gumbo_tag_from_original_text(&tag);
  return LowerCase({tag.data, tag.length});
}

// Settings that Word leaves in what is pasted: <xml>, <w:View>, <m:mathPr>.
bool IsOfficeSetting(const GumboNode& element) {
  if (TagOf(element) != GUMBO_TAG_UNKNOWN) return false;
  const std::string name = NameOf(element);
  return name == "xml" || name.starts_with("w:") || name.starts_with("m:");
}

bool IsHidden(const GumboNode& element, const std::string& display) {
  return display == "none" || HasAttribute(element, "hidden") ||
         StyleOf(element, "visibility") == "hidden" || StyleOf(element, "mso-hide") == "all";
}

}  // namespace

std::string StyleOf(const GumboNode& element, std::string_view property) {
  std::string_view style = Attribute(element, "style");
  while (!style.empty()) {
    const size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    if (LowerCase(Trim(declaration.substr(0, colon))) != property) continue;
    std::string value = LowerCase(declaration.substr(colon + 1));
    value.erase(std::min(value.find('!'), value.size()));  // !important
    return std::string(Trim(value));
  }
  return "";
}

Flow FlowOf(const GumboNode& element) {
  const Flow flow = FlowOfTag(TagOf(element));
  if (flow == Flow::kDropped || flow == Flow::kBreak) return flow;
  if (IsOfficeSetting(element)) return Flow::kDropped;
  if (!HasAttribute(element, "style") && !HasAttribute(element, "hidden")) return flow;
  const std::string display = StyleOf(element, "display");
  if (IsHidden(element, display)) return Flow::kDropped;
  if (display == "block" || display == "list-item") return Flow::kBlock;
  const bool cell = TagOf(element) == GUMBO_TAG_TD || TagOf(element) == GUMBO_TAG_TH;
  return display.starts_with("inline") && !cell ? Flow::kInline : flow;
}

bool IsDrawnText(const GumboNode& element) {
  return IsElement(element) && element.v.element.tag_namespace == GUMBO_NAMESPACE_SVG &&
         element.v.element.tag == GUMBO_TAG_UNKNOWN && NameOf(element) == "text";
}

bool KeepsSpace(const GumboNode& element) {
  switch (TagOf(element)) {
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
      return true;
    default:
      return StyleOf(element, "white-space").starts_with("pre");
  }
}

uint32_t NumberIn(std::string_view value, uint32_t otherwise) {
  value = Trim(value);
  uint32_t out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  return error == std::errc() && out > 0 ? out : otherwise;
}

uint32_t OutlineLevel(const GumboNode& element) {
  constexpr uint32_t kDeepest = 9;
  const GumboTag tag = TagOf(element);
  if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
    return static_cast<uint32_t>(tag - GUMBO_TAG_H1) + 1;
  }
  uint32_t level = 0;
  if (Attribute(element, "role") == "heading")
    level = NumberIn(Attribute(element, "aria-level"), 2);
  if (level == 0) level = NumberIn(StyleOf(element, "mso-outline-level"), 0);
  return level <= kDeepest ? level : 0;
}

}  // namespace dudao::ingest::html
