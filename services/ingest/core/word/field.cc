#include "services/ingest/core/word/field.h"

#include <charconv>

#include "services/ingest/core/word/number_format.h"

namespace dudao::ingest::word {
namespace {

std::string_view Trim(std::string_view text) {
  static constexpr std::string_view kBlank = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

// The instruction's name in either case, and whether something follows it.
bool IsNamed(std::string_view words, std::string_view upper, std::string_view lower) {
  if (!words.starts_with(upper) && !words.starts_with(lower)) return false;
  const std::string_view rest = words.substr(upper.size());
  return rest.empty() || rest.front() == ' ' || rest.front() == '\\';
}

}  // namespace

bool MakesContents(std::string_view instruction) {
  return IsNamed(Trim(instruction), "TOC", "toc");
}

std::string EnclosedSign(std::string_view instruction) {
  const std::string_view words = Trim(instruction);
  if (!IsNamed(words, "EQ", "eq") || words.find("\\o") == std::string_view::npos) return {};
  const size_t comma = words.rfind(','), close = words.rfind(')');
  if (comma == std::string_view::npos || close == std::string_view::npos || close < comma)
    return {};
  const std::string_view inner = Trim(words.substr(comma + 1, close - comma - 1));
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(inner.data(), inner.data() + inner.size(), number);
  const bool whole = error == std::errc() && end == inner.data() + inner.size();
  if (!whole || number < 1 || number > 20) return std::string(inner);
  return FormatNumber(number, "decimalEnclosedCircle");
}

}  // namespace dudao::ingest::word
