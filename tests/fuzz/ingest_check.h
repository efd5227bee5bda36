// What every reader of a format promises: a document whose spans lie in its own text, or a code an
// officer is told about.
//
//   fuzz::CheckRead(ingest::ReadOfd(bytes, limits));
#ifndef DUDAO_TESTS_FUZZ_INGEST_CHECK_H_
#define DUDAO_TESTS_FUZZ_INGEST_CHECK_H_

#include "absl/status/statusor.h"
#include "common/status/stage_error.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/document_check.h"
#include "tests/fuzz/check.h"

namespace dudao::fuzz {

inline void CheckRead(const absl::StatusOr<v1::Document>& document) {
  if (!document.ok()) {
    const auto error = StageErrorOf(document.status());
    FUZZ_CHECK(error && !error->retryable() && !error->code().empty());
    return;
  }
  FUZZ_CHECK(ingest::CheckDocument(*document).ok());
}

}  // namespace dudao::fuzz

#endif  // DUDAO_TESTS_FUZZ_INGEST_CHECK_H_
