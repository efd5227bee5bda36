// An OLE compound file ([MS-CFB]): streams chained through sectors, the container of .doc and .wps.
//
//   auto file = CompoundFile::Open(bytes);
//   std::optional<std::string> stream = file->Read(u"WordDocument");
#ifndef DUDAO_SERVICES_INGEST_CORE_DOC_COMPOUND_FILE_H_
#define DUDAO_SERVICES_INGEST_CORE_DOC_COMPOUND_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/core/doc/bytes.h"

namespace dudao::ingest::doc {

class CompoundFile {
 public:
  // nullopt when the header, the sector table or the directory cannot be read. `bytes` must outlive
  // it.
  static std::optional<CompoundFile> Open(std::string_view bytes);

  bool Has(std::u16string_view name) const { return Find(name) != nullptr; }
  // A stream of the root, not of embedded objects; nullopt when there is none or its chain breaks
  // off.
  std::optional<std::string> Read(std::u16string_view name) const;

 private:
  struct Entry {
    std::u16string name;
    uint8_t type = 0;  // 1 storage, 2 stream, 5 root
    uint32_t left = 0, right = 0, child = 0;
    uint32_t start = 0;
    uint64_t size = 0;
  };

  explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
  bool ReadSectorTable();
  bool ReadDirectory();
  const Entry* Find(std::u16string_view name) const;
  std::string_view Sector(uint32_t sector) const;
  // Follows a chain; nullopt when it leaves the file or turns in a circle before `size` bytes.
  std::optional<std::string> Chain(uint32_t start, uint64_t size) const;
  std::optional<std::string> SmallChain(uint32_t start, uint64_t size) const;

  Bytes bytes_;
  size_t sector_size_ = 512;
  std::vector<uint32_t> next_;        // by sector
  std::vector<uint32_t> small_next_;  // by small sector
  std::string small_;                 // the stream small sectors lie in
  std::vector<Entry> entries_;
};

}  // namespace dudao::ingest::doc

#endif  // DUDAO_SERVICES_INGEST_CORE_DOC_COMPOUND_FILE_H_
