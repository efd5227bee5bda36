#include "services/extraction/core/quantity/figure.h"

#include <array>

namespace dudao::extraction {
namespace {

constexpr std::array<std::string_view, 11> kDimensions = {
    "count",  "money", "percent", "percentage_point", "area", "duration", "score", "ratio",
    "length", "mass",  "other"};
constexpr std::array<std::string_view, 7> kBounds = {"exact", "about",        "nearly",      "over",
                                                     "under", "required_min", "required_max"};
constexpr std::array<std::string_view, 4> kModalities = {"fact", "standard", "target", "denied"};

void SetPeriod(const Figure& f, v1::Quantity* q) {
  if (f.period_source == PeriodSource::kNone) return;
  q->set_period(f.period);
  q->set_period_source(f.period_source == PeriodSource::kStated ? "stated" : "inherited");
}

void SetChange(const Figure& f, v1::Quantity* q) {
  if (f.change == 0) return;
  q->mutable_change()->set_direction(f.change > 0 ? "up" : "down");
  if (!f.change_base.empty()) q->mutable_change()->set_base(f.change_base);
}

}  // namespace

std::string_view Name(Dimension d) { return kDimensions[static_cast<size_t>(d)]; }
std::string_view Name(Bound b) { return kBounds[static_cast<size_t>(b)]; }
std::string_view Name(Modality m) { return kModalities[static_cast<size_t>(m)]; }

std::optional<Dimension> DimensionOf(std::string_view name) {
  for (size_t i = 0; i < kDimensions.size(); ++i) {
    if (kDimensions[i] == name) return static_cast<Dimension>(i);
  }
  return std::nullopt;
}

void ToProto(const Figure& f, const ReportText& report, v1::Quantity* out) {
  v1::Quantity& q = *out;
  const text::Span home = report.Home(f.range);
  text::ToProto(home, q.mutable_span());
  q.set_text(report.source().Utf8(home));
  q.set_value(f.value.ToString());
  if (f.value_hi) q.set_value_hi(f.value_hi->ToString());
  q.set_precision(f.precision.ToString());
  q.set_unit(f.unit);
  q.set_dimension(std::string(Name(f.dimension)));
  q.set_bound(std::string(Name(f.bound)));
  q.set_modality(std::string(Name(f.modality)));
  if (!f.subject_text.empty()) q.set_subject(f.subject_text);
  if (!f.head_text.empty()) q.set_head(f.head_text);
  SetPeriod(f, &q);
  SetChange(f, &q);
  const Paragraph& paragraph = report.paragraphs()[f.paragraph];
  if (paragraph.heading) q.set_heading(*paragraph.heading);
}

}  // namespace dudao::extraction
