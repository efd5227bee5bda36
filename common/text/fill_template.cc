#include "common/text/fill_template.h"

#include <algorithm>
#include <optional>

namespace dudao::text {
namespace {

// N when `wording` has "{N}" (one digit) at `at`.
std::optional<size_t> PlaceAt(std::string_view wording, size_t at) {
  if (wording.size() < at + 3 || wording[at] != '{' || wording[at + 2] != '}') return std::nullopt;
  const char c = wording[at + 1];
  if (c < '0' || c > '9') return std::nullopt;
  return static_cast<size_t>(c - '0');
}

}  // namespace

std::string FillTemplate(std::string_view wording, const std::vector<std::string>& arguments) {
  std::string out;
  size_t written = 0;
  for (size_t i = wording.find('{'); i != wording.npos; i = wording.find('{', i)) {
    const auto place = PlaceAt(wording, i);
    if (!place) {
      ++i;
      continue;
    }
    out.append(wording, written, i - written);
    if (*place < arguments.size()) out += arguments[*place];
    written = i += 3;
  }
  return out.append(wording, written);
}

size_t TemplateArity(std::string_view wording) {
  size_t arity = 0;
  for (size_t i = 0; i < wording.size(); ++i) {
    if (const auto place = PlaceAt(wording, i)) arity = std::max(arity, *place + 1);
  }
  return arity;
}

}  // namespace dudao::text
