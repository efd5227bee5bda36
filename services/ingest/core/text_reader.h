// Plain text: the one format that is read in process, by code of this project and ICU.
#ifndef DUDAO_SERVICES_INGEST_CORE_TEXT_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_TEXT_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Refusals (refusal.h): empty_file, not_text, unknown_encoding, text_too_large.
absl::StatusOr<v1::Document> ReadText(std::string_view bytes, const Limits& limits);

// Nothing but space.
bool IsBlank(std::string_view utf8);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_TEXT_READER_H_
