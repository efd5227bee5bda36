#include "services/ingest/parser/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "services/ingest/parser/file_view.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DUDAO_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DUDAO_SANITIZED 1
#endif
#endif

namespace dudao::ingest {
namespace {

#ifdef DUDAO_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

absl::Status Failed(const char* what) {
  return absl::InternalError(fmt::format("{}: {}", what, std::strerror(errno)));
}

absl::Status Limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  return setrlimit(resource, &limit) == 0 ? absl::OkStatus() : Failed("setrlimit");
}

absl::Status LimitResources(const SandboxLimits& limits) {
  // A sanitizer maps terabytes of shadow.
  if (!kSanitized) {
    auto s = Limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
    if (!s.ok()) return s;
  }
  // SIGXCPU tells the parent why; a handler of it buys a second.
  auto s = Limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
  if (s.ok()) s = Limit(RLIMIT_FSIZE, 0, 0);
  if (s.ok()) s = Limit(RLIMIT_CORE, 0, 0);
  if (s.ok()) s = Limit(RLIMIT_NOFILE, limits.open_files, limits.open_files);
  return s;
}

// What readers of documents, the C++ runtime and its allocators do in peace. Opening a file, asking
// for a limit and signalling have conditions of their own below.
constexpr int kAllowed[] = {
    SCMP_SYS(read),          SCMP_SYS(pread64),         SCMP_SYS(readv),
    SCMP_SYS(write),         SCMP_SYS(writev),          SCMP_SYS(lseek),
    SCMP_SYS(close),         SCMP_SYS(fstat),           SCMP_SYS(stat),
    SCMP_SYS(lstat),         SCMP_SYS(newfstatat),      SCMP_SYS(statx),
    SCMP_SYS(access),        SCMP_SYS(faccessat),       SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),      SCMP_SYS(readlinkat),      SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),    SCMP_SYS(fadvise64),       SCMP_SYS(brk),
    SCMP_SYS(mmap),          SCMP_SYS(munmap),          SCMP_SYS(mremap),
    SCMP_SYS(mprotect),      SCMP_SYS(madvise),         SCMP_SYS(mincore),
    SCMP_SYS(futex),         SCMP_SYS(sched_yield),     SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),          SCMP_SYS(getrandom),       SCMP_SYS(getrusage),
    SCMP_SYS(times),         SCMP_SYS(sysinfo),         SCMP_SYS(uname),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),          SCMP_SYS(getuid),
    SCMP_SYS(geteuid),       SCMP_SYS(getgid),          SCMP_SYS(getegid),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),  SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),   SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),
};

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// Reading only: none of the flags that write or create.
int AllowReading(scmp_filter_ctx filter, int call, unsigned flags_at) {
  constexpr int kWrites =
      O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                          SCMP_CMP(flags_at, SCMP_CMP_MASKED_EQ, kWrites, 0));
}

int AddConditions(scmp_filter_ctx filter) {
  int bad = AllowReading(filter, SCMP_SYS(openat), 2);
  bad |= AllowReading(filter, SCMP_SYS(open), 1);
  // Limits may be asked for, not set.
  bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
  bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(getrlimit), 0);
  // abort() signals the process itself.
  bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  bad |=
      seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  return bad;
}

absl::Status FilterCalls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) return absl::InternalError("seccomp_init");
  int bad = 0;
  for (const int call : kAllowed) bad |= seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  bad |= AddConditions(filter.get());
  // Sets no_new_privs too.
  if (bad != 0 || seccomp_load(filter.get()) != 0) return absl::InternalError("seccomp filter");
  return absl::OkStatus();
}

}  // namespace

absl::Status EnterSandbox(const SandboxLimits& limits) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return Failed("PR_SET_PDEATHSIG");
  if (prctl(PR_SET_DUMPABLE, 0) != 0) return Failed("PR_SET_DUMPABLE");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return Failed("PR_SET_NO_NEW_PRIVS");
  if (absl::Status s = LimitResources(limits); !s.ok()) return s;
  // Libraries, and the character maps and fonts of poppler.
  auto s = ReadOnlyBelow({"/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"});
  return s.ok() ? FilterCalls() : s;
}

}  // namespace dudao::ingest
