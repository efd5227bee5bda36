// Which metric a figure states, and of which stage, part and place: data/metrics/.
//
//   "全县九年义务教育巩固率98.7%"        → compulsory_retention, 义务教育, area
//   "云溪镇中心小学专任教师46人"          → full_time_teachers, 小学, school, 云溪镇中心小学
//
// A metric needs its words by the figure, the dimension and unit, a value it can have, and facets
// it admits. Of two that fit, the one whose words hold all of the other's counts; else there is
// none: a wrong metric is worse than none. `dudao explain` shows what was found.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_RULES_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_RULES_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

struct MetricWords;

class MetricRules {
 public:
  // Reads data/metrics/. InvalidArgument names file, line and column.
  static absl::StatusOr<MetricRules> Create(const text::DataSet& data);
  MetricRules(MetricRules&&) noexcept;
  ~MetricRules();

  // Sets metric, stage, scope and place of `quantities`, the marks of `figures`, which are in text
  // order.
  void Set(const ReportText& report, const std::vector<Figure>& figures,
           google::protobuf::RepeatedPtrField<v1::Quantity>* quantities) const;

 private:
  explicit MetricRules(std::unique_ptr<const MetricWords> words);
  std::unique_ptr<const MetricWords> words_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_METRIC_RULES_H_
