// Names of entries as archivers write them: UTF-8, or the code page of the Windows they ran on.
//
//   DecodeName("\xB2\xC4\xC1\xCF/a.docx", /*utf8=*/false);   // "材料/a.docx"
#ifndef DUDAO_SERVICES_INGEST_CORE_ZIP_ENTRY_NAME_H_
#define DUDAO_SERVICES_INGEST_CORE_ZIP_ENTRY_NAME_H_

#include <string>
#include <string_view>

namespace dudao::ingest::zip {

// `raw` as UTF-8, or from GB18030; what neither reads becomes U+FFFD. '\' becomes '/'.
std::string DecodeName(std::string_view raw, bool utf8);

// Whether the name leads out of the archive or is none: `..`, absolute, a drive, NUL, empty.
bool IsUnsafeName(std::string_view name);

}  // namespace dudao::ingest::zip

#endif  // DUDAO_SERVICES_INGEST_CORE_ZIP_ENTRY_NAME_H_
