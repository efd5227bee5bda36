// Reading and showing the values of options.
#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

#include "common/config/options.h"

namespace dudao::config {
namespace {

template <typename T>
absl::Status ParseWhole(std::string_view text, T& out) {
  T value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) {
    return absl::InvalidArgumentError(fmt::format("\"{}\" is not a whole number in range", text));
  }
  out = value;
  return absl::OkStatus();
}

struct Unit {
  std::string_view name;
  double size;
};
// Largest first: how a value is shown.
constexpr Unit kTimes[] = {{"h", 3600000}, {"m", 60000}, {"s", 1000}, {"ms", 1}};
constexpr Unit kSizes[] = {{"GiB", 1u << 30}, {"MiB", 1u << 20}, {"KiB", 1u << 10}, {"B", 1}};

// A number and one of `units`, as a multiple of the smallest; negative when it is not that.
template <size_t N>
double ParseScaled(std::string_view text, const Unit (&units)[N]) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (error != std::errc() || !(number >= 0)) return -1;
  const std::string_view rest(stop, static_cast<size_t>(end - stop));
  for (const Unit& unit : units) {
    if (rest == unit.name) return number * unit.size;
  }
  return -1;
}

template <size_t N>
std::string ShowScaled(uint64_t value, const Unit (&units)[N]) {
  for (const Unit& unit : units) {
    const auto size = static_cast<uint64_t>(unit.size);
    if (value >= size && value % size == 0) return fmt::format("{}{}", value / size, unit.name);
  }
  return fmt::format("{}{}", value, units[N - 1].name);
}

constexpr double kMostBytes = 1ull << 50;
constexpr double kMostMilliseconds = 366.0 * 24 * 3600 * 1000 * 100;

}  // namespace

absl::Status ParseValue(std::string_view text, std::string& out) {
  out = text;
  return absl::OkStatus();
}

absl::Status ParseValue(std::string_view text, bool& out) {
  if (text != "true" && text != "false") {
    return absl::InvalidArgumentError(fmt::format("\"{}\" is neither true nor false", text));
  }
  out = text == "true";
  return absl::OkStatus();
}

absl::Status ParseValue(std::string_view text, int& out) { return ParseWhole(text, out); }
absl::Status ParseValue(std::string_view text, uint32_t& out) { return ParseWhole(text, out); }
absl::Status ParseValue(std::string_view text, uint64_t& out) { return ParseWhole(text, out); }

absl::Status ParseValue(std::string_view text, std::chrono::milliseconds& out) {
  const double value = text == "0" ? 0 : ParseScaled(text, kTimes);
  if (value < 0 || value > kMostMilliseconds) {
    return absl::InvalidArgumentError(
        fmt::format("\"{}\" is not a time; write 250ms, 1.5s, 2m or 1h", text));
  }
  out = std::chrono::milliseconds(std::llround(value));
  return absl::OkStatus();
}

absl::Status ParseValue(std::string_view text, Bytes& out) {
  uint64_t plain = 0;
  if (ParseWhole(text, plain).ok()) {
    out.count = plain;
    return absl::OkStatus();
  }
  const double value = ParseScaled(text, kSizes);
  if (value < 0 || value > kMostBytes) {
    return absl::InvalidArgumentError(
        fmt::format("\"{}\" is not a size; write 4096, 64KiB, 8MiB or 1GiB", text));
  }
  out.count = static_cast<uint64_t>(value);
  return absl::OkStatus();
}

absl::Status ParseValue(std::string_view text, std::vector<std::string>& out) {
  out.clear();
  while (!text.empty()) {
    const size_t comma = text.find(',');
    if (comma != 0) out.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return absl::OkStatus();
}

std::string ShowValue(const std::string& value) { return value; }
std::string ShowValue(bool value) { return value ? "true" : "false"; }
std::string ShowValue(int value) { return fmt::format("{}", value); }
std::string ShowValue(uint32_t value) { return fmt::format("{}", value); }
std::string ShowValue(uint64_t value) { return fmt::format("{}", value); }
std::string ShowValue(std::chrono::milliseconds value) {
  return ShowScaled(static_cast<uint64_t>(value.count()), kTimes);
}
std::string ShowValue(Bytes value) { return ShowScaled(value.count, kSizes); }
std::string ShowValue(const std::vector<std::string>& value) {
  return fmt::format("{}", fmt::join(value, ","));
}

}  // namespace dudao::config
