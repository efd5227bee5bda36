// How a reader says that a file cannot be read.
//
//   return Refuse("encrypted_file");   // {0} of its message, the file's name, is the caller's
#ifndef DUDAO_SERVICES_INGEST_CORE_REFUSAL_H_
#define DUDAO_SERVICES_INGEST_CORE_REFUSAL_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace dudao::ingest {

// `code` is a row of data/messages/errors.tsv; `arguments` begin at its {1}. The fault is the
// document's own: no retry reads it better.
absl::Status Refuse(std::string_view code, std::vector<std::string> arguments = {});

// A status that a reader gave, with the file's name put first among its arguments; faults that
// carry no StageError stay as they are.
absl::Status NameFile(const absl::Status& status, const std::string& name);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_REFUSAL_H_
