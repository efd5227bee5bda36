// How much of a submitted file is read, and how deep: what every reader of a format is handed.
//
//   absl::StatusOr<v1::Document> ReadHtml(std::string_view bytes, const Limits& limits);
#ifndef DUDAO_SERVICES_INGEST_CORE_LIMITS_H_
#define DUDAO_SERVICES_INGEST_CORE_LIMITS_H_

#include <cstddef>

namespace dudao::ingest {

struct Limits {
  size_t max_bytes = 64u << 20;      // of the submitted file
  size_t max_text_bytes = 8u << 20;  // of the decoded text as UTF-8

  // Of an archive, counted while inflating.
  size_t max_entry_bytes = 64u << 20;
  size_t max_archive_bytes = 256u << 20;
  size_t max_archive_entries = 4096;
  // Inflated to packed bytes, of an entry that inflates beyond the free bytes.
  size_t max_inflate_ratio = 200;
  size_t inflate_free_bytes = 100u << 10;

  size_t max_depth = 256;   // elements within elements
  size_t max_pages = 2000;  // of a paged format
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_LIMITS_H_
