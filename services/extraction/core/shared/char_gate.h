// A first look at a character for scans over a whole report: says at once of nearly every character
// that a scan has no use for it.
//
//   constexpr CharGate kStops(U"。,;");
//   if (!kStops.May(c)) continue;   // c is surely none of them
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_CHAR_GATE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_CHAR_GATE_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace dudao::extraction {

class CharGate {
 public:
  constexpr explicit CharGate(std::u32string_view characters) {
    for (const char32_t c : characters) bits_[Place(c) / 64] |= uint64_t{1} << (Place(c) % 64);
  }

  // True for all characters given, and for one in a hundred of the others.
  constexpr bool May(char32_t c) const { return (bits_[Place(c) / 64] >> (Place(c) % 64)) & 1; }

  // The first place at or after `from` where May() holds; text.size() when there is none.
  constexpr size_t Next(std::u32string_view text, size_t from) const {
    while (from < text.size() && !May(text[from])) ++from;
    return from;
  }

 private:
  static constexpr uint32_t kBits = 4096;  // the low twelve bits of a code point
  static constexpr uint32_t Place(char32_t c) { return c % kBits; }
  std::array<uint64_t, kBits / 64> bits_{};
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_CHAR_GATE_H_
