// Of which part of the schools a figure is: stage, scope and ownership, by the words that name it.
//
//   小学、初中生均公用经费 → stage 义务教育      城区小学 → stage 小学, scope urban
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACETS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACETS_H_

#include <string>
#include <string_view>

#include "common/text/vocabulary.h"
#include "services/extraction/core/metric/facet_words.h"
#include "services/extraction/core/metric/naming.h"

namespace dudao::extraction {

struct Facets {
  std::string_view stage;  // empty: none named
  bool several_stages = false;
  std::string_view scope;  // empty: none named
  bool several_scopes = false;
  FacetMask ownership = 0;
  bool elsewhere = false;  // 全省, in a county's report
};

// Whose report it is.
struct Region {
  FacetMask elsewhere = 0;  // reaches that are not its own
  std::string level;
  std::u32string name;
};
Region RegionOf(const v1::Frame& frame, const FacetWords& words);

// Lists of `words` within `wanted`; a word inside a longer one of context is part of it (中小学 is
// not 小学).
FacetMask Outermost(const FacetWords& context, const text::Vocabulary& vocabulary,
                    text::WordHits words, FacetMask wanted);

// The stage `words` name: of nested words the longest counts, 小学 and 初中 make 义务教育.
// `several` is set, and the stage empty, when they are of more than one.
std::string_view StageOf(const FacetWords& context, const text::Vocabulary& vocabulary,
                         text::WordHits words, bool* several);

Facets FacetsOf(const FacetWords& context, const text::Vocabulary& vocabulary, const Region& region,
                const Naming& naming);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_FACETS_H_
