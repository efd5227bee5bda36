// The number, with the gap after it, that a browser shows before an item of an ordered list.
//
//   <ol start="3"><li>投入增长</li></ol>     → "3. "
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_LIST_MARKER_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_LIST_MARKER_H_

#include <cstdint>
#include <string>

#include "services/ingest/core/html/tree.h"

namespace dudao::ingest::html {

// Number of the first item of `list`, an <ol>.
uint32_t FirstNumber(const GumboNode& list);

// The marker of `item`, the `number`th of `list`; a value of its own sets `number`. Empty when the
// list shows none, or the item begins with a number of its own: editors make lists of paragraphs
// that are numbered by hand.
std::string ListMarker(const GumboNode& list, const GumboNode& item, uint32_t* number);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_LIST_MARKER_H_
