// A DOCX: any bytes as the file when they begin as one, else as its parts, parted by zero bytes, so
// that mutation reaches what stands in them.
#include "services/ingest/core/docx/docx_reader.h"
#include "tests/fuzz/ingest_check.h"
#include "tests/support/docx_writer.h"

using namespace dudao;

namespace {

std::string_view TakePart(std::string_view* bytes) {
  const std::string_view part = bytes->substr(0, bytes->find('\0'));
  bytes->remove_prefix(std::min(part.size() + 1, bytes->size()));
  return part;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes = fuzz::Bytes(data, size);
  const ingest::Limits limits{.max_text_bytes = 1 << 16};
  if (bytes.starts_with("PK")) {
    fuzz::CheckRead(ingest::ReadDocx(bytes, limits));
    return 0;
  }
  test::Docx docx;
  for (std::string* part :
       {&docx.body, &docx.styles, &docx.numbering, &docx.footnotes, &docx.endnotes}) {
    *part = TakePart(&bytes);
  }
  fuzz::CheckRead(ingest::ReadDocx(docx.Bytes(), limits));
  return 0;
}
