// The files packed in a ZIP of reports.
//
//   auto packed = PackedFiles::Open(bytes, limits);
//   packed->is_container();          // a DOCX or OFD: no files for anybody
//   packed->names();                 // "材料/自评报告.docx"
//   packed->Read(0);
#ifndef DUDAO_SERVICES_INGEST_CORE_FORMATS_PACKED_FILES_H_
#define DUDAO_SERVICES_INGEST_CORE_FORMATS_PACKED_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingest/core/format.h"
#include "services/ingest/core/zip/archive.h"

namespace dudao::ingest {

// As Sniff, with ZIP containers told apart; the refusal of a ZIP that cannot be opened.
absl::StatusOr<Sniffed> SniffFile(std::string_view bytes, const Limits& limits);

class PackedFiles {
 public:
  // `bytes` outlives it. Refusals as zip::Archive has them.
  static absl::StatusOr<PackedFiles> Open(std::string_view bytes, const Limits& limits);

  // What the ZIP is: kZip for files packed.
  Sniffed format() const { return format_; }

  // Folders, hidden files and what systems leave there not counted; empty for a container.
  std::vector<std::string> names() const;

  // nested_archive {name} when the file is packed in its turn; damaged_file for no such index, and
  // for a container that cannot be opened.
  absl::StatusOr<std::string> Read(uint32_t index);

 private:
  PackedFiles(zip::Archive archive, const Limits& limits);

  zip::Archive archive_;
  Limits limits_;
  Sniffed format_;
  std::vector<size_t> files_;  // indexes into archive_.entries()
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_FORMATS_PACKED_FILES_H_
