// Bytes to Document: what it is, how it is encoded, its text.
//
//   Ingester ingester({}, std::make_shared<ParserProcess>(…));
//   absl::StatusOr<v1::Document> document = ingester.Read(bytes, "report.docx");
#ifndef DUDAO_SERVICES_INGEST_CORE_INGESTER_H_
#define DUDAO_SERVICES_INGEST_CORE_INGESTER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/document_parser.h"
#include "services/ingest/core/format.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

class Ingester {
 public:
  // Without a parser plain text is read and nothing else: no_parser.
  explicit Ingester(Limits limits, std::shared_ptr<const DocumentParser> parser = nullptr)
      : limits_(limits), parser_(std::move(parser)) {}

  // Thread-safe, and pure if the parser is. A refusal carries a StageError (common/status) with the
  // file's name first among its arguments.
  absl::StatusOr<v1::Document> Read(std::string_view bytes, std::string_view source_name) const;

  // Of a ZIP: as DocumentParser has it, the name put first among a refusal's arguments. No file for
  // what is no ZIP.
  absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view bytes,
                                                     std::string_view source_name) const;
  absl::StatusOr<std::string> ReadFile(std::string_view bytes, uint32_t index,
                                       std::string_view source_name) const;

  const Limits& limits() const { return limits_; }

 private:
  absl::StatusOr<v1::Document> ReadAny(std::string_view bytes) const;
  absl::StatusOr<v1::Document> ReadPlain(std::string_view bytes) const;
  absl::StatusOr<v1::Document> Parse(Sniffed sniffed, std::string_view bytes) const;

  Limits limits_;
  std::shared_ptr<const DocumentParser> parser_;
};

// The name without folders, in UTF-8 whatever the file system's bytes are.
std::string BaseName(std::string_view name);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_INGESTER_H_
