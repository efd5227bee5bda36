// A legacy Word file: any bytes as the file when they begin as one, else as its main stream and,
// behind the sixteenth kilobyte, its table stream, so that mutation need not keep sectors in order.
#include "services/ingest/core/doc/doc_reader.h"
#include "tests/fuzz/ingest_check.h"
#include "tests/support/doc_writer.h"

using namespace dudao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::Bytes(data, size);
  const ingest::Limits limits{.max_text_bytes = 1 << 16};
  if (bytes.starts_with("\xD0\xCF")) {
    fuzz::CheckRead(ingest::ReadDoc(bytes, limits));
    return 0;
  }
  const std::string main(bytes.substr(0, 16 << 10));
  const std::string table(bytes.substr(std::min<size_t>(main.size(), 16 << 10)));
  const std::string file = test::CompoundFile(
      {{"WordDocument", main}, {"0Table", table}, {"1Table", table}, {"Data", main}});
  fuzz::CheckRead(ingest::ReadDoc(file, limits));
  return 0;
}
