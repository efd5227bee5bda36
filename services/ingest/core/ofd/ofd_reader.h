// OFD, the fixed-layout format of Chinese offices (GB/T 33190-2016).
//
//   absl::StatusOr<v1::Document> document = ReadOfd(bytes, limits);
//
// Pages of all documents of the file with their templates, words by their places, laid out as those
// of a PDF: lines, columns, tables; running heads and page numbers off. Left out: annotations
// (stamps, watermarks, remarks), signatures, pictures, attachments.
#ifndef DUDAO_SERVICES_INGEST_CORE_OFD_OFD_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_OFD_OFD_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Refusals as of zip::Archive and xml::Parse, too_many_pages, text_too_large, and no_text where no
// page holds a word (a scan, or glyphs without their characters).
absl::StatusOr<v1::Document> ReadOfd(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_OFD_OFD_READER_H_
