// What a parser of strangers' bytes may do to the machine: use a bounded amount of memory and time,
// read the system's own files, write to what is open already. Nothing else, whatever the bytes make
// of it.
//
//   if (absl::Status s = EnterSandbox({}); !s.ok()) return kNoSandbox;
#ifndef DUDAO_SERVICES_INGEST_PARSER_SANDBOX_H_
#define DUDAO_SERVICES_INGEST_PARSER_SANDBOX_H_

#include <cstdint>

#include "absl/status/status.h"

namespace dudao::ingest {

struct SandboxLimits {
  uint64_t memory_bytes = 1ull << 30;  // address space; not set in builds with sanitizers
  uint32_t cpu_seconds = 20;           // then SIGXCPU
  uint32_t open_files = 16;
};

// For the whole process, for good; called before the first byte is read and while there is one
// thread. The process dies with its parent. A system call that is not on the list fails with EPERM:
// no new process, no socket, no file opened for writing, no signal to others.
absl::Status EnterSandbox(const SandboxLimits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_PARSER_SANDBOX_H_
