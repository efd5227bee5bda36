// The named school, township or (in a city's report) county that the words before a figure are
// about: data/metrics/places.tsv.
//
//   "云溪镇专任教师46人" → 云溪镇      "县第二小学班额52人" → 县第二小学, a school
//   "乡镇小学", "公办幼儿园"           → none: kinds, not names
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_PLACE_FINDER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_PLACE_FINDER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "services/extraction/core/metric/facets.h"
#include "services/extraction/core/shared/report_text.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

struct NamedPlace {
  Range range;
  bool school = false;
  bool elsewhere = false;  // another county, in a county's report
};

class PlaceFinder {
 public:
  static absl::StatusOr<PlaceFinder> Create(const text::DataSet& data);

  // The last place named in `before`, the words of a sentence up to a figure, unless the region
  // itself (全县, 我市) is named after it.
  std::optional<NamedPlace> Find(const ReportText& report, Range before,
                                 const Region& region) const;

 private:
  enum class Kind { kTownship, kCounty, kSchool, kMark, kGeneric };
  explicit PlaceFinder(WordTable words, std::vector<Kind> kinds)
      : words_(std::move(words)), kinds_(std::move(kinds)) {}
  bool IsName(std::u32string_view prefix, Kind kind) const;

  WordTable words_;
  std::vector<Kind> kinds_;  // of each row
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_PLACE_FINDER_H_
