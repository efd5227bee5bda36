#include "common/text/simplified.h"

#include <algorithm>
#include <utility>

namespace dudao::text {
namespace {

using simplified_internal::kCount;
using simplified_internal::kFirst;

// Sorted; written by simplified_table/main.cc.
constexpr std::pair<uint16_t, uint16_t> kPairs[] = {
#include "simplified_table.inc"
};

constexpr std::array<uint64_t, kCount / 64 + 1> MakeBits() {
  std::array<uint64_t, kCount / 64 + 1> bits{};
  for (const auto& [from, to] : kPairs) {
    bits[(from - kFirst) / 64] |= uint64_t{1} << ((from - kFirst) % 64);
  }
  return bits;
}

constexpr std::array<uint16_t, kCount> MakeForms() {
  std::array<uint16_t, kCount> forms{};
  for (const auto& [from, to] : kPairs) forms[from - kFirst] = to;
  return forms;
}

}  // namespace

namespace simplified_internal {
constinit const std::array<uint64_t, kCount / 64 + 1> kBits = MakeBits();
constinit const std::array<uint16_t, kCount> kForms = MakeForms();
}  // namespace simplified_internal

namespace {

// Counts without stopping: nearly every text has none, and a loop without branches is the fastest
// way to know.
size_t CountTraditional(std::u32string_view text) {
  size_t count = 0;
  for (const char32_t c : text) {
    const uint32_t i = std::min<uint32_t>(c - kFirst, kCount);
    count += simplified_internal::kBits[i / 64] >> (i % 64) & 1;
  }
  return count;
}

}  // namespace

std::optional<std::u32string> SimplifiedText(std::u32string_view text) {
  if (CountTraditional(text) == 0) return std::nullopt;
  std::u32string out(text);
  std::transform(out.begin(), out.end(), out.begin(), Simplified);
  return out;
}

}  // namespace dudao::text
