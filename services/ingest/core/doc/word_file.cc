#include "services/ingest/core/doc/word_file.h"

#include <utility>

#include "services/ingest/core/doc/compound_file.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest::doc {
namespace {

constexpr uint16_t kWord97 = 0xA5EC, kFirstFib97 = 193;
constexpr size_t kLengthsAt = 64, kPartsAt = 154;

}  // namespace

Bytes WordFile::Part(PartIndex index) const {
  const Bytes fib(main);
  const size_t at = kPartsAt + 8 * index;
  return Bytes(table).Slice(fib.U32(at), fib.U32(at + 4));
}

Bytes WordFile::PartAndRest(PartIndex index) const {
  const Bytes fib(main);
  const size_t at = kPartsAt + 8 * index;
  return fib.U32(at + 4) == 0 ? Bytes() : Bytes(table).From(fib.U32(at));
}

absl::StatusOr<WordFile> OpenWordFile(std::string_view bytes) {
  const auto container = CompoundFile::Open(bytes);
  if (!container) return Refuse("damaged_file", {"OLE"});
  if (container->Has(u"EncryptedPackage")) return Refuse("encrypted_file");
  if (!container->Has(u"WordDocument")) return Refuse("unsupported_format", {"OLE"});
  auto main = container->Read(u"WordDocument");
  if (!main || main->size() < kPartsAt) return Refuse("damaged_file", {"WordDocument"});
  const Bytes fib(*main);
  const uint16_t flags = fib.U16(10);
  if (fib.U16(0) != kWord97 || fib.U16(2) < kFirstFib97) {
    return Refuse("unsupported_format", {"Word 95"});
  }
  if ((flags & 0x0100) != 0) return Refuse("encrypted_file");
  auto table = container->Read((flags & 0x0200) != 0 ? u"1Table" : u"0Table");
  if (!table) return Refuse("damaged_file", {"Table"});
  WordFile out;
  out.lengths = {fib.U32(kLengthsAt + 12), fib.U32(kLengthsAt + 16), fib.U32(kLengthsAt + 20),
                 fib.U32(kLengthsAt + 28), fib.U32(kLengthsAt + 32), fib.U32(kLengthsAt + 36)};
  out.main = *std::move(main);
  out.table = *std::move(table);
  out.data = container->Read(u"Data").value_or("");
  return out;
}

}  // namespace dudao::ingest::doc
