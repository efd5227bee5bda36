#include "common/text/word_finder.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace dudao::text {
namespace {

// The characters a word is kept by: its first two, or its last two from the end; 0 for none.
std::pair<char32_t, char32_t> KeyOf(const std::u32string& word, bool backward) {
  const size_t n = word.size();
  if (n == 1) return {word[0], 0};
  return backward ? std::pair{word[n - 1], word[n - 2]} : std::pair{word[0], word[1]};
}

// What the key leaves of a word.
std::u32string_view TailOf(const std::u32string& word, bool backward) {
  const std::u32string_view all = word;
  if (all.size() < 3) return {};
  return backward ? all.substr(0, all.size() - 2) : all.substr(2);
}

}  // namespace

// One key in 64 bits lets one place in 64 pass that holds no word; larger than kMost the bitmap
// itself would leave the first-level cache.
WordFinder::Bitmap::Bitmap(size_t keys) {
  static constexpr size_t kLeast = 512, kMost = size_t{1} << 17;
  const size_t bits = keys == 0 ? 64 : std::clamp(std::bit_ceil(64 * keys), kLeast, kMost);
  words_.resize(bits / 64);
  shift_ = 32 - static_cast<uint32_t>(std::countr_zero(bits));
}

WordFinder::WordFinder(const std::vector<std::u32string>& words, Direction direction) {
  const bool backward = direction == Direction::kBackward;
  std::map<std::pair<char32_t, char32_t>, std::vector<uint32_t>> by_key;
  for (uint32_t w = 0; w < words.size(); ++w) {
    if (!words[w].empty()) by_key[KeyOf(words[w], backward)].push_back(w);
  }
  if (by_key.empty()) return;
  const auto lone = static_cast<size_t>(std::count_if(
      by_key.begin(), by_key.end(), [](const auto& group) { return group.first.second == 0; }));
  pairs_ = Bitmap(by_key.size() - lone);
  lone_ = Bitmap(lone);
  slots_.resize(std::bit_ceil(4 * by_key.size()));
  shift_ = 32 - static_cast<uint32_t>(std::countr_zero(slots_.size()));
  for (auto& [key, group] : by_key) {
    std::stable_sort(group.begin(), group.end(),
                     [&](uint32_t a, uint32_t b) { return words[a].size() > words[b].size(); });
    const auto first = static_cast<uint32_t>(entries_.size());
    for (const uint32_t w : group) {
      const std::u32string_view tail = TailOf(words[w], backward);
      entries_.push_back(
          {static_cast<uint32_t>(tails_.size()), static_cast<uint32_t>(tail.size()), w});
      tails_ += tail;
    }
    AddSlot({key.first, key.second, first, static_cast<uint32_t>(entries_.size())});
    Open(key.first, key.second);
    if (first_.empty() || first_.back() != key.first) first_.push_back(key.first);
  }
}

void WordFinder::AddSlot(Slot slot) {
  const size_t mask = slots_.size() - 1;
  size_t at = Hash(slot.c, slot.next) >> shift_;
  while (slots_[at].c != 0) at = (at + 1) & mask;
  slots_[at] = slot;
}

void WordFinder::Open(char32_t c, char32_t next) {
  (next == 0 ? lone_ : pairs_).Set(Hash(c, next));
}

const WordFinder::Slot* WordFinder::Find(char32_t c, char32_t next) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = Hash(c, next) >> shift_; slots_[at].c != 0; at = (at + 1) & mask) {
    if (slots_[at].c == c && slots_[at].next == next) return &slots_[at];
  }
  return nullptr;
}

WordFinder::Found WordFinder::LookAt(std::u32string_view text, size_t at) const {
  const auto begin = static_cast<uint32_t>(at);
  if (at + 1 < text.size()) {
    const std::u32string_view rest = text.substr(at + 2);
    if (const Slot* slot = Find(text[at], text[at + 1])) {
      for (uint32_t i = slot->first; i < slot->last; ++i) {
        const Entry& e = entries_[i];
        if (rest.starts_with(Tail(e))) return Found({begin, begin + 2 + e.length, e.word});
      }
    }
  }
  if (const Slot* lone = Find(text[at], 0))
    return Found({begin, begin + 1, entries_[lone->first].word});
  return {};
}

WordFinder::Found WordFinder::LookBackFrom(std::u32string_view text, size_t at) const {
  const auto end = static_cast<uint32_t>(at);
  if (at > 1) {
    const std::u32string_view rest = text.substr(0, at - 2);
    if (const Slot* slot = Find(text[at - 1], text[at - 2])) {
      for (uint32_t i = slot->first; i < slot->last; ++i) {
        const Entry& e = entries_[i];
        if (rest.ends_with(Tail(e))) return Found({end - 2 - e.length, end, e.word});
      }
    }
  }
  if (const Slot* lone = Find(text[at - 1], 0))
    return Found({end - 1, end, entries_[lone->first].word});
  return {};
}

WordFinder::Found WordFinder::FindNext(std::u32string_view text, size_t from) const {
  for (size_t i = from; i < text.size(); ++i) {
    if (!Passes(text[i], i + 1 < text.size() ? text[i + 1] : 0)) continue;
    if (const Found hit = LookAt(text, i)) return hit;
  }
  return {};
}

std::vector<WordFinder::Hit> WordFinder::FindAll(std::u32string_view text, size_t from) const {
  std::vector<Hit> hits;
  for (auto hit = FindNext(text, from); hit; hit = FindNext(text, hit->end)) hits.push_back(*hit);
  return hits;
}

}  // namespace dudao::text
