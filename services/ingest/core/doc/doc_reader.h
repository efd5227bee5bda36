// Word 97-2003 documents (.doc) and those of Kingsoft WPS of the same make (.wps), [MS-DOC]. Why
// not through a converter: docs/adr/0007.
//
//   absl::StatusOr<v1::Document> document = ReadDoc(bytes, limits);
//
// As of DOCX: paragraphs with their automatic numbers, headings by their styles, tables as tables,
// fields by their results, deleted and hidden text left out; text boxes, footnotes and endnotes
// after the text. Left out: tables of contents, running heads, comments, pictures.
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_DOC_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_DOC_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Refusals: damaged_file, encrypted_file, unsupported_format (Word 95 and older, other OLE files),
// text_too_large.
absl::StatusOr<v1::Document> ReadDoc(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_DOC_READER_H_
