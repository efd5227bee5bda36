// Choices by winnowing: of the runs of six characters in every stretch of nine the one with the
// least hash.
#ifndef DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_WINNOWING_H_
#define DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_WINNOWING_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dudao::scoring {

inline constexpr uint32_t kRun = 6;     // characters
inline constexpr uint32_t kWindow = 4;  // runs

// Spreads a hash over all its bits (the finalizer of splitmix64).
inline uint64_t Spread(uint64_t h) {
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
  h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
  return h ^ (h >> 31);
}

// Calls take(hash, position) for every choice, in order of place.
template <typename Take>
void Winnow(std::u16string_view text, const Take& take) {
  if (text.size() < kRun) return;
  constexpr uint64_t kBase = 0x100000001B3u;
  uint64_t power = 1;
  for (uint32_t i = 1; i < kRun; ++i) power *= kBase;
  uint64_t rolling = 0;
  uint64_t hashes[kWindow] = {};
  uint32_t last = ~0u;
  const auto runs = static_cast<uint32_t>(text.size() - kRun + 1);
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (i >= kRun) rolling -= power * text[i - kRun];
    rolling = rolling * kBase + text[i];
    if (i + 1 < kRun) continue;
    const uint32_t at = i + 1 - kRun;
    hashes[at % kWindow] = Spread(rolling);
    if (at + 1 < kWindow && at + 1 < runs) continue;
    uint32_t least = at;
    for (uint32_t k = 1; k < kWindow && k <= at; ++k) {
      if (hashes[(at - k) % kWindow] < hashes[least % kWindow]) least = at - k;
    }
    if (least != last) take(hashes[least % kWindow], least);
    last = least;
  }
}

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_WINNOWING_H_
