// A framework: the indicators a report is scored by, their points, styles, lines and topics. Files
// under data/frameworks/, listed in frameworks.csv.
//
//   auto frameworks = Frameworks::Create(data, lines, metrics, &vocabulary);
//   const Framework* f = frameworks->DefaultFor("county");
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/decimal.h"
#include "common/text/vocabulary.h"
#include "services/scoring/core/rules/line_group.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

// How a value becomes points; kJudge: a person's value, the machine lays out evidence.
enum class Style { kAllOrNothing, kRatio, kTier, kDeductEach, kDeductPerShortfall, kJudge, kBonus };
// How several decided lines become one.
enum class Combine { kMean, kAll, kMin, kSum };

// From `reached` of the line on (a share of it), `share` of the points.
struct Band {
  text::Decimal reached, share;
};

struct Indicator {
  std::string id;
  std::string name;
  text::Decimal points;
  Style style = Style::kJudge;
  Combine combine = Combine::kMean;
  std::vector<const Line*> lines;
  std::vector<LineGroup> groups;  // of the lines
  std::vector<Band> bands;        // kTier, highest first
  text::Decimal fault, cap;       // kDeduct*: points a fault, most points lost
  bool needs_rows = false;        // rows of schools or classes
  bool may_be_absent = false;     // there may be no such duty here
  std::string evidence;           // 佐证 to ask for
};

struct Framework {
  std::string id, title, level, version, digest;
  std::vector<Indicator> indicators;  // those with points of their own, in order
  // Phrases of headings and of sentences that bear on an indicator, the phrase's owner.
  text::PhraseTable heading_topics, text_topics;
};

class Frameworks {
 public:
  // `lines` must outlive it; adds its words to `vocabulary`. InvalidArgument names file, line and
  // column: unknown line, style or parent, children that do not add up to their parent's points.
  static absl::StatusOr<Frameworks> Create(const text::DataSet& data, const LineTable& lines,
                                           const metrics::MetricTable& metrics,
                                           text::Vocabulary* vocabulary);

  // nullptr when there is none.
  const Framework* Find(std::string_view id) const;
  // The first of that level; nullptr when there is none.
  const Framework* DefaultFor(std::string_view level) const;
  const std::vector<Framework>& all() const { return all_; }

 private:
  std::vector<Framework> all_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_
