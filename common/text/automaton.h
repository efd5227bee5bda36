// Many words looked for at once: lexicons of units, slogans, titles.
//
//   Automaton units({U"人", U"人次", U"元"});
//   units.LongestAt(U"3人次", 1);          // {begin 1, end 3, word 1}
//   Automaton bounds({U"近", U"不超过"}, Automaton::Direction::kBackward);
//   bounds.LongestEndingAt(U"不超过45人", 3);   // {0, 3, 1}
//
// A trie over code points without failure links: words are short and few characters begin one, so
// looking from each position touches hardly more than one cell a character, and the root is a
// plain table.
#ifndef DUDAO_COMMON_TEXT_AUTOMATON_H_
#define DUDAO_COMMON_TEXT_AUTOMATON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dudao::text {

class Automaton {
 public:
  enum class Direction { kForward, kBackward };

  struct Hit {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint32_t word = 0;  // index of the word as given
  };

  Automaton() = default;
  // Empty words never match; of equal words the first counts.
  explicit Automaton(const std::vector<std::u32string>& words,
                     Direction direction = Direction::kForward);

  // The longest word that begins at `at`. For a kForward automaton.
  std::optional<Hit> LongestAt(std::u32string_view text, size_t at) const;
  // The longest word that ends at `end` (exclusive). For a kBackward automaton.
  std::optional<Hit> LongestEndingAt(std::u32string_view text, size_t end) const;
  // Leftmost longest words of `text` from `from` on, none overlapping. For a kForward automaton.
  std::vector<Hit> FindAll(std::u32string_view text, size_t from = 0) const;

  // Whether a word begins (kBackward: ends) with `c`.
  bool Starts(char32_t c) const { return Root(c) != 0; }

 private:
  struct Node {
    uint32_t first_edge = 0;
    uint32_t edges = 0;
    uint32_t word = kNoWord;
  };
  struct Edge {
    char32_t c;
    uint32_t node;
  };
  static constexpr uint32_t kNoWord = ~0u;
  static constexpr uint32_t kPage = 256;

  uint32_t Root(char32_t c) const {
    const uint32_t page = c / kPage;
    return page < pages_.size() && pages_[page] != 0
               ? cells_[(pages_[page] - 1) * kPage + c % kPage]
               : 0;
  }
  void SetRoot(char32_t c, uint32_t node);
  uint32_t Next(uint32_t node, char32_t c) const;

  std::vector<uint16_t> pages_;  // 1 + place of the page's cells, 0 when no word is there
  std::vector<uint32_t> cells_;
  std::vector<Node> nodes_;  // 0 is no node
  std::vector<Edge> edges_;  // a node's lie together, by character
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_AUTOMATON_H_
