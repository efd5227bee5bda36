// Any bytes: what is decoded is strict UTF-8 and text, and the decision keeps its promises.
#include "common/text/decode.h"
#include "common/text/utf.h"
#include "tests/fuzz/check.h"

using namespace dudao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::Bytes(data, size);
  const auto decoded = text::Decode(bytes);
  if (!decoded.ok()) {
    FUZZ_CHECK(decoded.status().code() == absl::StatusCode::kInvalidArgument ||
               decoded.status().code() == absl::StatusCode::kUnknown);
    // Plain text in plain UTF-8 is never refused.
    FUZZ_CHECK(text::FirstInvalidUtf8(bytes) || !text::IsText(bytes) ||
               bytes.starts_with("\xEF\xBB\xBF"));
    return 0;
  }
  FUZZ_CHECK(!text::FirstInvalidUtf8(decoded->utf8));
  FUZZ_CHECK(decoded->decided_by == "strict_gb18030" || text::IsText(decoded->utf8));
  FUZZ_CHECK(!decoded->charset.empty());
  FUZZ_CHECK(decoded->decided_by != "strict_utf8" || decoded->utf8 == bytes);
  FUZZ_CHECK(decoded->decided_by != "bom" || decoded->charset != "UTF-8" ||
             decoded->utf8 == bytes.substr(3));
  const auto code_points = text::ToUtf32(decoded->utf8);
  FUZZ_CHECK(code_points && text::ToUtf8(*code_points) == decoded->utf8);
  return 0;
}
