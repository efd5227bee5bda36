// Whether a <table> holds figures or only lays out a page.
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_TABLE_KIND_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_TABLE_KIND_H_

#include "services/ingest/core/html/tree.h"

namespace dudao::ingest::html {

// A layout: a table within it, one column, role=presentation; or without borders and head cells,
// and with headings, lists or a whole article in a cell, or several paragraphs in its only row.
bool IsLayoutTable(const GumboNode& table);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_TABLE_KIND_H_
