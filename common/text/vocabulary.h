// Many words looked for in one walk over a text, each once: topics, names of metrics, lists.
//
//   Vocabulary v;
//   const WordId rate = v.Add(U"入学率");
//   v.Finish();
//   v.Find(U"残疾儿童入学率93%");   // {4, 7, rate}
//
// Words inside other words are found as well.
#ifndef DUDAO_COMMON_TEXT_VOCABULARY_H_
#define DUDAO_COMMON_TEXT_VOCABULARY_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/word_finder.h"

namespace dudao::text {

using WordId = uint32_t;
// Where a word stands: begin, end, word.
using WordHit = WordFinder::Hit;
using WordHits = std::span<const WordHit>;
// One bit for each list of words.
using ListMask = uint64_t;

class Vocabulary {
 public:
  // One id for equal words.
  WordId Add(const std::u32string& word);
  std::vector<WordId> AddAll(const std::vector<std::u32string>& words);
  void PutOnList(WordId word, ListMask list) { lists_[word] |= list; }
  // Call once, after the last word and before the first search.
  void Finish();

  size_t size() const { return words_.size(); }
  size_t Length(WordId word) const { return words_[word].size(); }
  const std::u32string& Word(WordId word) const { return words_[word]; }
  ListMask Lists(WordId word) const { return lists_[word]; }
  // Lists of all words among `hits`.
  ListMask Lists(WordHits hits) const;

  // Appends all words of [from, to) of `text`, by place.
  void Find(std::u32string_view text, uint32_t from, uint32_t to, std::vector<WordHit>* out) const;
  std::vector<WordHit> Find(std::u32string_view text) const;

 private:
  struct Head {
    WordId word;
    uint32_t length;
  };
  void AddHeads(const std::u32string& word);

  std::vector<std::u32string> words_;
  std::vector<ListMask> lists_;  // of each word
  std::map<std::u32string, WordId> ids_;
  WordFinder finder_;
  // The words that a word begins with, itself last: of one that stands somewhere these do too.
  // Those of word i lie from first_head_[i] to first_head_[i + 1].
  std::vector<uint32_t> first_head_;
  std::vector<Head> heads_;
};

inline bool Has(WordHits hits, WordId word) {
  for (const WordHit& hit : hits) {
    if (hit.word == word) return true;
  }
  return false;
}
bool HasAny(WordHits hits, const std::vector<WordId>& words);

// Phrases of one or several words, each of an owner; the words of one must all stand in a stretch.
class PhraseTable {
 public:
  void Add(const Vocabulary& vocabulary, const std::vector<WordId>& words, uint32_t owner);

  // Calls take(owner) for each phrase that stands among `hits`, more than once when it stands so.
  template <typename Take>
  void Match(WordHits hits, Take take) const {
    for (const WordHit& hit : hits) {
      if (hit.word >= by_word_.size()) continue;
      for (const Phrase& phrase : by_word_[hit.word]) {
        if (Stands(phrase, hits)) take(phrase.owner);
      }
    }
  }

 private:
  struct Phrase {
    uint32_t owner = 0;
    std::vector<WordId> others;
  };
  static bool Stands(const Phrase& phrase, WordHits hits) {
    for (const WordId word : phrase.others) {
      if (!Has(hits, word)) return false;
    }
    return true;
  }

  std::vector<std::vector<Phrase>> by_word_;  // by the longest word, the rarest as a rule
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_VOCABULARY_H_
