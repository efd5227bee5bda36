// Files spoilt on purpose, the same ones in every run.
//
//   ForEachTruncation(bytes, [](std::string_view cut) { … });
//   ForEachMutation(bytes, {.seed = 7, .count = 1000}, [](std::string_view spoilt) { … });
#ifndef DUDAO_TESTS_SUPPORT_SPOIL_H_
#define DUDAO_TESTS_SUPPORT_SPOIL_H_

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace dudao::test {

// At most 512 lengths, evenly spread.
template <typename Visit>
void ForEachTruncation(std::string_view bytes, const Visit& visit) {
  const size_t step = std::max<size_t>(1, bytes.size() / 512);
  for (size_t length = 0; length < bytes.size(); length += step) visit(bytes.substr(0, length));
}

struct Spoil {
  unsigned seed = 1;
  int count = 1000;
};

// Bytes changed, doubled, swapped, cut out: one to eight faults each time.
template <typename Visit>
void ForEachMutation(std::string_view bytes, Spoil spoil, const Visit& visit) {
  std::mt19937 random(spoil.seed);
  for (int i = 0; i < spoil.count; ++i) {
    std::string out(bytes);
    for (unsigned faults = 1 + random() % 8; faults > 0 && out.size() > 16; --faults) {
      const size_t at = random() % (out.size() - 8), other = random() % (out.size() - 8);
      const size_t length = 1 + random() % 8;
      switch (random() % 5) {
        case 0:
          out[at] = static_cast<char>(random());
          break;
        case 1:
          out[at] = static_cast<char>(out[at] ^ (1 << random() % 8));
          break;
        case 2:
          out.insert(at, out, other, length);
          break;
        case 3:
          out.erase(at, length);
          break;
        default:
          std::swap(out[at], out[other]);
      }
    }
    visit(out);
  }
}

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_SPOIL_H_
