// What kind of file bytes are, told by their content, never by a name.
//
//   Sniff("%PDF-1.7 …").format                 // kPdf
//   Sniff("PK\3\4…").format                    // kZip: a DOCX, an OFD or files packed, see
//   ZipFormat ZipFormat({"[Content_Types].xml", "word/document.xml"}).format   // kDocx
#ifndef DUDAO_SERVICES_INGEST_CORE_FORMAT_H_
#define DUDAO_SERVICES_INGEST_CORE_FORMAT_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace dudao::ingest {

enum class Format {
  kText,  // or nothing known: the decoder of text decides
  kHtml,
  kPdf,
  kZip,
  kDocx,
  kOfd,
  kDoc,  // Word 97-2003, and WPS of the same make
  // Not read, told apart because officers are advised differently.
  kEncrypted,
  kArchive,  // RAR, 7Z, GZIP …
  kPicture,
  kSheet,
  kOther,
};

struct Sniffed {
  Format format = Format::kText;
  std::string_view name;  // as officers know it: PDF, DOCX, XLSX, RAR; empty for text
};

// By the signature at the head, or the first tags of a page in ASCII; a page in UTF-16 is told by
// SniffMarkup, after decoding.
Sniffed Sniff(std::string_view bytes);

// By the names of its entries; kZip when it is files packed.
Sniffed ZipFormat(const std::vector<std::string_view>& entries);

// kHtml or kOther (XML, MHT) when decoded text begins with a doctype, an html tag, a block of a
// page (<p>, <div>, <table> …), an XML declaration or the head of a saved web archive, space and
// comments before it skipped; kText for plain text, even when it quotes tags further on.
Sniffed SniffMarkup(std::string_view utf8);

// Media type of what is read; empty for what is not.
std::string_view MediaType(Format format);

// Whether a reader of this version takes it, ZIP not counted.
bool IsReadable(Format format);

// What an officer is told of a file that is not read: encrypted_file, picture_file, sheet_file,
// archive_format or unsupported_format, with the name as {1}.
absl::Status RefuseFormat(Sniffed sniffed);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_FORMAT_H_
