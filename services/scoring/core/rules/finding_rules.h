// Words and wordings of findings: data/messages/findings.tsv and finding_words.tsv,
// problem_topics.tsv, contradictions.tsv, data/thresholds/admissions.tsv,
// data/metrics/plausible.tsv.
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_FINDING_RULES_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_FINDING_RULES_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/decimal.h"
#include "common/text/vocabulary.h"
#include "services/scoring/core/rules/line_table.h"

namespace dudao::scoring {

// How a finding of one code and variant reads.
struct Wording {
  std::string severity, audience, message, ask;
};

// An admission that a line is not kept: 仍有大班额.
struct Admission {
  std::vector<text::WordId> none;  // words that make it no admission
  const Line* line = nullptr;
  std::string words;  // what is admitted, for the message
};

// The most of a kind a place of that level can have: 班主任 of a county.
struct Plausible {
  std::string level;
  std::vector<std::u32string> subjects;  // any of them
  std::vector<std::u32string> none;
  std::vector<std::string> units;
  text::Decimal most;
  bool digits_only = false;  // counts written out in digits, a sign of a lost separator
};

// What is claimed against what is admitted: 全部消除大班额, 大班额问题依然存在.
struct ContradictionRule {
  std::vector<std::u32string> claimed, admitted;
  std::vector<std::u32string> none;  // words that make either another thing
};

class FindingRules {
 public:
  // `lines` must outlive it; adds its words to `vocabulary`. InvalidArgument names file, line and
  // column.
  static absl::StatusOr<FindingRules> Create(const text::DataSet& data, const LineTable& lines,
                                             text::Vocabulary* vocabulary);

  // nullptr when there is none.
  const Wording* Find(std::string_view code, std::string_view variant) const;
  const std::map<std::pair<std::string, std::string>, Wording>& wordings() const {
    return wordings_;
  }
  // Words of a list of finding_words.tsv; empty for a list that is not there.
  const std::vector<std::u32string>& List(std::string_view list) const;
  // The same list as one bit of Vocabulary::Lists; 0 for a list that is not there.
  // Also 0 for one of finding_words_near.tsv.
  text::ListMask Mask(std::string_view list) const;
  const std::vector<Admission>& admissions() const { return admissions_; }
  // Phrases that admit; owners are indexes of admissions().
  const text::PhraseTable& admission_phrases() const { return admission_phrases_; }
  const std::vector<Plausible>& plausible() const { return plausible_; }
  // Words of what problems and measures are about, one list a topic.
  const std::vector<std::vector<std::u32string>>& topics() const { return topics_; }
  const std::vector<ContradictionRule>& contradictions() const { return contradictions_; }
  // The smallest `most` among them.
  text::Decimal least_implausible() const { return least_implausible_; }

 private:
  absl::Status AddWordings(const text::DataSet& data);
  absl::Status AddWords(const text::DataSet& data, text::Vocabulary* vocabulary);
  absl::Status AddAdmissions(const text::DataSet& data, const LineTable& lines,
                             text::Vocabulary* vocabulary);
  absl::Status AddPlausible(const text::DataSet& data);
  absl::Status AddNearWords(const text::DataSet& data);
  absl::Status AddTopics(const text::DataSet& data);

  std::map<std::pair<std::string, std::string>, Wording> wordings_;
  struct List32 {
    std::vector<std::u32string> words;
    text::ListMask mask = 0;
  };
  std::map<std::string, List32, std::less<>> lists_;
  std::vector<Admission> admissions_;
  text::PhraseTable admission_phrases_;
  std::vector<Plausible> plausible_;
  std::vector<std::vector<std::u32string>> topics_;
  std::vector<ContradictionRule> contradictions_;
  text::Decimal least_implausible_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_FINDING_RULES_H_
