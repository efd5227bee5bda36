// The reports of a batch beside each other, for people: a table for the terminal and tables for
// Excel. All name several places and stay in the office.
#ifndef DUDAO_CLI_ACROSS_RENDER_ACROSS_H_
#define DUDAO_CLI_ACROSS_RENDER_ACROSS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cli/across/across.h"
#include "cli/display/words.h"
#include "common/metrics/metric_table.h"

namespace dudao::cli {

struct AcrossOptions {
  bool rank = false;  // by pre-score, within one level and framework
};

// One row a place: 需核实, 建议询问, 未回应, 可否评分, 区间; most 需核实 first.
std::string RenderAcross(const Across& across, const AcrossOptions& options);

// CSV in UTF-8 with a byte order mark, as Excel opens it; empty when there is nothing to tell.
std::string AcrossCsv(const Across& across, const Words& words);
std::string MatrixCsv(const Across& across, const Words& words);  // indicator × place
std::string DistributionCsv(const Across& across, const Words& words,
                            const metrics::MetricTable& metrics);
// `locations`: of each report, by where a passage begins, the place of its finding; a passage told
// of under another has none.
using Locations = std::map<uint32_t, std::string>;
std::string SharedCsv(const Across& across, const std::vector<Locations>& locations);
std::string ComparedCsv(const Across& across, const metrics::MetricTable& metrics);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_RENDER_ACROSS_H_
