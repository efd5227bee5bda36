// What word/styles.xml says of paragraphs beyond their look, resolved along basedOn.
//
//   Styles styles(tree.document_element());
//   styles.Paragraph("1").outline_level;      // 1 for the style named "heading 1"
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_STYLES_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_STYLES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace dudao::ingest::docx {

struct Style {
  std::string id;
  uint32_t outline_level = 0;    // from 1; 0 for running text
  std::string_view kind;         // title or caption, as LayoutParagraph.kind
  bool contents = false;         // a line of a table of contents: "toc 1"
  bool hidden = false;           // w:vanish of its runs
  bool first_row = false;        // a table style that sets the first row apart
  std::optional<int> number_id;  // w:numId; 0 switches numbering off
  std::optional<int> level;      // w:ilvl
};

class Styles {
 public:
  Styles() = default;
  // `root` is w:styles. Chains that run in a circle end.
  explicit Styles(const pugi::xml_node& root);

  // The default paragraph style for an empty or unknown id.
  const Style& Paragraph(std::string_view id) const;
  // Whether a character style hides its runs.
  bool Hides(std::string_view id) const;
  // Whether a table style sets the first row apart.
  bool MarksFirstRow(std::string_view id) const;
  // w:numId of a numbering style (w:numStyleLink); nullopt when there is none.
  std::optional<int> NumberOf(std::string_view id) const;

 private:
  const Style* Find(std::string_view id) const;

  std::map<std::string, Style, std::less<>> styles_;
  Style default_;
};

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_STYLES_H_
