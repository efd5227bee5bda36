// Word documents of the OOXML kind (.docx, .docm, and WPS's), ECMA-376 Transitional and Strict.
//
//   absl::StatusOr<v1::Document> document = ReadDocx(bytes, limits);
//
// What a reader sees, in the order of the text: paragraphs with their automatic numbers, headings
// by their styles, tables as tables, text boxes after the paragraph they hang on, tracked changes
// as accepted, fields by their results; footnotes and endnotes as lines after the text. Left out:
// tables of contents, running heads, comments, hidden text, pictures, embedded files.
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_DOCX_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_DOCX_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Refusals as of zip::Archive and xml::Parse, and text_too_large.
absl::StatusOr<v1::Document> ReadDocx(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_DOCX_READER_H_
