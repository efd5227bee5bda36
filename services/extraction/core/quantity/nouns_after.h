// The noun that follows a figure and is its subject: 409名|州级兼职教研员|, 三分之二的|学校|,
// 安排200万元的|教师培训专项经费|, 零|投诉|.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NOUNS_AFTER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NOUNS_AFTER_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"
#include "services/extraction/core/quantity/phrase_trimmer.h"

namespace dudao::extraction {

// Each noun is empty when there is none. All inputs must outlive it.
class NounsAfter {
 public:
  NounsAfter(const QuantityLexicon& lexicon, const ReportText& report, const PhraseTrimmer& trim,
             const std::vector<Candidate>& all)
      : lexicon_(lexicon), report_(report), text_(report.view()), trim_(trim), all_(all) {}

  // Of figure `i`: what it counts. `only_place`: the words before it say no more than where.
  Range Counted(size_t i, bool only_place) const;
  Range OfSum(size_t i) const;
  Range NoneOf(const Figure& f) const;
  Range Quotation(const Figure& f) const;
  Range Shared(const Figure& f) const;
  // Where the noun of Shared begins; 0 when there is none.
  uint32_t SharedNoun(const Figure& f) const;
  uint32_t PastBound(uint32_t at) const;

 private:
  Range People(Range r, const Unit& unit) const;
  uint32_t BeginOf(size_t i) const;

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const std::u32string_view text_;
  const PhraseTrimmer& trim_;
  const std::vector<Candidate>& all_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_NOUNS_AFTER_H_
