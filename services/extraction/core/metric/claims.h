// The metrics whose words stand by a figure, before anything else is asked.
//
//   claims.Match(beside, naming.words, [&](const Claim& c) { … });
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_CLAIMS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_CLAIMS_H_

#include <string>
#include <vector>

#include "common/metrics/metric_table.h"
#include "common/text/vocabulary.h"
#include "services/extraction/core/metric/facet_words.h"
#include "services/extraction/core/metric/naming.h"

namespace dudao::extraction {

// One alias of one metric.
struct Claim {
  uint32_t metric = 0;  // index into the metric table
  std::vector<text::WordId> words;
  bool whole = false;
};

class Claims {
 public:
  // Adds the words of all aliases to `vocabulary`.
  Claims(const metrics::MetricTable& table, text::Vocabulary* vocabulary);

  // What a whole alias is asked against.
  struct Beside {
    const text::Vocabulary& vocabulary;
    const Naming& naming;
    FacetMask placing = 0;
    const std::u32string& region;
    bool counts_subject = true;  // false for 8所乡村小学建成…, which counts some of them
  };

  // Calls take(claim) for each alias that stands among `words`; a whole one must be the subject,
  // nothing but `placing` words and the region's name before it.
  template <typename Take>
  void Match(const Beside& beside, text::WordHits words, Take take) const {
    phrases_.Match(words, [&](uint32_t i) {
      const Claim& claim = claims_[i];
      if (!claim.whole || IsWhole(beside, claim.words.front())) take(claim);
    });
  }

  // Whether the subject of `naming` is nothing but `placing` words: 幼儿园, 农村小学.
  static bool IsPlaced(const text::Vocabulary& vocabulary, const Naming& naming, FacetMask placing);

 private:
  static bool IsWhole(const Beside& beside, text::WordId word);

  std::vector<Claim> claims_;
  text::PhraseTable phrases_;  // owners are claims
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_CLAIMS_H_
