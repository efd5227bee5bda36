// A cold `dudao check` of one file as its user sees it: a new process each time, by the operating
// system's own accounting (wait4).
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "bench/bench.h"

namespace dudao::bench {
namespace {

struct Run {
  double milliseconds = 0;
  double megabytes = 0;
  bool ok = false;
};

Run Once(const std::string& program, const std::string& file) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execl(program.c_str(), program.c_str(), "check", file.c_str(), "--format", "json", nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return {};
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
  return {spent.count(), static_cast<double>(usage.ru_maxrss) / 1024,
          WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

}  // namespace

int ColdBench(const std::string& program, const std::vector<std::string>& paths) {
  std::vector<double> milliseconds, megabytes;
  for (int i = 0; i < 22; ++i) {
    const Run run = Once(program, paths.at(0));
    if (!run.ok) {
      fmt::print(stderr, "{} check {} failed\n", program, paths.at(0));
      return 1;
    }
    if (i < 2) continue;  // the first two fill the page cache
    milliseconds.push_back(run.milliseconds);
    megabytes.push_back(run.megabytes);
  }
  fmt::print("| cold `dudao check` of one report, median of {} | {:.0f} ms, peak {:.0f} MB |\n",
             milliseconds.size(), Median(milliseconds), Median(megabytes));
  return 0;
}

}  // namespace dudao::bench
