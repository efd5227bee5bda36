// Goes through the figures of one report and sets what MetricRules says of each.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_SETTER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_SETTER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "services/extraction/core/metric/metric_chooser.h"
#include "services/extraction/core/metric/place_finder.h"

namespace dudao::extraction {

// All words of data/metrics/.
struct MetricWords {
  metrics::MetricTable table;
  text::Vocabulary vocabulary;
  FacetWords context;
  PlaceFinder places;
  MetricChooser chooser;
};

class MetricSetter {
 public:
  // All must outlive it.
  MetricSetter(const MetricWords& words, const ReportText& report,
               const std::vector<Figure>& figures);

  // Of figure `i`, in text order: none left out.
  void Set(uint32_t i, v1::Quantity* out);

 private:
  // What the words by a figure say of it.
  struct Reading {
    Facets facets;
    std::optional<uint32_t> metric;
  };
  Reading ReadFigure(uint32_t i, const Naming& naming);
  bool DropPlaceOf(uint32_t i);
  void SetEach(uint32_t i, v1::Quantity* out) const;
  std::optional<uint32_t> ChooseFor(uint32_t i, Range name) const;
  MetricChooser::Asked Asked(uint32_t i, const Naming& naming, const Facets& facets) const;
  std::optional<uint32_t> Choose(uint32_t i, const Naming& naming, const Facets& facets) const;
  std::optional<uint32_t> AsPartOfTheLast(uint32_t i, const MetricChooser::Asked& asked) const;
  // The stage of a figure of `metric`, empty when it is of all; nullopt when nobody can tell.
  std::optional<std::string_view> StageFor(const metrics::Metric& metric, uint32_t i,
                                           const Naming& naming, const Facets& facets);
  void SetPlace(const metrics::Metric& metric, uint32_t i, const Facets& facets,
                v1::Quantity* out) const;
  bool IsOfFewSchools(uint32_t i) const;
  // What the sentence names before a figure whose own words name no stage.
  struct StageBefore {
    std::string_view stage;
    bool whole = false;    // several in one list
    bool unclear = false;  // several apart
  };
  StageBefore StageOfSentence(uint32_t i, const Naming& naming);
  StageBefore StageOfClauses(uint32_t from, uint32_t i, const Naming& naming);
  bool StatesRate(uint32_t clause, uint32_t i) const;
  std::string_view StageOfHeading(const Figure& f);

  const MetricWords& words_;
  const ReportText& report_;
  const std::vector<Figure>& figures_;
  const Region region_;
  NamingReader naming_;
  std::vector<text::WordHit> scratch_;

  struct Counted {
    std::optional<uint32_t> metric;
    uint32_t figure = 0;
  };
  Counted last_;  // the last figure with words of its own
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_SETTER_H_
