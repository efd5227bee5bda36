// Any bytes as a web page: a document that keeps its promises, or a refusal an officer is told of.
#include <algorithm>

#include "common/status/stage_error.h"
#include "services/ingest/core/document_check.h"
#include "services/ingest/core/html/html_reader.h"
#include "tests/fuzz/check.h"

using namespace dudao;

namespace {

constexpr std::string_view kCodes[] = {"unknown_encoding", "too_deep", "text_too_large",
                                       "parser_memory"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ingest::Limits limits;
  limits.max_text_bytes = 4096;
  limits.max_depth = 64;
  const auto document = ingest::ReadHtml(fuzz::Bytes(data, size), limits);
  if (document.ok()) {
    FUZZ_CHECK(ingest::CheckDocument(*document).ok());
    FUZZ_CHECK(document->text().size() <= limits.max_text_bytes && !document->charset().empty());
    return 0;
  }
  const auto error = StageErrorOf(document.status());
  FUZZ_CHECK(error && !error->retryable());
  FUZZ_CHECK(std::find(std::begin(kCodes), std::end(kCodes), error->code()) != std::end(kCodes));
  return 0;
}
