// A ZIP container: names without ways out, contents within the limits, or a named code.
#include "common/status/stage_error.h"
#include "services/ingest/core/zip/archive.h"
#include "tests/fuzz/check.h"

using namespace dudao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const ingest::Limits limits{.max_entry_bytes = 1 << 16,
                              .max_archive_bytes = 1 << 18,
                              .max_archive_entries = 16,
                              .max_inflate_ratio = 20,
                              .inflate_free_bytes = 1 << 12};
  auto archive = ingest::zip::Archive::Open(fuzz::Bytes(data, size), limits);
  if (!archive.ok()) {
    FUZZ_CHECK(StageErrorOf(archive.status()));
    return 0;
  }
  FUZZ_CHECK(archive->entries().size() <= 16);
  size_t total = 0;
  for (const auto& entry : archive->entries()) {
    FUZZ_CHECK(!text::FirstInvalidUtf8(entry.name) && entry.name.find("../") != 0);
    const auto bytes = archive->Read(entry);
    FUZZ_CHECK(bytes.ok() || StageErrorOf(bytes.status()));
    if (bytes.ok()) total += bytes->size();
  }
  FUZZ_CHECK(total <= 1 << 18);
  return 0;
}
