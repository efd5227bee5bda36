#include "services/extraction/core/metric/metric_rules.h"

#include <utility>

#include "services/extraction/core/metric/metric_setter.h"

namespace dudao::extraction {

MetricRules::MetricRules(std::unique_ptr<const MetricWords> words) : words_(std::move(words)) {}
MetricRules::MetricRules(MetricRules&&) noexcept = default;
MetricRules::~MetricRules() = default;

absl::StatusOr<MetricRules> MetricRules::Create(const text::DataSet& data) {
  auto table = metrics::MetricTable::Create(data);
  if (!table.ok()) return table.status();
  text::Vocabulary vocabulary;
  auto context = FacetWords::Create(data, &vocabulary);
  if (!context.ok()) return context.status();
  auto places = PlaceFinder::Create(data);
  if (!places.ok()) return places.status();
  MetricChooser chooser(*table, &vocabulary);
  vocabulary.Finish();
  return MetricRules(std::make_unique<const MetricWords>(
      MetricWords{*std::move(table), std::move(vocabulary), *std::move(context), *std::move(places),
                  std::move(chooser)}));
}

void MetricRules::Set(const ReportText& report, const std::vector<Figure>& figures,
                      google::protobuf::RepeatedPtrField<v1::Quantity>* quantities) const {
  MetricSetter setter(*words_, report, figures);
  for (uint32_t i = 0; i < figures.size(); ++i)
    setter.Set(i, quantities->Mutable(static_cast<int>(i)));
}

}  // namespace dudao::extraction
