// A program's options, declared once: flags > environment > file > default.
//
//   struct Settings { std::string listen = "127.0.0.1:7702"; std::chrono::milliseconds
//   lease{30000}; }; Settings s; config::Options options("dudao-ingest", "收报告、排队、派发");
//   options.Add("listen", &s.listen, "gRPC 监听地址");
//   options.Add("job.lease", &s.lease, "任务租约");
//   absl::StatusOr<config::Outcome> outcome = options.Read(argc, argv);
//
// `job.lease` is the flag --job-lease, the variable DUDAO_JOB_LEASE and in the YAML file
//   job: {lease: 30s}
// --config FILE (or DUDAO_CONFIG) names the file; --print-config shows every effective value and
// where it came from. Variables that no option claims are left alone: programs share a prefix.
#ifndef DUDAO_COMMON_CONFIG_OPTIONS_H_
#define DUDAO_COMMON_CONFIG_OPTIONS_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace CLI {
class App;
}

namespace dudao::config {

// A size in bytes: written 4096, 64KiB, 8MiB or 1GiB.
struct Bytes {
  uint64_t count = 0;
};

// Reads and shows one value; InvalidArgument says what is expected. Times: 250ms, 1.5s, 2m, 1h.
absl::Status ParseValue(std::string_view text, std::string& out);
absl::Status ParseValue(std::string_view text, bool& out);
absl::Status ParseValue(std::string_view text, int& out);
absl::Status ParseValue(std::string_view text, uint32_t& out);
absl::Status ParseValue(std::string_view text, uint64_t& out);
absl::Status ParseValue(std::string_view text, std::chrono::milliseconds& out);
absl::Status ParseValue(std::string_view text, Bytes& out);
absl::Status ParseValue(std::string_view text, std::vector<std::string>& out);  // a,b,c
std::string ShowValue(const std::string& value);
std::string ShowValue(bool value);
std::string ShowValue(int value);
std::string ShowValue(uint32_t value);
std::string ShowValue(uint64_t value);
std::string ShowValue(std::chrono::milliseconds value);
std::string ShowValue(Bytes value);
std::string ShowValue(const std::vector<std::string>& value);

// What the program does next.
struct Outcome {
  bool run = true;  // else print `text` and leave with `exit_code`
  int exit_code = 0;
  std::string text;  // of --help, --version, --print-config
};

class Options {
 public:
  // A variable of the environment, or nothing.
  using Environment = std::function<std::optional<std::string>(const std::string&)>;

  Options(std::string program, std::string about);
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // `name`: lower-case words joined by . and -, `queue.listen`. `value` holds the default, and the
  // effective value after Read; it outlives the options. Help is Chinese, for officers.
  template <typename T>
  void Add(const std::string& name, T* value, const std::string& help) {
    AddEntry(
        name, help, std::is_same_v<T, bool>, false,
        [value](std::string_view text) { return ParseValue(text, *value); },
        [value] { return ShowValue(*value); });
  }
  // Never shown; NAME_FILE in the environment (--NAME-file, NAME-file) names a file that holds it.
  void AddSecret(const std::string& name, std::string* value, const std::string& help);

  // Reads all sources. InvalidArgument (exit code 2) names flag, variable, or FILE:LINE:COLUMN.
  absl::StatusOr<Outcome> Read(int argc, const char* const* argv);
  absl::StatusOr<Outcome> Read(int argc, const char* const* argv, const Environment& environment);

  // For programs with commands of their own: flags on `app`, then Resolve() once it has parsed.
  void Attach(CLI::App& app);
  absl::StatusOr<Outcome> Resolve(const Environment& environment);
  absl::StatusOr<Outcome> Resolve();

 private:
  struct Entry {
    std::string name;
    std::string help;
    bool is_flag;
    bool secret;
    std::function<absl::Status(std::string_view)> parse;
    std::function<std::string()> show;
    std::optional<std::string> from_flag{};
    std::string source = "default";
  };

  void AddEntry(const std::string& name, const std::string& help, bool is_flag, bool secret,
                std::function<absl::Status(std::string_view)> parse,
                std::function<std::string()> show);
  Entry* Find(std::string_view name);
  absl::Status ReadFile(const std::string& path);
  absl::Status ReadEnvironment(const Environment& environment);
  absl::Status ReadFlags();
  absl::Status Set(Entry& entry, std::string_view text, const std::string& source);
  std::string Print() const;

  std::string program_;
  std::string about_;
  std::vector<Entry> entries_;
  std::string config_file_;
  bool print_ = false;
};

// The process's environment.
std::optional<std::string> FromEnvironment(const std::string& name);

}  // namespace dudao::config

#endif  // DUDAO_COMMON_CONFIG_OPTIONS_H_
