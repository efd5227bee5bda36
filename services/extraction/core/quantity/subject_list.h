// Subjects that a list of figures shares or shares out, and the nouns that bare modifiers hang on.
//
//   "小学、初中师生比分别为1:17、1:12"  → 小学 + 师生比, 初中师生比
//   "公办幼儿园7所,民办2所"             → 民办 + 幼儿园
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_LIST_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_LIST_H_

#include <vector>

#include "services/extraction/core/quantity/number_reader.h"

namespace dudao::extraction {

// Whether the figure stands right after the one before it: 29.9、4.9个.
bool IsListed(const std::vector<Candidate>& all, size_t i, std::u32string_view text);

// Whether the figure is about as large as the one before it in its sentence: of 工资9.86万元,
// 高于公务员平均工资9.42万元 the second is the level compared with, of 高于公务员平均工资4400元 the
// difference.
bool IsLevelBeside(const std::vector<Candidate>& all, size_t i);

// Completes the subjects that were found one by one.
class SubjectLists {
 public:
  SubjectLists(const QuantityLexicon& lexicon, const ReportText& report,
               std::vector<Candidate>* candidates)
      : lexicon_(lexicon), report_(report), text_(report.view()), all_(*candidates) {}

  // 甲和乙分别为3、4元: the names in `names` one by one; 甲3%,乙4%,分别提高1、2个: the figures
  // before. `i` is the first of a list of figures.
  template <typename Names>
  void ReadList(size_t i, Names names) {
    const size_t n = LengthFrom(i);
    if (n < 2 || !SaysEach(i)) return;
    if (PairWithNames(i, n, names(i)) || PairWithNames(i, n, BeforeEach(i))) return;
    PairWithFigures(i, n);
  }
  // 甲省选派15名、乙省选派3名|干部|: the noun of the last serves the list. `is_act`: whose subject
  // ends in a verb.
  void TakeFromNext(size_t i, bool is_act);
  // 公办|幼儿园|: a bare modifier hangs on what the figures before it counted.
  void FindHead(size_t i, bool is_verb);

 private:
  size_t LengthFrom(size_t i) const;
  bool SaysEach(size_t i) const;
  Range BeforeEach(size_t i) const;
  bool PairWithNames(size_t i, size_t n, Range names);
  void PairWithFigures(size_t i, size_t n);
  void TakeTopic(Figure* f);
  bool IsBareModifier(Range r) const;
  std::string SharedHead(Range last) const;
  std::string HeadOf(const Figure& f) const;
  bool IsSchool(std::string_view subject) const;

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const std::u32string_view text_;
  std::vector<Candidate>& all_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_SUBJECT_LIST_H_
