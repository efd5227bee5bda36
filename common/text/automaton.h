// Many words looked for at once: lexicons of units, slogans, titles.
//
//   Automaton units({U"人", U"人次", U"元"});
//   units.LongestAt(U"3人次", 1);          // {begin 1, end 3, word 1}
//   Automaton bounds({U"近", U"不超过"}, Automaton::Direction::kBackward);
//   bounds.LongestEndingAt(U"不超过45人", 3);   // {0, 3, 1}
//
// A trie over code points without failure links, behind a gate: two small bitmaps, over the first
// two characters of all words and over the words of one character, say of nearly every place that
// no word is there, so that a scan of the text stays in the first-level cache and leaves the trie
// alone.
#ifndef DUDAO_COMMON_TEXT_AUTOMATON_H_
#define DUDAO_COMMON_TEXT_AUTOMATON_H_

#include <array>
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
  std::optional<Hit> LongestAt(std::u32string_view text, size_t at) const {
    if (at >= text.size() || !Passes(text[at], at + 1 < text.size() ? text[at + 1] : 0)) return {};
    return WalkFrom(text, at);
  }
  // The longest word that ends at `end` (exclusive). For a kBackward automaton.
  std::optional<Hit> LongestEndingAt(std::u32string_view text, size_t end) const {
    if (end == 0 || end > text.size()) return {};
    if (!Passes(text[end - 1], end > 1 ? text[end - 2] : 0)) return {};
    return WalkBackFrom(text, end);
  }
  // The longest word at the first place at or after `from` where one begins. For a kForward
  // automaton.
  std::optional<Hit> FindNext(std::u32string_view text, size_t from) const;
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
  std::optional<Hit> WalkFrom(std::u32string_view text, size_t at) const;
  std::optional<Hit> WalkBackFrom(std::u32string_view text, size_t end) const;

  // ---- the gate ----
  static constexpr uint32_t kPairBits = 14, kLoneBits = 12;
  static uint32_t PairHash(char32_t c, char32_t next) {
    return ((c * 0x9E3779B1u) ^ (next * 0x85EBCA77u)) >> (32 - kPairBits);
  }
  static uint32_t LoneHash(char32_t c) { return (c * 0x9E3779B1u) >> (32 - kLoneBits); }
  // Whether a word can begin (kBackward: end) with `c` and go on with `next`, 0 for none.
  bool Passes(char32_t c, char32_t next) const {
    const uint32_t pair = PairHash(c, next), lone = LoneHash(c);
    return ((pairs_[pair / 64] >> (pair % 64)) | (lone_[lone / 64] >> (lone % 64))) & 1;
  }
  void Open(char32_t c, char32_t next);

  std::array<uint64_t, (1u << kPairBits) / 64> pairs_{};
  std::array<uint64_t, (1u << kLoneBits) / 64> lone_{};
  std::vector<uint16_t> pages_;  // 1 + place of the page's cells, 0 when no word is there
  std::vector<uint32_t> cells_;
  std::vector<Node> nodes_;  // 0 is no node
  std::vector<Edge> edges_;  // a node's lie together, by character
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_AUTOMATON_H_
