// Every format this version reads, in one process: what the limited child runs, and tests.
#ifndef DUDAO_SERVICES_INGEST_CORE_FORMATS_FORMAT_PARSER_H_
#define DUDAO_SERVICES_INGEST_CORE_FORMATS_FORMAT_PARSER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/core/document_parser.h"

namespace dudao::ingest {

class FormatParser : public DocumentParser {
 public:
  absl::StatusOr<v1::Document> Parse(std::string_view bytes, const Limits& limits) const override;
  absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view bytes,
                                                     const Limits& limits) const override;
  absl::StatusOr<std::string> ReadFile(std::string_view bytes, uint32_t index,
                                       const Limits& limits) const override;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_FORMATS_FORMAT_PARSER_H_
