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
  for (size_t i = 0; i < wording.size();) {
    const auto place = PlaceAt(wording, i);
    if (!place) {
      out.push_back(wording[i++]);
      continue;
    }
    if (*place < arguments.size()) out += arguments[*place];
    i += 3;
  }
  return out;
}

size_t TemplateArity(std::string_view wording) {
  size_t arity = 0;
  for (size_t i = 0; i < wording.size(); ++i) {
    if (const auto place = PlaceAt(wording, i)) arity = std::max(arity, *place + 1);
  }
  return arity;
}

}  // namespace dudao::text
