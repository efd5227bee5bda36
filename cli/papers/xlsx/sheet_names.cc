#include "cli/papers/xlsx/sheet_names.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr size_t kMost = 31;  // UTF-16 units

char32_t Legal(char32_t c) {
  constexpr std::u32string_view kBarred = U"[]:*?/\\'", kInstead = U"（）：＊？／＼’";
  const size_t at = kBarred.find(c);
  if (at != kBarred.npos) return kInstead[at];
  return c < U' ' ? U' ' : c;
}

size_t Units(std::u32string_view text) {
  return text.size() +
         std::count_if(text.begin(), text.end(), [](char32_t c) { return c > 0xFFFF; });
}

std::string Folded(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

// `name` shortened so that `tail` still fits.
std::string Fitted(std::u32string name, const std::u32string& tail) {
  while (Units(name) + tail.size() > kMost) name.pop_back();
  return text::ToUtf8(name + tail);
}

}  // namespace

std::string SheetNames::Take(std::string_view wanted) {
  std::u32string name = text::ToUtf32(wanted).value_or(U"");
  std::transform(name.begin(), name.end(), name.begin(), Legal);
  if (name.empty()) name = U"表";
  std::string out = Fitted(name, U"");
  for (int n = 2; !taken_.insert(Folded(out)).second; ++n) {
    const std::string digits = std::to_string(n);
    out = Fitted(name, U"(" + std::u32string(digits.begin(), digits.end()) + U")");
  }
  return out;
}

}  // namespace dudao::cli
