#include "services/extraction/core/metric/claims.h"

#include <algorithm>

namespace dudao::extraction {
namespace {

// Where the placing words from `at` on end, `end` at most.
uint32_t PlacedUpTo(const text::Vocabulary& vocabulary, text::WordHits words, uint32_t at,
                    uint32_t end, FacetMask placing) {
  for (;;) {
    uint32_t next = at;
    for (const text::WordHit& hit : words) {
      if (hit.begin == at && hit.end <= end && (vocabulary.Lists(hit.word) & placing) != 0)
        next = std::max(next, hit.end);
    }
    if (next == at) return at;
    at = next;
  }
}

}  // namespace

Claims::Claims(const metrics::MetricTable& table, text::Vocabulary* vocabulary) {
  for (uint32_t m = 0; m < table.metrics().size(); ++m) {
    for (const metrics::Alias& alias : table.metrics()[m].aliases)
      claims_.push_back({m, vocabulary->AddAll(alias.words), alias.whole});
  }
  for (uint32_t i = 0; i < claims_.size(); ++i) phrases_.Add(*vocabulary, claims_[i].words, i);
}

bool Claims::IsWhole(const Beside& b, text::WordId word) {
  if (!b.counts_subject) return false;
  const text::WordHits words = b.naming.OfSubject();
  const uint32_t from = !b.region.empty() && b.naming.subject.starts_with(b.region)
                            ? static_cast<uint32_t>(b.region.size())
                            : 0;
  return std::any_of(words.begin(), words.end(), [&](const text::WordHit& hit) {
    return hit.word == word && hit.end == b.naming.subject.size() && hit.begin >= from &&
           PlacedUpTo(b.vocabulary, words, from, hit.begin, b.placing) == hit.begin;
  });
}

bool Claims::IsPlaced(const text::Vocabulary& vocabulary, const Naming& naming, FacetMask placing) {
  const auto end = static_cast<uint32_t>(naming.subject.size());
  return end > 0 && PlacedUpTo(vocabulary, naming.OfSubject(), 0, end, placing) == end;
}

}  // namespace dudao::extraction
