// The text of a page's tree: blocks to lines, tables to tables.
//
//   DocumentBuilder out(limits.max_text_bytes);
//   absl::Status done = WritePage(*tree->root(), limits, &out);
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_PAGE_WRITER_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_PAGE_WRITER_H_

#include "absl/status/status.h"
#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/html/tree.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest::html {

// too_deep when elements stand deeper than limits.max_depth.
absl::Status WritePage(const GumboNode& root, const Limits& limits, DocumentBuilder* out);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_PAGE_WRITER_H_
