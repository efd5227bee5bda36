// What kind of file bytes are, told by their content, never by a name: the kinds this version
// refuses, so that an officer is told what was sent.
//
//   UnsupportedFormat("%PDF-1.7 …")   // "PDF"
#ifndef DUDAO_SERVICES_INGEST_CORE_FORMAT_H_
#define DUDAO_SERVICES_INGEST_CORE_FORMAT_H_

#include <string_view>

namespace dudao::ingest {

// PDF, DOCX, XLSX, PPTX, OFD, ODF, EPUB, ZIP, DOC/WPS, XLS/ET, PPT/DPS, OLE, RTF, RAR, 7Z, GZIP,
// PNG, JPEG, GIF, BMP or TIFF by the signature at the head; empty for what may be plain text.
std::string_view UnsupportedFormat(std::string_view bytes);

// HTML or XML when decoded text begins with a doctype, an html tag, a block of a page (<p>, <div>,
// <table> …) or an XML declaration, space and comments before it skipped; empty for plain text,
// even when it quotes tags further on.
std::string_view UnsupportedMarkup(std::string_view utf8);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_FORMAT_H_
