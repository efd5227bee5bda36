#include "common/text/automaton.h"

#include <algorithm>
#include <map>

namespace dudao::text {
namespace {

struct Draft {
  std::map<char32_t, uint32_t> next;
  uint32_t word = ~0u;
};

std::vector<Draft> Plant(const std::vector<std::u32string>& words, bool backward) {
  std::vector<Draft> drafts(1);
  for (uint32_t w = 0; w < words.size(); ++w) {
    std::u32string word = words[w];
    if (backward) std::reverse(word.begin(), word.end());
    uint32_t at = 0;
    for (const char32_t c : word) {
      const auto fresh = static_cast<uint32_t>(drafts.size());
      const auto [it, added] = drafts[at].next.try_emplace(c, fresh);
      at = it->second;
      if (added) drafts.emplace_back();
    }
    if (at != 0 && drafts[at].word == ~0u) drafts[at].word = w;
  }
  return drafts;
}

}  // namespace

Automaton::Automaton(const std::vector<std::u32string>& words, Direction direction) {
  const std::vector<Draft> drafts = Plant(words, direction == Direction::kBackward);
  nodes_.resize(drafts.size());
  for (const std::u32string& word : words) {
    if (word.empty()) continue;
    const bool forward = direction == Direction::kForward;
    Open(forward ? word.front() : word.back(), word.size() < 2 ? 0
                                               : forward       ? word[1]
                                                               : word[word.size() - 2]);
  }
  for (size_t i = 0; i < drafts.size(); ++i) {
    nodes_[i] = {static_cast<uint32_t>(edges_.size()), static_cast<uint32_t>(drafts[i].next.size()),
                 drafts[i].word};
    for (const auto& [c, node] : drafts[i].next) {
      if (i == 0) SetRoot(c, node);
      edges_.push_back({c, node});
    }
  }
}

void Automaton::Open(char32_t c, char32_t next) {
  if (next == 0) {
    lone_[LoneHash(c) / 64] |= uint64_t{1} << (LoneHash(c) % 64);
  } else {
    pairs_[PairHash(c, next) / 64] |= uint64_t{1} << (PairHash(c, next) % 64);
  }
}

void Automaton::SetRoot(char32_t c, uint32_t node) {
  const uint32_t page = c / kPage;
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (pages_[page] == 0) {
    cells_.resize(cells_.size() + kPage);
    pages_[page] = static_cast<uint16_t>(cells_.size() / kPage);
  }
  cells_[(pages_[page] - 1) * kPage + c % kPage] = node;
}

uint32_t Automaton::Next(uint32_t node, char32_t c) const {
  const auto first = edges_.begin() + nodes_[node].first_edge;
  const auto last = first + nodes_[node].edges;
  const auto it =
      std::lower_bound(first, last, c, [](const Edge& e, char32_t want) { return e.c < want; });
  return it != last && it->c == c ? it->node : 0;
}

std::optional<Automaton::Hit> Automaton::WalkFrom(std::u32string_view text, size_t at) const {
  std::optional<Hit> hit;
  size_t i = at;
  for (uint32_t node = Root(text[i]); node != 0; node = Next(node, text[i])) {
    ++i;
    if (nodes_[node].word != kNoWord) {
      hit = Hit{static_cast<uint32_t>(at), static_cast<uint32_t>(i), nodes_[node].word};
    }
    if (i == text.size()) break;
  }
  return hit;
}

std::optional<Automaton::Hit> Automaton::WalkBackFrom(std::u32string_view text, size_t end) const {
  std::optional<Hit> hit;
  size_t i = end;
  for (uint32_t node = Root(text[i - 1]); node != 0; node = Next(node, text[i - 1])) {
    --i;
    if (nodes_[node].word != kNoWord) {
      hit = Hit{static_cast<uint32_t>(i), static_cast<uint32_t>(end), nodes_[node].word};
    }
    if (i == 0) break;
  }
  return hit;
}

std::optional<Automaton::Hit> Automaton::FindNext(std::u32string_view text, size_t from) const {
  for (size_t i = from; i < text.size(); ++i) {
    if (!Passes(text[i], i + 1 < text.size() ? text[i + 1] : 0)) continue;
    if (const auto hit = WalkFrom(text, i)) return hit;
  }
  return std::nullopt;
}

std::vector<Automaton::Hit> Automaton::FindAll(std::u32string_view text, size_t from) const {
  std::vector<Hit> hits;
  for (auto hit = FindNext(text, from); hit; hit = FindNext(text, hit->end)) hits.push_back(*hit);
  return hits;
}

}  // namespace dudao::text
