// Two stretches laid beside one another: what they share, in order.
#ifndef DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_ALIGNMENT_H_
#define DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_ALIGNMENT_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace dudao::scoring {

// `length` characters that are the same from `a` and from `b` on.
struct Common {
  uint32_t a = 0, b = 0, length = 0;
  friend bool operator==(const Common&, const Common&) = default;
};

// The longest common subsequence of `a` and `b` as runs of at least `least` characters, in order.
// Looks no further than `band` characters from the diagonal that runs from corner to corner.
std::vector<Common> Align(std::u16string_view a, std::u16string_view b, uint32_t band,
                          uint32_t least);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_ALIGNMENT_H_
