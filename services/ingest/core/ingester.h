// Bytes to Document: what it is, how it is encoded, its text.
//
//   auto ingester = Ingester({});
//   absl::StatusOr<v1::Document> document = ingester.Read(bytes, "report.txt");
#ifndef DUDAO_SERVICES_INGEST_CORE_INGESTER_H_
#define DUDAO_SERVICES_INGEST_CORE_INGESTER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

class Ingester {
 public:
  explicit Ingester(Limits limits) : limits_(limits) {}

  // Pure and thread-safe. A refusal carries a StageError (common/status) with code empty_file,
  // too_large, not_text, unknown_encoding, unsupported_format or text_too_large, and the file's
  // name first among its arguments.
  absl::StatusOr<v1::Document> Read(std::string_view bytes, std::string_view source_name) const;

  const Limits& limits() const { return limits_; }

 private:
  Limits limits_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_INGESTER_H_
