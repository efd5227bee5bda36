// Passages that reports share beyond what all reports say.
//
//   std::vector<Passage> shared = FindCopies(texts, {});
//   texts[shared[0].a].Home(shared[0].in_a.begin, shared[0].in_a.end)   // its place in the source
//
// Runs of six masked characters are chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing,
// SIGMOD 2003): of two texts that share nine in a row at least one choice is the same. Choices
// that follow one another in both texts are aligned character by character, so that exchanged,
// added and dropped words cost no more than themselves. Time grows with the length of all texts and
// of what they share.
#ifndef DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_COPY_FINDER_H_
#define DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_COPY_FINDER_H_

#include <cstdint>
#include <vector>

#include "services/scoring/core/copied_text/masked_text.h"

namespace dudao::scoring {

struct CopyOptions {
  // Characters that count, for a passage to be told of.
  uint32_t least = 60;
  // A run that stands in more texts than this share of all (and in more than a few) is common
  // language, in hundredths.
  uint32_t common_share = 20;
  // Only pairs of one of the first `subjects` texts with any other; 0: all pairs. The others are
  // the reports of last year or a library.
  uint32_t subjects = 0;
  // Choices held at a time: bounds the memory, 16 bytes each.
  uint32_t most_choices = 4u << 20;
};

// Half open, in masked characters.
struct Stretch {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct Passage {
  uint32_t a = 0, b = 0;  // indexes of texts, a < b
  Stretch in_a, in_b;
  uint32_t characters = 0;  // shared, masks and common words not counted
  friend bool operator==(const Passage&, const Passage&) = default;
};

// By a, b and place. Pure; the same whatever most_choices is.
std::vector<Passage> FindCopies(const std::vector<MaskedText>& texts, const CopyOptions& options);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_COPIED_TEXT_COPY_FINDER_H_
