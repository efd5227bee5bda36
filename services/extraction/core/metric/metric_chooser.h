// The one metric a figure can be, by its words, dimension, unit, value and facets.
//
//   chooser.Choose(figure, naming, facets)    // index into the metric table, or none
//
// Words of the subject alone are asked first, then those of the lead-in too. Of several metrics
// left the one whose words hold all of every other's is it (公办幼儿园在园幼儿+占 before 在园幼儿);
// else none.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_CHOOSER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_CHOOSER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "common/metrics/metric_table.h"
#include "services/extraction/core/metric/claims.h"
#include "services/extraction/core/metric/facets.h"

namespace dudao::extraction {

class MetricChooser {
 public:
  // Adds its words to `vocabulary`. `table`, `vocabulary` and `context` may move to another place
  // afterwards: they are handed in again.
  MetricChooser(const metrics::MetricTable& table, text::Vocabulary* vocabulary);

  struct Knowledge {
    const metrics::MetricTable& table;
    const text::Vocabulary& vocabulary;
    const FacetWords& context;
    const Region& region;
  };
  // `lead_in`: the words before the figure, of `naming`.
  struct Asked {
    const Figure& figure;
    const Naming& naming;
    const Facets& facets;
    std::u32string_view lead_in;
    std::u32string_view before;  // the words of the sentence before that
    std::u32string_view clause;  // those of them in its clause
  };

  // Whether any metric has figures of this dimension.
  bool Takes(Dimension d) const { return ((dimensions_ >> static_cast<int>(d)) & 1) != 0; }
  std::optional<uint32_t> Choose(const Knowledge& known, const Asked& asked) const;
  // Whether `asked` can be `metric`, whose words stood by a figure before.
  bool Admits(const Knowledge& known, const Asked& asked, uint32_t metric) const;

 private:
  struct Words {
    uint32_t dimensions = 0;
    std::vector<text::WordId> must_have, must_not, must_not_before;
  };
  struct Candidate {
    uint32_t metric = 0;
    std::vector<text::WordId> words;
  };

  std::optional<uint32_t> Best(const Knowledge& known, const Asked& asked,
                               text::WordHits words) const;
  bool Fits(const Knowledge& known, const Asked& asked, uint32_t metric,
            text::WordHits words) const;

  uint32_t dimensions_ = 0;
  std::vector<Words> words_;  // of each metric
  Claims claims_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_CHOOSER_H_
