// Structured logs: one JSON object a line. Events are short English names; what a report says never
// enters a log, only ids, counts and codes.
//
//   obs::Log log("segmentation", obs::Level::kInfo);
//   log.Info("core_failed", {{"job_id", task.job_id()}, {"code", error.code()}});
//   {"time":"2021-05-06T07:08:09.123Z","service":"segmentation","level":"info","event":"core_failed",…}
#ifndef DUDAO_COMMON_OBS_LOG_H_
#define DUDAO_COMMON_OBS_LOG_H_

#include <concepts>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace spdlog {
class logger;
}

namespace dudao::obs {

enum class Level { kDebug, kInfo, kWarn, kError, kOff };

// debug, info, warn, error or off; anything else is InvalidArgument.
absl::StatusOr<Level> ParseLevel(std::string_view name);

// One key and its value, as JSON already. Texts over 512 bytes are cut: a log is no place for them.
struct Field {
  Field(std::string_view key, std::string_view text);
  Field(std::string_view key, const char* text) : Field(key, std::string_view(text)) {}
  Field(std::string_view key, const std::string& text) : Field(key, std::string_view(text)) {}
  Field(std::string_view key, bool value);
  template <std::integral T>
  Field(std::string_view key, T number) : key(key), json(std::to_string(number)) {}

  std::string_view key;
  std::string json;
};

// Thread-safe. Keys in use everywhere: job_id, trace_id, code, error, count, ms.
class Log {
 public:
  using Fields = std::initializer_list<Field>;

  Log(std::string_view service, Level level);                     // to standard error
  Log(std::string_view service, Level level, std::ostream& out);  // `out` outlives the log
  ~Log();

  void Debug(std::string_view event, Fields fields = {}) const;
  void Info(std::string_view event, Fields fields = {}) const;
  void Warn(std::string_view event, Fields fields = {}) const;
  void Error(std::string_view event, Fields fields = {}) const;

 private:
  void Write(Level level, std::string_view event, Fields fields) const;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace dudao::obs

#endif  // DUDAO_COMMON_OBS_LOG_H_
