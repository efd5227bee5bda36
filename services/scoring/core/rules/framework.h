// A framework: the indicators a report is scored by, their points, styles, lines and topics, the
// grades, and the events that lower one. A file data/frameworks/ID.yaml each; docs/evaluation.md
// has the format.
//
//   auto frameworks = Frameworks::Create(data, lines, metrics, &vocabulary);
//   const Framework* f = frameworks->DefaultFor("county");
//   f->Find("2.1")->responsible;   // 财政局
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/decimal.h"
#include "common/text/vocabulary.h"
#include "services/scoring/core/rules/grade.h"
#include "services/scoring/core/rules/line_group.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

// How a value becomes points. The machine gives none by the styles from kJudge on: a person does,
// and it lays out the evidence.
enum class Style {
  kAllOrNothing,
  kRatio,
  kTier,
  kDeductEach,
  kDeductPerShortfall,
  kJudge,
  kStepDown,
  kRank,
  kAbc,
  kBonus
};
inline bool ByPerson(Style style) { return style >= Style::kJudge; }
// How several decided lines become one.
enum class Combine { kMean, kAll, kMin, kSum };

// From `reached` of the line on (a share of it), `share` of the points.
struct Band {
  text::Decimal reached, share;
};

struct Indicator {
  std::string id;
  std::string group;  // id of the group it stands in; empty for the bonus
  std::string name;
  text::Decimal points;
  Style style = Style::kJudge;
  Combine combine = Combine::kMean;
  std::vector<const Line*> lines;
  std::vector<LineGroup> groups;      // of the lines
  std::vector<Band> bands;            // kTier, highest first
  text::Decimal fault, cap;           // kDeduct*: points a fault, most points lost
  bool needs_rows = false;            // rows of schools or classes
  bool may_be_absent = false;         // there may be no such duty here
  std::vector<std::string> sections;  // roles of sections that bear on it
  std::string responsible;            // 责任单位, several joined by 、
  std::vector<std::string> evidence;  // 佐证 to ask for, one document each
};

// A first-level indicator; those under it name it by id.
struct IndicatorGroup {
  std::string id;
  std::string name;
  text::Decimal points;
};

// A point of the year's notice (评价重点), in its order, and the indicators it is about.
struct NoticePoint {
  std::string number;  // as the notice writes it: 1, (一)
  std::string title;
  std::vector<uint32_t> indicators;  // indexes into Framework::indicators
};

// An event that lowers a grade, once a person has confirmed it.
struct VetoRule {
  std::string id;
  std::string name;
  Effect effect = Effect::kDrop;
  int look_back = 0;                 // years before the duty year it still counts
  std::vector<std::u32string> none;  // words of a sentence that tells of no such event
  std::string source;
};

struct Framework {
  std::string id, title, level, version, digest;
  size_t max_length = 0;               // characters asked for at most; 0: no limit
  std::vector<Indicator> indicators;   // those with points of their own, in order
  std::vector<IndicatorGroup> groups;  // in order
  std::vector<NoticePoint> notice;
  std::vector<Grade> grades;               // best first
  std::vector<VetoRule> vetoes;            // those switched on
  std::vector<std::u32string> not_events;  // words of a sentence that tells of no event at all
  bool drops_add_up = false;
  // Phrases of headings, of sentences and of the documents a sentence cites that bear on an
  // indicator, the phrase's owner; those of events are owned by vetoes.
  text::PhraseTable heading_topics, text_topics, document_topics, veto_topics;
  std::vector<std::unique_ptr<const Line>> own_lines;  // in place of those of the table, or beside
  std::vector<LineGroup> area_groups;                  // of all lines for places as a whole

  // nullptr when there is none.
  const Indicator* Find(std::string_view indicator) const;
  const IndicatorGroup* FindGroup(std::string_view group) const;
};

class Frameworks {
 public:
  // Reads frameworks/*.yaml. `lines` must outlive it; adds its words to `vocabulary`.
  // InvalidArgument names file, line and column.
  static absl::StatusOr<Frameworks> Create(const text::DataSet& data, const LineTable& lines,
                                           const metrics::MetricTable& metrics,
                                           text::Vocabulary* vocabulary);

  // nullptr when there is none.
  const Framework* Find(std::string_view id) const;
  // default-LEVEL, else the first of that level; nullptr when there is none.
  const Framework* DefaultFor(std::string_view level) const;
  // By id, default-county before all others.
  const std::vector<Framework>& all() const { return all_; }

 private:
  std::vector<Framework> all_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_FRAMEWORK_H_
