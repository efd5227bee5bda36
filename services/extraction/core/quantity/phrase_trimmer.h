// Trims words around a figure to the noun they name.
//
//   "全县现有|责任督学|达"  → 责任督学      "州级兼职教研员|参加培训" → 州级兼职教研员
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PHRASE_TRIMMER_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PHRASE_TRIMMER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "services/extraction/core/quantity/lexicon.h"
#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

class PhraseTrimmer {
 public:
  // All must outlive it.
  PhraseTrimmer(const QuantityLexicon& lexicon, const ReportText& report,
                const std::vector<DateMark>& dates)
      : lexicon_(lexicon), text_(report.view()), dates_(dates) {}

  // Where the noun that begins at `begin` ends, at `end` at the latest.
  uint32_t NounEnd(uint32_t begin, uint32_t end) const;

  // Linking words, change words, bases of comparison and dates go from the end: 近视率|较上年下降.
  void StripEnd(Range* r) const;
  // Places, times and what is left of the figure before go from the front: 全县|学生近视率.
  void StripFront(Range* r) const;
  // What is counted begins after the last word that opens it: 招录, 共有.
  void CutOpener(Range* r) const;
  // …”覆盖率: the noun stands after a quotation that began before.
  void CutQuotation(Range* r) const;
  // 平均分|高于全省平均水平|9分, 占比|比全省平均高|3.2个百分点: where the level begins that the
  // figure is told against. Nothing before it: what was measured is the figure before.
  std::optional<uint32_t> ComparisonAt(Range r) const;
  // A clause's whole beginning is seldom a noun: keep what follows its last 的 when it is long.
  void CutLongLead(Range* r) const;

  // The verbs the words end with: 领导赴学校|调研指导.
  Range LastAct(Range whole) const;
  // 推动|教师交流轮岗: the noun and the verbs the words end with, 推动 not. Empty when no noun is
  // there.
  Range NounAndVerb(Range whole) const;

 private:
  uint32_t SkipTo(uint32_t at, char32_t close, uint32_t end) const;
  uint32_t NounStop(uint32_t begin, uint32_t end) const;
  bool StripBase(Range* r) const;
  bool StripComparison(Range* r) const;
  bool StripBaseFront(Range* r) const;
  void CutBaseWord(Range* r) const;
  bool KeepsLink(const text::WordFinder::Hit& link, Range r) const;
  bool InsideNoun(const text::WordFinder::Hit& hit, Range r) const;
  bool CutAfterFigure(Range* r) const;
  // Whether a noun that begins like another word stands at `at` and ends after `past`.
  bool NamesAct(const text::WordFinder::Hit& hit, Range r, uint32_t begin) const;
  bool IsNounAt(uint32_t at, uint32_t past) const;
  // The opener at `at` that ends before `end`, if it opens.
  text::WordFinder::Found OpenerAt(uint32_t at, uint32_t end) const;

  const QuantityLexicon& lexicon_;
  const std::u32string_view text_;
  const std::vector<DateMark>& dates_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_PHRASE_TRIMMER_H_
