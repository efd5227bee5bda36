// An OFD: any bytes as the file when they begin as one, else as the layer of a page.
#include "services/ingest/core/ofd/ofd_reader.h"
#include "tests/fuzz/ingest_check.h"
#include "tests/support/ofd_writer.h"

using namespace dudao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::Bytes(data, size);
  const ingest::Limits limits{.max_text_bytes = 1 << 16};
  if (bytes.starts_with("PK")) {
    fuzz::CheckRead(ingest::ReadOfd(bytes, limits));
    return 0;
  }
  const std::string page(bytes);
  fuzz::CheckRead(ingest::ReadOfd(test::Ofd{.pages = {page, page}}.Bytes(), limits));
  return 0;
}
