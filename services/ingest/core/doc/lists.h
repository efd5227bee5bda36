// The lists of a Word file and their levels ([MS-DOC] 2.9.131, 2.9.147, 2.9.150).
//
//   word::ListNumbers numbers = ReadLists(file);
//   numbers.Next(look.list, look.list_level);
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_LISTS_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_LISTS_H_

#include "services/ingest/core/doc/word_file.h"
#include "services/ingest/core/word/list_numbers.h"

namespace dudao::ingest::doc {

// By 1-based index of the list overrides, as paragraphs name them.
word::ListNumbers ReadLists(const WordFile& file);

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_LISTS_H_
