// PDF files with a text layer.
//
//   absl::StatusOr<v1::Document> document = ReadPdf(bytes, limits);
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_PDF_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_PDF_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Text in reading order with pages, tables and notes; running heads, page numbers and watermarks
// off (pdf/layout). Refuses with damaged_file, encrypted_file (a password is needed to open it;
// files that only forbid copying are read), too_many_pages, scanned_pdf (most pages hold no
// words and the file pictures), no_text, garbled_pdf (the file does not say which letters its
// glyphs are), text_too_large.
//
// Not for a long-lived process: poppler parses untrusted bytes, reads /usr/share/poppler (the
// character maps of Chinese fonts that are not embedded) and keeps its complaints to itself through
// a global.
absl::StatusOr<v1::Document> ReadPdf(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_PDF_READER_H_
