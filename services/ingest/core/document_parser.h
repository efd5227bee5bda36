// The door to the readers of formats other than plain text. They parse strangers' bytes with large
// libraries, so programs go through a limited child (child/parser_process.h); the child itself,
// tests and fuzzers call the readers directly (core/formats/format_parser.h).
#ifndef DUDAO_SERVICES_INGEST_CORE_DOCUMENT_PARSER_H_
#define DUDAO_SERVICES_INGEST_CORE_DOCUMENT_PARSER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Thread-safe. Errors carry a StageError whose arguments lack the file's name, see refusal.h.
class DocumentParser {
 public:
  virtual ~DocumentParser() = default;

  // The document of `bytes`, without id and source_name. A ZIP with one readable file is that file.
  virtual absl::StatusOr<v1::Document> Parse(std::string_view bytes,
                                             const Limits& limits) const = 0;

  // Names of the files packed in a ZIP, folders and what systems leave there (.DS_Store) not
  // counted; empty when `bytes` is a document, though it be a ZIP (DOCX, OFD).
  virtual absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view bytes,
                                                             const Limits& limits) const = 0;

  // The bytes of the file that stands at `index` in that list; nested_archive when it is packed in
  // its turn.
  virtual absl::StatusOr<std::string> ReadFile(std::string_view bytes, uint32_t index,
                                               const Limits& limits) const = 0;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_DOCUMENT_PARSER_H_
