// Real programs in tests: started, watched, killed, and never left behind.
//
//   TempDir dir;
//   Process redis({"redis-server", "--port", "0", "--unixsocket", dir.File("redis.sock")},
//   dir.File("redis.log")); ASSERT_TRUE(WaitFor([&] { return exists(dir.File("redis.sock")); }));
//   redis.Signal(SIGKILL);
#ifndef DUDAO_TESTS_SUPPORT_PROCESS_H_
#define DUDAO_TESTS_SUPPORT_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace dudao::test {

// A fresh folder, removed with all in it at the end.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  std::string File(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// A child process. The kernel kills it when the test dies (PR_SET_PDEATHSIG).
class Process {
 public:
  Process() = default;
  // `arguments[0]` is looked up in PATH when it has no slash; stdout and stderr are appended to
  // `log`.
  Process(std::vector<std::string> arguments, const std::string& log,
          const std::vector<std::string>& environment = {});
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;

  pid_t pid() const { return pid_; }
  // Whether it has neither exited nor been waited for.
  bool Running();
  void Signal(int signal) const;
  // Exit code (128 + signal when killed by one); kills it with SIGKILL after `patience` and returns
  // -1.
  int Wait(std::chrono::milliseconds patience = std::chrono::seconds(30));

 private:
  void Stop();

  pid_t pid_ = -1;
  int status_ = 0;
  bool reaped_ = true;
};

// A loopback TCP port that was free a moment ago. Programs that can take port 0 should.
int FreePort();

// Polls until `condition` holds; false when it does not within `patience`.
bool WaitFor(const std::function<bool()>& condition,
             std::chrono::milliseconds patience = std::chrono::seconds(30));

std::string ReadFile(const std::string& path);

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_PROCESS_H_
