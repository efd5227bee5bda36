// Any upload: a document that fits its own text, or one of the codes an officer is told about.
#include <algorithm>

#include "common/status/stage_error.h"
#include "services/ingest/core/ingester.h"
#include "tests/fuzz/check.h"

using namespace dudao;

namespace {

constexpr std::string_view kCodes[] = {"no_parser",          "picture_file",   "sheet_file",
                                       "archive_format",     "encrypted_file", "empty_file",
                                       "too_large",          "not_text",       "unknown_encoding",
                                       "unsupported_format", "text_too_large"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::Bytes(data, size);
  // The upload is its own name too: names are bytes of strangers.
  const auto document =
      ingest::Ingester({.max_bytes = 512, .max_text_bytes = 600}).Read(bytes, bytes);
  if (!document.ok()) {
    const auto error = StageErrorOf(document.status());
    FUZZ_CHECK(error && !error->retryable() && error->arguments_size() >= 1);
    FUZZ_CHECK(std::find(std::begin(kCodes), std::end(kCodes), error->code()) != std::end(kCodes));
    FUZZ_CHECK(!text::FirstInvalidUtf8(error->arguments(0)));
    return 0;
  }
  const auto code_points = text::ToUtf32(document->text());
  FUZZ_CHECK(code_points && code_points->size() == document->length());
  FUZZ_CHECK(document->id().size() == 64 && document->text().size() <= 600);
  FUZZ_CHECK(!text::FirstInvalidUtf8(document->source_name()));
  return 0;
}
