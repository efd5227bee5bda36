// Stands in for dudao-parser in tests: locked in by the same sandbox, it does what a reader taken
// over by a hostile file might do. The file names the deed; the document returned says whether it
// was refused.
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <future>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "services/ingest/parser/file_view.h"
#include "services/ingest/parser/parser_run.h"
#include "services/ingest/parser/sandbox.h"

namespace dudao::ingest {
namespace {

std::string Refused(long result) { return result < 0 && errno == EPERM ? "refused" : "allowed"; }

std::string OpenFor(const char* path, int flags) { return Refused(open(path, flags, 0600)); }

std::string Hang() {
  std::promise<std::string> never;
  return never.get_future().get();
}

std::string Spin() {
  for (volatile unsigned i = 0;; i = i + 1) {
  }
}

std::string Swallow() {
  std::vector<std::unique_ptr<std::string>> blocks;
  for (int i = 0; i < 64; ++i) blocks.push_back(std::make_unique<std::string>(64u << 20, 'x'));
  return "allowed";
}

std::string Flood() {
  const std::string block(1u << 20, 'x');
  while (write(STDOUT_FILENO, block.data(), block.size()) > 0) {
  }
  return "allowed";
}

std::string CloseAndHang() {
  close(STDOUT_FILENO);
  return Hang();
}

std::string Exec() {
  char program[] = "/bin/true";
  char* const arguments[] = {program, nullptr};
  return Refused(execv(program, arguments));
}

const std::map<std::string, std::string (*)(), std::less<>>& Deeds() {
  static const std::map<std::string, std::string (*)(), std::less<>> kDeeds = {
      {"hang", Hang},
      {"spin", Spin},
      {"swallow", Swallow},
      {"flood", Flood},
      {"close", CloseAndHang},
      {"exec", Exec},
      {"abort", []() -> std::string { std::abort(); }},
      {"overrun", []() -> std::string { return *reinterpret_cast<std::string*>(8); }},
      {"throw", []() -> std::string { throw 1; }},
      {"fork", [] { return Refused(fork()); }},
      {"socket", [] { return Refused(socket(AF_INET, SOCK_STREAM, 0)); }},
      {"write", [] { return OpenFor("written-by-stand-in", O_WRONLY | O_CREAT); }},
      {"append", [] { return OpenFor("/dev/null", O_WRONLY | O_APPEND); }},
      {"read-write", [] { return OpenFor("/dev/null", O_RDWR); }},
      {"temporary", [] { return OpenFor(".", O_TMPFILE | O_WRONLY); }},
      {"unlink", [] { return Refused(unlink("written-by-stand-in")); }},
      {"signal", [] { return Refused(kill(getppid(), SIGKILL)); }},
      {"trace", [] { return Refused(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
      {"other-files",
       [] {
         if (open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES) return std::string("refused");
         return std::string(HasLandlock() ? "allowed" : "no landlock");
       }},
      {"read", [] { return OpenFor("/usr/bin/env", O_RDONLY); }},
  };
  return kDeeds;
}

class StandIn : public DocumentParser {
 public:
  absl::StatusOr<v1::Document> Parse(std::string_view bytes, const Limits&) const override {
    const std::string_view deed = bytes.substr(bytes.find(' ') + 1);
    v1::Document document;
    if (deed == "lie") {
      document.set_length(99);
      return document;
    }
    const auto found = Deeds().find(deed);
    document.set_text(found == Deeds().end() ? "no such deed" : found->second());
    document.set_length(static_cast<uint32_t>(document.text().size()));
    return document;
  }
  absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view,
                                                     const Limits&) const override {
    return absl::UnimplementedError("stand-in");
  }
  absl::StatusOr<std::string> ReadFile(std::string_view, uint32_t, const Limits&) const override {
    return absl::UnimplementedError("stand-in");
  }
};

}  // namespace
}  // namespace dudao::ingest

int main() {
  using namespace dudao::ingest;
  if (!EnterSandbox({.memory_bytes = 512u << 20, .cpu_seconds = 1}).ok()) _exit(3);
  _exit(RunParser(StandIn(), STDIN_FILENO, STDOUT_FILENO));
}
