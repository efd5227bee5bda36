// What is kept of one report to be laid beside others: small, so that ten thousand fit in memory.
#ifndef DUDAO_CLI_ACROSS_PLACE_SUMMARY_H_
#define DUDAO_CLI_ACROSS_PLACE_SUMMARY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dudao/v1/review.pb.h"

namespace dudao::cli {

// A fact of the place itself under a metric's name: the last the report states for its own period.
struct MetricValue {
  std::string metric;  // id in the dictionary
  std::string stage;   // empty: none told
  std::string value;   // exact decimal
  std::string unit;
  std::string dimension;
  std::string period;  // empty: not told
};

struct IndicatorCell {
  std::string id;
  std::string status;
  std::string score;  // empty: pending
  std::string points;
};

struct PlaceSummary {
  std::string source_name;
  std::string place;  // as the report names it; empty when it does not
  std::string division_code;
  std::string level;
  std::string framework;
  std::string title;
  uint32_t year = 0;  // duty year; 0: not told
  uint32_t errors = 0, warnings = 0, unanswered = 0;
  bool scored = false;
  std::string not_scored_reason;
  std::string low, high;
  std::vector<IndicatorCell> indicators;
  std::vector<MetricValue> metrics;
};

PlaceSummary Summarise(const v1::Review& review);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_ACROSS_PLACE_SUMMARY_H_
