#include "cli/across/distribution.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dudao::cli {
namespace {

using text::Decimal;

constexpr size_t kFewest = 3;
constexpr size_t kFewestForOutliers = 8;
constexpr int64_t kFar = 5;  // times the spread

// The mean of the two middle ones when there are two. `sorted` is not empty.
Decimal Median(const std::vector<Decimal>& sorted) {
  const size_t half = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return sorted[half];
  return (sorted[half - 1] + sorted[half]) * Decimal::Of(5, 1);
}

Decimal SpreadAround(Decimal median, const std::vector<Placed>& values) {
  std::vector<Decimal> distances;
  for (const Placed& v : values) distances.push_back((v.value - median).Abs());
  std::sort(distances.begin(), distances.end());
  return Median(distances);
}

void Finish(bool comparable, Distribution* d) {
  std::stable_sort(d->values.begin(), d->values.end(),
                   [](const Placed& a, const Placed& b) { return a.value < b.value; });
  std::vector<Decimal> sorted;
  for (const Placed& v : d->values) sorted.push_back(v.value);
  d->median = Median(sorted);
  d->spread = SpreadAround(d->median, d->values);
  if (!comparable || d->values.size() < kFewestForOutliers || d->spread.is_zero()) return;
  for (uint32_t i = 0; i < d->values.size(); ++i) {
    const Decimal distance = (d->values[i].value - d->median).Abs();
    if (distance > d->spread * Decimal(kFar)) d->outliers.push_back(i);
  }
}

}  // namespace

std::vector<Distribution> Distribute(const std::vector<PlaceSummary>& summaries) {
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  struct Gathered {
    Distribution distribution;
    bool comparable = false;
  };
  std::map<Key, Gathered> by_key;
  for (uint32_t i = 0; i < summaries.size(); ++i) {
    for (const MetricValue& m : summaries[i].metrics) {
      const auto value = Decimal::Parse(m.value);
      if (!value) continue;
      Gathered& g = by_key[{summaries[i].level, m.metric, m.stage, m.unit}];
      g.distribution.level = summaries[i].level;
      g.distribution.metric = m.metric;
      g.distribution.stage = m.stage;
      g.distribution.unit = m.unit;
      g.distribution.values.push_back({i, *value});
      g.comparable = m.dimension == "percent" || m.dimension == "ratio";
    }
  }
  std::vector<Distribution> out;
  for (auto& [key, g] : by_key) {
    if (g.distribution.values.size() < kFewest) continue;
    Finish(g.comparable, &g.distribution);
    out.push_back(std::move(g.distribution));
  }
  return out;
}

}  // namespace dudao::cli
