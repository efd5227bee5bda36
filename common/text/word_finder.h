// Many words looked for at once: lexicons of units, slogans, titles.
//
//   WordFinder units({U"人", U"人次", U"元"});
//   units.LongestAt(U"3人次", 1);          // {begin 1, end 3, word 1}
//   WordFinder bounds({U"近", U"不超过"}, WordFinder::Direction::kBackward);
//   bounds.LongestEndingAt(U"不超过45人", 3);   // {0, 3, 1}
//
// Words are kept by their first two characters in a hash table, behind a gate: two bitmaps, no
// larger than the words ask for, say of nearly every place that no word is there, so that a scan of
// the text stays in the first-level cache and leaves the table alone.
#ifndef DUDAO_COMMON_TEXT_WORD_FINDER_H_
#define DUDAO_COMMON_TEXT_WORD_FINDER_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dudao::text {

class WordFinder {
 public:
  enum class Direction { kForward, kBackward };

  struct Hit {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint32_t word = 0;  // index of the word as given
  };

  // A Hit or none, read like a std::optional. It is handed back in registers; the optional is not,
  // and waiting for it was half the time of a search.
  class Found {
   public:
    Found() : hit_{0, 0, kNone} {}
    explicit Found(Hit hit) : hit_(hit) {}
    explicit operator bool() const { return hit_.word != kNone; }
    const Hit& operator*() const { return hit_; }
    const Hit* operator->() const { return &hit_; }

   private:
    static constexpr uint32_t kNone = ~0u;
    Hit hit_;
  };

  WordFinder() = default;
  // Empty words never match; of equal words the first counts.
  explicit WordFinder(const std::vector<std::u32string>& words,
                      Direction direction = Direction::kForward);

  // The longest word that begins at `at`. For a kForward finder.
  Found LongestAt(std::u32string_view text, size_t at) const {
    if (at >= text.size()) return {};
    const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
    return Passes(text[at], next) ? LookAt(text, at) : Found();
  }
  // The longest word that ends at `end` (exclusive). For a kBackward finder.
  Found LongestEndingAt(std::u32string_view text, size_t end) const {
    if (end == 0 || end > text.size()) return {};
    return Passes(text[end - 1], end > 1 ? text[end - 2] : 0) ? LookBackFrom(text, end) : Found();
  }
  // The longest word at the first place at or after `from` where one begins. For a kForward finder.
  Found FindNext(std::u32string_view text, size_t from) const;
  // Leftmost longest words of `text` from `from` on, none overlapping. For a kForward finder.
  std::vector<Hit> FindAll(std::u32string_view text, size_t from = 0) const;

  // Whether a word begins (kBackward: ends) with `c`.
  bool Starts(char32_t c) const { return std::binary_search(first_.begin(), first_.end(), c); }

 private:
  // Words that share their first two characters (kBackward: their last two): entries [first, last).
  struct Slot {
    char32_t c = 0, next = 0;  // next 0: the word of one character; c 0: free
    uint32_t first = 0, last = 0;
  };
  // What follows (kBackward: precedes) the two characters, in tails_.
  struct Entry {
    uint32_t tail = 0, length = 0;
    uint32_t word = 0;
  };

  Found LookAt(std::u32string_view text, size_t at) const;
  Found LookBackFrom(std::u32string_view text, size_t end) const;
  const Slot* Find(char32_t c, char32_t next) const;
  std::u32string_view Tail(const Entry& e) const {
    return std::u32string_view(tails_).substr(e.tail, e.length);
  }

  // ---- the gate ----
  static uint32_t Hash(char32_t c, char32_t next) {
    return (c * 0x9E3779B1u) ^ (next * 0x85EBCA77u);
  }
  // A bit of 2^n for each hash.
  class Bitmap {
   public:
    explicit Bitmap(size_t keys = 0);
    bool Has(uint32_t hash) const {
      const uint32_t bit = hash >> shift_;
      return words_[bit / 64] >> (bit % 64) & 1;
    }
    void Set(uint32_t hash) {
      const uint32_t bit = hash >> shift_;
      words_[bit / 64] |= uint64_t{1} << (bit % 64);
    }

   private:
    std::vector<uint64_t> words_;
    uint32_t shift_;
  };
  // Whether a word can begin (kBackward: end) with `c` and go on with `next`, 0 for none.
  bool Passes(char32_t c, char32_t next) const {
    return pairs_.Has(Hash(c, next)) | lone_.Has(Hash(c, 0));
  }
  void Open(char32_t c, char32_t next);
  void AddSlot(Slot slot);

  Bitmap pairs_, lone_;
  std::vector<Slot> slots_;     // open addressing, a power of two; empty without words
  uint32_t shift_ = 0;          // of a hash to a place in slots_
  std::vector<Entry> entries_;  // a slot's lie together, the longest first
  std::u32string tails_;
  std::u32string first_;  // the first (kBackward: last) characters of the words, in order
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_WORD_FINDER_H_
