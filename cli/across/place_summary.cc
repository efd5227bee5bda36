#include "cli/across/place_summary.h"

#include <algorithm>

namespace dudao::cli {
namespace {

// A figure that tells what is so in the whole place: no target, no school's, no part of it.
bool TellsOfThePlace(const v1::Quantity& q) {
  return q.has_metric() && q.modality() == "fact" && !q.has_value_hi() && !q.has_change() &&
         !q.has_place() && (!q.has_scope() || q.scope() == "area");
}

void AddMetric(const v1::Quantity& q, std::vector<MetricValue>* metrics) {
  MetricValue value{q.metric(), q.stage(), q.value(), q.unit(), q.dimension(), q.period()};
  const auto same = std::find_if(metrics->begin(), metrics->end(), [&](const MetricValue& m) {
    return m.metric == value.metric && m.stage == value.stage;
  });
  if (same == metrics->end()) {
    metrics->push_back(std::move(value));
  } else if (same->period <= value.period) {
    *same = std::move(value);  // the later period; of one period the last said
  }
}

void Count(const v1::Review& review, PlaceSummary* summary) {
  for (const v1::Finding& f : review.findings()) {
    if (f.code() == "indicator_not_addressed") {
      ++summary->unanswered;
    } else if (f.severity() == "error") {
      ++summary->errors;
    } else if (f.severity() == "warning") {
      ++summary->warnings;
    }
  }
}

}  // namespace

PlaceSummary Summarise(const v1::Review& review) {
  const v1::ReviewedDocument& document = review.document();
  const v1::Score& score = review.score();
  PlaceSummary out;
  out.source_name = document.source_name();
  out.place = document.region();
  out.division_code = document.division_code();
  out.level = document.level();
  out.framework = score.framework();
  out.title = document.title();
  out.year = document.duty_year();
  out.scored = score.scored();
  out.not_scored_reason = score.not_scored_reason();
  out.low = score.low();
  out.high = score.high();
  Count(review, &out);
  for (const v1::IndicatorScore& i : score.indicators()) {
    out.indicators.push_back({i.id(), i.status(), i.score(), i.points()});
  }
  for (const v1::Quantity& q : review.quantities()) {
    if (TellsOfThePlace(q)) AddMetric(q, &out.metrics);
  }
  return out;
}

}  // namespace dudao::cli
