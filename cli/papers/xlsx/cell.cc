#include <utility>

#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {
namespace {

constexpr size_t kMaxDigits = 15;  // that Excel keeps

size_t SignificantDigits(std::string_view decimal) {
  size_t digits = 0;
  for (const char c : decimal) {
    if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
  }
  return digits;
}

}  // namespace

Cell Text(std::string text) { return {.text = std::move(text)}; }

bool FitsExcel(std::string_view decimal) {
  const bool plain = !decimal.empty() &&
                     decimal.find_first_not_of("0123456789.-") == decimal.npos &&
                     decimal.find_first_of("0123456789") != decimal.npos;
  return plain && decimal.rfind('-') + 1 <= 1 && SignificantDigits(decimal) <= kMaxDigits;
}

Cell Number(std::string_view decimal) {
  return {.text = std::string(decimal), .number = FitsExcel(decimal)};
}

Cell Formula(std::string formula, std::string_view result) {
  return {.text = std::string(result), .formula = std::move(formula)};
}

}  // namespace dudao::cli
