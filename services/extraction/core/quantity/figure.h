// A figure as the rules see it, in reading positions: what relations and metrics build on.
//
//   "公办幼儿园250余所"  →  value 250, unit 所, dimension count, bound over, open_ended,
//                            subject 公办幼儿园
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_H_

#include <optional>
#include <string>
#include <string_view>

#include "common/text/decimal.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

enum class Dimension {
  kCount,
  kMoney,
  kPercent,
  kPercentagePoint,
  kArea,
  kDuration,
  kScore,
  kRatio,
  kLength,
  kMass,
  kOther
};
enum class Bound { kExact, kAbout, kNearly, kOver, kUnder, kRequiredMin, kRequiredMax };
enum class Modality { kFact, kStandard, kTarget, kDenied };
enum class PeriodSource { kNone, kStated, kInherited };

// The words of the annotation standard: "percentage_point", "required_min" …
std::string_view Name(Dimension d);
std::string_view Name(Bound b);
std::string_view Name(Modality m);
std::optional<Dimension> DimensionOf(std::string_view name);

struct Figure {
  Range range;   // from the first digit to the end of the unit
  Range number;  // the digits with 万/亿 and 多/余
  text::Decimal value;
  std::optional<text::Decimal> value_hi;  // upper end of a range
  text::Decimal precision;                // half a unit of the last written place
  std::string unit;                       // UTF-8, without 万/亿 and spaces
  Dimension dimension = Dimension::kCount;
  Bound bound = Bound::kExact;
  bool more = false;  // 余/多 written at the number: the true value lies within one place above
  Modality modality = Modality::kFact;

  Range subject;             // empty: none
  std::string subject_text;  // UTF-8; differs from the words of `subject` only where it was
                             // composed of two places (国家级 + “绿色学校”)
  std::string head_text;     // elided noun, empty when nothing is elided

  std::string period;  // 2020, 2018-2019, 十三五, 2021-09, P3Y; empty: none
  PeriodSource period_source = PeriodSource::kNone;
  // For figures that state a change: 1 up, -1 down, 0 none.
  int change = 0;
  std::string change_base;  // period compared with; empty: not known

  uint32_t paragraph = 0;
  uint32_t sentence = 0;
  uint32_t clause = 0;

  // Whether the whole number is written out (no 万/亿, no 余/多/近): exact in a sum.
  bool written_out = false;
};

// Writes `figure` as a mark of `report`.
void ToProto(const Figure& figure, const ReportText& report, v1::Quantity* out);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURE_H_
