// A ZIP container, read with suspicion: DOCX, OFD and packed reports come in one.
//
//   auto archive = zip::Archive::Open(bytes, limits);
//   for (const zip::Entry& entry : archive->entries()) entry.name;     // "材料/自评报告.docx"
//   absl::StatusOr<std::string> xml = archive->Read("word/document.xml");
//
// Every failure is a refusal (core/refusal.h): damaged_file {part}, encrypted_file, unsafe_entry
// {name}, archive_bomb {entry}, archive_too_large {entries or bytes, limit}.
#ifndef DUDAO_SERVICES_INGEST_CORE_ZIP_ARCHIVE_H_
#define DUDAO_SERVICES_INGEST_CORE_ZIP_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest::zip {

struct Entry {
  std::string name;  // UTF-8, '/' between folders
  bool folder = false;
  uint64_t size = 0;         // inflated, as declared
  uint64_t packed_size = 0;  // as declared; checked to lie within the file
  uint64_t data_begin = 0;   // of the packed bytes in the file
  uint32_t crc = 0;
  uint16_t method = 0;  // 0 stored, 8 deflated
};

class Archive {
 public:
  // Reads the directory only. `bytes` must outlive the archive. Refuses entries that overlap, lead
  // out of the archive (`..`, absolute names) or are encrypted. Names: UTF-8 where the entry says
  // so or the bytes are it, else GBK, as Windows writes it in China.
  static absl::StatusOr<Archive> Open(std::string_view bytes, const Limits& limits);

  // In the directory's order.
  const std::vector<Entry>& entries() const { return entries_; }

  // By name without regard to case of ASCII letters, as OPC has it; a leading '/' is not looked at.
  // The last of equal names counts, as a writer appends what it changed. nullptr when there is
  // none.
  const Entry* Find(std::string_view name) const;

  // The inflated bytes, counted against the limits of one entry and of the whole archive: reading
  // an entry twice counts twice.
  absl::StatusOr<std::string> Read(const Entry& entry);
  // damaged_file when there is no such entry.
  absl::StatusOr<std::string> Read(std::string_view name);

 private:
  Archive(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {}

  std::string_view bytes_;
  Limits limits_;
  std::vector<Entry> entries_;
  uint64_t inflated_ = 0;
};

}  // namespace dudao::ingest::zip

#endif  // DUDAO_SERVICES_INGEST_CORE_ZIP_ARCHIVE_H_
