// Bytes to text, recording what decided. Order: BOM; strict UTF-8; UTF-16 without BOM (by the share
// of zero or CJK-high bytes); strict GB18030 with a Han-ratio check; ICU's detector. GB18030 is
// read in its 2022 edition: ICU 72 knows the 2005 one, the two-byte codes that moved are patched
// after.
//
//   auto decoded = Decode(bytes);
//   decoded->charset;      // "GB18030"
//   decoded->decided_by;   // "strict_gb18030"
#ifndef DUDAO_COMMON_TEXT_DECODE_H_
#define DUDAO_COMMON_TEXT_DECODE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace dudao::text {

struct Decoded {
  std::string utf8;        // BOM dropped, nothing else changed
  std::string charset;     // UTF-8, UTF-16LE, UTF-16BE, GB18030, or the ICU converter's name
  std::string decided_by;  // bom, strict_utf8, utf16_pattern, strict_gb18030, icu_detection
};

// InvalidArgument when `bytes` are not text (NUL, or more than a stray control character); Unknown
// when no encoding reads them without a fault: the message names the byte where strict UTF-8 fails.
absl::StatusOr<Decoded> Decode(std::string_view bytes);

// `bytes` read as `charset` (any name ICU knows), what is broken as U+FFFD; nullopt when there is
// no such charset. For formats that name their charset.
std::optional<std::string> DecodeLossy(std::string_view bytes, const std::string& charset);

// Whether `utf8` is text a person could have written: no NUL, at most one control character (tab,
// line and form feeds are none) in a hundred bytes.
bool IsText(std::string_view utf8);

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_DECODE_H_
