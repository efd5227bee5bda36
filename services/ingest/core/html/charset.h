// The encoding of a web page: what it says of itself, against what its bytes say.
//
//   DecodePage("<meta charset=gb2312>\xD4\xC6\xC1\xEB")->utf8      // "<meta charset=gb2312>云岭"
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_CHARSET_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_CHARSET_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/decode.h"

namespace dudao::ingest::html {

// Order: BOM; bytes that are strict UTF-8 beyond chance (a page saved anew keeps its old meta);
// meta or XML declaration; bytes as text::Decode reads them; the encoding with the fewest faults.
// A page with single broken characters is read, with U+FFFD in their place. decided_by is, beside
// those of text::Decode, meta or fewest_faults. unknown_encoding when hardly anything is readable.
absl::StatusOr<text::Decoded> DecodePage(std::string_view bytes);

// The charset a page claims in its first 16 KiB, in lower case; empty when it claims none.
std::string ClaimedCharset(std::string_view bytes);

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_CHARSET_H_
