#include "common/obs/log.h"

#include <fmt/format.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

namespace dudao::obs {
namespace {

constexpr size_t kMaxText = 512;

std::string Json(std::string_view text) {
  const auto replace = nlohmann::json::error_handler_t::replace;
  return nlohmann::json(text.substr(0, kMaxText)).dump(-1, ' ', false, replace);
}

spdlog::level::level_enum ToSpdlog(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarn:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
    case Level::kOff:
      break;
  }
  return spdlog::level::off;
}

std::string_view Name(Level level) {
  constexpr std::string_view kNames[] = {"debug", "info", "warn", "error", "off"};
  return kNames[static_cast<int>(level)];
}

// The service's name is in the pattern, so % must not start a flag there.
std::string Pattern(std::string_view service) {
  std::string name;
  for (const char c : service) name.append(c == '%' ? 2 : 1, c);
  return fmt::format("{{\"time\":\"%Y-%m-%dT%H:%M:%S.%eZ\",\"service\":{},%v}}", Json(name));
}

}  // namespace

absl::StatusOr<Level> ParseLevel(std::string_view name) {
  for (const Level level :
       {Level::kDebug, Level::kInfo, Level::kWarn, Level::kError, Level::kOff}) {
    if (name == Name(level)) return level;
  }
  return absl::InvalidArgumentError(
      fmt::format("log level is debug, info, warn, error or off, not {}", name));
}

Field::Field(std::string_view key, std::string_view text) : key(key), json(Json(text)) {}
Field::Field(std::string_view key, bool value) : key(key), json(value ? "true" : "false") {}

Log::Log(std::string_view service, Level level) : Log(service, level, std::cerr) {}

Log::Log(std::string_view service, Level level, std::ostream& out) {
  auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out, /*force_flush=*/true);
  logger_ = std::make_shared<spdlog::logger>(std::string(service), std::move(sink));
  logger_->set_pattern(Pattern(service), spdlog::pattern_time_type::utc);
  logger_->set_level(ToSpdlog(level));
}

Log::~Log() = default;

void Log::Write(Level level, std::string_view event, Fields fields) const {
  const auto spd_level = ToSpdlog(level);
  if (!logger_->should_log(spd_level)) return;
  std::string line = fmt::format("\"level\":\"{}\",\"event\":{}", Name(level), Json(event));
  for (const Field& f : fields) line += fmt::format(",{}:{}", Json(f.key), f.json);
  logger_->log(spd_level, spdlog::string_view_t(line.data(), line.size()));
}

void Log::Debug(std::string_view event, Fields f) const { Write(Level::kDebug, event, f); }
void Log::Info(std::string_view event, Fields f) const { Write(Level::kInfo, event, f); }
void Log::Warn(std::string_view event, Fields f) const { Write(Level::kWarn, event, f); }
void Log::Error(std::string_view event, Fields f) const { Write(Level::kError, event, f); }

}  // namespace dudao::obs
