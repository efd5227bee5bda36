// How a metric lies over places, and which places stand far from the others.
#ifndef DUDAO_CLI_ACROSS_DISTRIBUTION_H_
#define DUDAO_CLI_ACROSS_DISTRIBUTION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "cli/across/place_summary.h"
#include "common/text/decimal.h"

namespace dudao::cli {

// A value of one place.
struct Placed {
  uint32_t summary = 0;  // index
  text::Decimal value;
};

struct Distribution {
  std::string metric, stage, unit, level;
  std::vector<Placed> values;    // from the least up, equal ones in order of the summaries
  text::Decimal median, spread;  // spread: the median of the distances from the median
  std::vector<uint32_t>
      outliers;  // indexes into values; never of counts and sums, which follow size
};

// One for each metric, stage, unit and level that at least three places of one level state.
// Outliers only among at least eight, further from the median than five times the spread (about 3.4
// standard deviations of a normal law; Iglewicz and Hoaglin 1993 take 3.5): to be asked about,
// never judged.
std::vector<Distribution> Distribute(const std::vector<PlaceSummary>& summaries);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_DISTRIBUTION_H_
