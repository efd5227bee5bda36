// A metric: a thing education figures measure, as a row of data/metrics/metrics.tsv.
//
//   学前三年毛入园率  kind rate, dimension percent, stage 幼儿园, direction up
#ifndef DUDAO_COMMON_METRICS_METRIC_H_
#define DUDAO_COMMON_METRICS_METRIC_H_

#include <string>
#include <vector>

#include "common/text/decimal.h"

namespace dudao::metrics {

// kJudged: a judgement or definition lines are drawn for; no figure states it.
enum class Kind { kStock, kFlow, kRate, kRatio, kPerUnit, kScore, kJudged };
enum class PeriodKind { kInstant, kYear, kSchoolYear, kNone };
// What of it a figure gives: its value, its rise or fall, the size of its fall, or a count that
// should be none.
enum class Form { kValue, kChange, kFall, kZero };
// The better direction.
enum class Direction { kNone, kUp, kDown };

// Words that name a metric. They must all stand by the figure; of a `whole` one the single word is
// the figure's subject, less words that only place it (全县, 小学, 现有).
struct Alias {
  std::vector<std::u32string> words;
  bool whole = false;
};

struct Metric {
  std::string id;
  std::string name;
  Kind kind = Kind::kRate;
  std::vector<std::string> dimensions;
  std::vector<std::string> units;  // without /人; empty: any of the dimension
  std::string numerator, denominator;
  PeriodKind period = PeriodKind::kNone;
  Form form = Form::kValue;
  std::vector<std::string> stages;  // it may be of; none: it has no stage
  std::string own_stage;            // its stage when no word names one
  std::string ownership;  // 公办, 民办, 普惠; "-": of all together; empty: of no matter
  std::vector<std::string> scopes;
  std::vector<Alias> aliases;
  std::vector<std::u32string> must_have;  // one of them must stand by the figure; empty: none need
  std::vector<std::u32string> must_not;
  std::vector<std::u32string> must_not_before;  // nor earlier in the sentence
  std::vector<std::string> confusable_with;     // ids
  text::Interval plausible;                     // a figure outside is not this metric
  Direction direction = Direction::kNone;

  bool IsChange() const { return form == Form::kChange || form == Form::kFall; }
};

}  // namespace dudao::metrics

#endif  // DUDAO_COMMON_METRICS_METRIC_H_
