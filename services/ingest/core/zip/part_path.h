// How parts of a packed document name one another: DOCX by relationships, OFD by locations.
//
//   ResolvePart("word/document.xml", "../a.xml")     // a.xml
//   ResolvePart("Doc_0/Document.xml", "/OFD.xml")    // OFD.xml
#ifndef DUDAO_SERVICES_INGEST_CORE_ZIP_PART_PATH_H_
#define DUDAO_SERVICES_INGEST_CORE_ZIP_PART_PATH_H_

#include <string>
#include <string_view>

namespace dudao::ingest::zip {

// Where `target`, written in `part`, leads. Steps above the root stay at the root.
std::string ResolvePart(std::string_view part, std::string_view target);

}  // namespace dudao::ingest::zip

#endif  // DUDAO_SERVICES_INGEST_CORE_ZIP_PART_PATH_H_
