// XML out of untrusted containers: looked over before the parser sees it, then a pugixml tree whose
// names are read without their prefixes.
//
//   pugi::xml_document tree;
//   if (auto status = xml::Parse(bytes, "word/document.xml", limits, &tree); !status.ok()) …
//   xml::Child(tree.document_element(), "body");      // <w:body>, whatever the prefix
#ifndef DUDAO_SERVICES_INGEST_CORE_XML_XML_H_
#define DUDAO_SERVICES_INGEST_CORE_XML_XML_H_

#include <pugixml.hpp>
#include <string_view>

#include "absl/status/status.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest::xml {

// UTF-8, UTF-16 or, where its declaration names it, GB2312 to GB18030. Refusals: doctype_refused
// for any
// <! but comments and CDATA, so that no entity can be declared; too_deep {limit} before anything
// recursive runs; archive_too_large {nodes, limit}; damaged_file {part}.
absl::Status Parse(std::string_view bytes, std::string_view part, const Limits& limits,
                   pugi::xml_document* tree);

// The name of an element without its prefix.
std::string_view Name(const pugi::xml_node& node);
bool Is(const pugi::xml_node& node, std::string_view name);

// First child element of that name without prefix; null node when there is none.
pugi::xml_node Child(const pugi::xml_node& node, std::string_view name);
// Child of child of …
template <typename... Names>
pugi::xml_node Child(const pugi::xml_node& node, std::string_view name, Names... names) {
  return Child(Child(node, name), names...);
}

// Value of the attribute of that name without prefix; empty when there is none.
std::string_view Attribute(const pugi::xml_node& node, std::string_view name);
// The same of a child: most settings of OOXML are <w:name w:val="…"/>.
std::string_view ChildValue(const pugi::xml_node& node, std::string_view child,
                            std::string_view attribute = "val");

// An on-off setting of OOXML: there, and not switched off by its value.
bool IsOn(const pugi::xml_node& setting);

// Whole number at the start of `text`, sign allowed; `otherwise` when there is none or it does not
// fit.
int ToInt(std::string_view text, int otherwise);

}  // namespace dudao::ingest::xml

#endif  // DUDAO_SERVICES_INGEST_CORE_XML_XML_H_
