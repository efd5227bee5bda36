// The parts of an OOXML package, found by their relationships (ECMA-376 part 2).
//
//   auto parts = OpenPackage(bytes, limits);
//   parts->document.document_element();      // w:document
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_PACKAGE_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_PACKAGE_H_

#include <pugixml.hpp>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest::docx {

// Parts that a package lacks are empty.
struct Package {
  pugi::xml_document document, styles, numbering, footnotes, endnotes;
};

// Refusals as of zip::Archive and xml::Parse; damaged_file when there is no document part.
absl::StatusOr<Package> OpenPackage(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_PACKAGE_H_
