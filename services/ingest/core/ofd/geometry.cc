#include "services/ingest/core/ofd/geometry.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace dudao::ingest::ofd {
namespace {

// Beyond any sheet: what claims more is no place.
constexpr double kFarthest = 1e6;

std::string_view TakeWord(std::string_view* text) {
  static constexpr std::string_view kBlank = " \t\r\n,";
  text->remove_prefix(std::min(text->find_first_not_of(kBlank), text->size()));
  const std::string_view word = text->substr(0, text->find_first_of(kBlank));
  text->remove_prefix(word.size());
  return word;
}

std::optional<double> Parse(std::string_view word) {
  double out = 0;
  if (word.starts_with('+')) word.remove_prefix(1);
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
  if (error != std::errc() || !std::isfinite(out) || std::abs(out) > kFarthest) return std::nullopt;
  return out;
}

}  // namespace

double ToNumber(std::string_view text, double otherwise) {
  return Parse(TakeWord(&text)).value_or(otherwise);
}

std::vector<double> ParseNumbers(std::string_view text, size_t limit) {
  std::vector<double> out;
  while (out.size() < limit) {
    std::string_view word = TakeWord(&text);
    double times = 1;
    if (word == "g") {
      times = Parse(TakeWord(&text)).value_or(0);
      word = TakeWord(&text);
    }
    const auto value = Parse(word);
    if (!value) break;
    const double room = static_cast<double>(limit - out.size());
    out.insert(out.end(), static_cast<size_t>(std::clamp(times, 0.0, room)), *value);
  }
  return out;
}

Matrix Matrix::Parse(std::string_view text) {
  const auto n = ParseNumbers(text, 6);
  return n.size() == 6 ? Matrix{n[0], n[1], n[2], n[3], n[4], n[5]} : Matrix{};
}

double Matrix::Scale() const { return std::sqrt(std::abs(a * d - b * c)); }

int Matrix::Turn() const {
  if (std::abs(b) > std::abs(a)) return b > 0 ? 1 : 3;
  return a < 0 ? 2 : 0;
}

}  // namespace dudao::ingest::ofd
