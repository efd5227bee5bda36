// What an element of a page means for its text: shown or not, a block of its own or part of a line.
//
//   <p style="display:none">  → kDropped
//   <div>                     → kBlock
//   <span>                    → kInline
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_ELEMENT_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_ELEMENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "services/ingest/core/html/tree.h"

namespace dudao::ingest::html {

enum class Flow { kInline, kBlock, kBreak, kDropped };

// By the element's name and what its style attribute says of display; style sheets are not read.
Flow FlowOf(const GumboNode& element);

// The value of a property of the style attribute, in lower case without space around it; empty when
// it is not set. `mso-outline-level:2` → "2".
std::string StyleOf(const GumboNode& element, std::string_view property);

// Whether white space within counts: pre, or white-space: pre, pre-wrap, pre-line.
bool KeepsSpace(const GumboNode& element);

// Level of a heading: h1-h6, role=heading, or Word's mso-outline-level; 0 when it is none.
uint32_t OutlineLevel(const GumboNode& element);

// Whether it is a <text> of a drawing: previews of OFD and PDF lay invisible words over a picture.
bool IsDrawnText(const GumboNode& element);

// A positive number written in an attribute; `otherwise` when it is none.
uint32_t NumberIn(std::string_view value, uint32_t otherwise);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_ELEMENT_H_
