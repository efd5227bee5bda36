// The central directory at the end of a ZIP (APPNOTE.TXT 6.3.10, 4.3.12-4.3.16), ZIP64 included.
//
//   auto rows = ReadDirectory(bytes, /*max_entries=*/4096);
#ifndef DUDAO_SERVICES_INGEST_CORE_ZIP_DIRECTORY_H_
#define DUDAO_SERVICES_INGEST_CORE_ZIP_DIRECTORY_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::ingest::zip {

// A row as it stands in the file, nothing of it believed but that it lies within.
struct DirectoryRow {
  std::string_view raw_name;
  std::string_view unicode_name;  // of the extra field 0x7075, when its checksum fits raw_name
  uint64_t size = 0;
  uint64_t packed_size = 0;
  uint64_t header_begin = 0;  // of the local header
  uint64_t data_begin = 0;    // past the local header
  uint32_t crc = 0;
  uint16_t method = 0;
  bool utf8 = false;
  bool encrypted = false;
};

struct Directory {
  std::vector<DirectoryRow> rows;
  uint64_t begin = 0;  // where the directory itself begins in the file
};

// Errors as archive.h has them: damaged_file, archive_too_large.
absl::StatusOr<Directory> ReadDirectory(std::string_view bytes, size_t max_entries);

}  // namespace dudao::ingest::zip

#endif  // DUDAO_SERVICES_INGEST_CORE_ZIP_DIRECTORY_H_
