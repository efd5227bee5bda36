#include "common/text/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dudao::text {

WordId Vocabulary::Add(const std::u32string& word) {
  const auto [it, fresh] = ids_.try_emplace(word, static_cast<WordId>(words_.size()));
  if (fresh) {
    words_.push_back(word);
    lists_.push_back(0);
  }
  return it->second;
}

std::vector<WordId> Vocabulary::AddAll(const std::vector<std::u32string>& words) {
  std::vector<WordId> out;
  for (const std::u32string& word : words) out.push_back(Add(word));
  return out;
}

void Vocabulary::Finish() {
  finder_ = WordFinder(words_);
  first_head_.clear();
  heads_.clear();
  for (const std::u32string& word : words_) AddHeads(word);
  first_head_.push_back(static_cast<uint32_t>(heads_.size()));
}

void Vocabulary::AddHeads(const std::u32string& word) {
  first_head_.push_back(static_cast<uint32_t>(heads_.size()));
  for (uint32_t length = 1; length <= word.size(); ++length) {
    const auto head = ids_.find(word.substr(0, length));
    if (head != ids_.end()) heads_.push_back({head->second, length});
  }
}

ListMask Vocabulary::Lists(WordHits hits) const {
  ListMask out = 0;
  for (const WordHit& hit : hits) out |= lists_[hit.word];
  return out;
}

void Vocabulary::Find(std::u32string_view text, uint32_t from, uint32_t to,
                      std::vector<WordHit>* out) const {
  const std::u32string_view readable = text.substr(0, to);
  for (uint32_t at = from; at < to; ++at) {
    const auto longest = finder_.LongestAt(readable, at);
    if (!longest) continue;
    for (uint32_t h = first_head_[longest->word]; h < first_head_[longest->word + 1]; ++h)
      out->push_back({at, at + heads_[h].length, heads_[h].word});
  }
}

std::vector<WordHit> Vocabulary::Find(std::u32string_view text) const {
  std::vector<WordHit> out;
  Find(text, 0, static_cast<uint32_t>(text.size()), &out);
  return out;
}

bool HasAny(WordHits hits, const std::vector<WordId>& words) {
  return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
    return std::find(words.begin(), words.end(), hit.word) != words.end();
  });
}

void PhraseTable::Add(const Vocabulary& vocabulary, const std::vector<WordId>& words,
                      uint32_t owner) {
  if (words.empty()) return;
  const WordId key = *std::max_element(words.begin(), words.end(), [&](WordId a, WordId b) {
    return vocabulary.Length(a) < vocabulary.Length(b);
  });
  if (by_word_.size() <= key) by_word_.resize(key + 1);
  Phrase phrase{owner, {}};
  std::copy_if(words.begin(), words.end(), std::back_inserter(phrase.others),
               [&](WordId word) { return word != key; });
  by_word_[key].push_back(std::move(phrase));
}

}  // namespace dudao::text
