#include "services/ingest/child/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace dudao::ingest {
namespace {

using Clock = std::chrono::steady_clock;

absl::Status Failed(std::string_view what, int error) {
  const std::string why = fmt::format("{}: {}", what, std::strerror(error));
  return error == ENOENT || error == EACCES ? absl::NotFoundError(why) : absl::InternalError(why);
}

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { Close(); }

  void Close() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

absl::Status WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Failed("write to memfd", errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

// A file of memory: no name, no disk, and the child can map it.
absl::StatusOr<Descriptor> MemoryFile(const std::vector<std::string_view>& pieces) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (file.get() < 0) return Failed("memfd_create", errno);
  for (const std::string_view piece : pieces) {
    if (absl::Status s = WriteAll(file.get(), piece); !s.ok()) return s;
  }
  return file;
}

// What posix_spawn is told.
class SpawnPlan {
 public:
  SpawnPlan(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  absl::StatusOr<pid_t> Start(std::string program) const {
    pid_t pid = -1;
    char* const arguments[] = {program.data(), nullptr};
    char* const environment[] = {nullptr};
    const int error =
        posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments, environment);
    if (error != 0) return Failed(program, error);
    return pid;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Milliseconds left, never less than 0, as poll takes them.
int Left(Clock::time_point deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 1'000'000));
}

// Reads to the end of the pipe; the kind of end that a limit makes of it.
std::optional<ChildEnd::Kind> Drain(int pipe, const ChildLimits& limits, std::string* output) {
  const Clock::time_point deadline = Clock::now() + limits.wall_clock;
  std::array<char, 65536> chunk;
  for (;;) {
    pollfd ready = {pipe, POLLIN, 0};
    const int count = poll(&ready, 1, Left(deadline));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return ChildEnd::kTimedOut;
    const ssize_t got = read(pipe, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    if (output->size() + static_cast<size_t>(got) > limits.max_output) {
      return ChildEnd::kTooMuchOutput;
    }
    output->append(chunk.data(), static_cast<size_t>(got));
  }
}

int Reap(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

absl::StatusOr<ChildEnd> RunChild(const std::string& program,
                                  const std::vector<std::string_view>& input,
                                  const ChildLimits& limits) {
  absl::StatusOr<Descriptor> file = MemoryFile(input);
  if (!file.ok()) return file.status();
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Failed("pipe", errno);
  Descriptor from(ends[0]), to(ends[1]);
  const absl::StatusOr<pid_t> pid = SpawnPlan(file->get(), to.get()).Start(program);
  if (!pid.ok()) return pid.status();
  to.Close();
  ChildEnd end;
  const auto limit = Drain(from.get(), limits, &end.output);
  // After the end of its output a child is leaving, or pretends to: a signal does not change the
  // exit code of one that is.
  kill(*pid, SIGKILL);
  const int status = Reap(*pid);
  end.kind = limit ? *limit : WIFSIGNALED(status) ? ChildEnd::kSignalled : ChildEnd::kExited;
  end.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return end;
}

}  // namespace dudao::ingest
