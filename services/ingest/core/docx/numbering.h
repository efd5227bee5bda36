// word/numbering.xml: the lists a document's paragraphs belong to.
//
//   word::ListNumbers numbers = ReadNumbering(tree.document_element(), styles);
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_

#include <pugixml.hpp>

#include "services/ingest/core/docx/styles.h"
#include "services/ingest/core/word/list_numbers.h"

namespace dudao::ingest::docx {

// Lists by w:numId; `root` is w:numbering, null for none.
word::ListNumbers ReadNumbering(const pugi::xml_node& root, const Styles& styles);

}  // namespace dudao::ingest::docx

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCX_NUMBERING_H_
