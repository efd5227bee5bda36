// Pages of boxes to a Document: text in reading order, tables, pages, notes. The whole of what is
// done after a PDF engine has said which words stand where.
//
//   absl::StatusOr<v1::Document> document = LayOut(std::move(pages), limits);
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LAYOUT_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LAYOUT_H_

#include <vector>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"
#include "services/ingest/core/pdf/layout/boxes.h"

namespace dudao::ingest::pdf {

// Lines stay as the file breaks them. A line set in from its column's edge begins with two U+3000,
// as in the plain text of a report, so that paragraphs can be told; nothing else is added but a
// space between words that stand apart. Fills text, length, tables, pages and paragraphs. Refuses
// with text_too_large.
absl::StatusOr<v1::Document> LayOut(std::vector<PageBoxes> pages, const Limits& limits);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LAYOUT_H_
