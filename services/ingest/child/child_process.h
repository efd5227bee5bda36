// One short-lived program: bytes in by a file, bytes out by a pipe, an end by force if need be.
//
//   absl::StatusOr<ChildEnd> end = RunChild("/usr/bin/dudao-parser", input, {});
//   end->kind == ChildEnd::kExited && end->code == 0 …
#ifndef DUDAO_SERVICES_INGEST_CHILD_CHILD_PROCESS_H_
#define DUDAO_SERVICES_INGEST_CHILD_CHILD_PROCESS_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dudao::ingest {

struct ChildLimits {
  std::chrono::milliseconds wall_clock{60'000};
  size_t max_output = 32u << 20;
};

struct ChildEnd {
  enum Kind { kExited, kSignalled, kTimedOut, kTooMuchOutput };
  Kind kind = kExited;
  int code = 0;  // exit code or signal
  std::string output;
};

// Starts `program` with the pieces of `input`, one after another, as a file on descriptor 0, a pipe
// on 1, nothing on 2 and no other descriptor, no environment and no signal blocked. Returns when it
// is gone and reaped; it is killed at a limit, and when it closes its output without leaving.
// NotFound when there is no such program; Internal when the system refuses. Thread-safe.
absl::StatusOr<ChildEnd> RunChild(const std::string& program,
                                  const std::vector<std::string_view>& input,
                                  const ChildLimits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CHILD_CHILD_PROCESS_H_
