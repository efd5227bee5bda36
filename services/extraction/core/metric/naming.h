// The words that name a figure: its subject with the noun it hangs on, and the words before it in
// its clause.
//
//   公办幼儿园在园幼儿5626人,占在园幼儿总数9870人的57%
//     of 57%: subject 公办幼儿园在园幼儿, lead-in 占在园幼儿总数9870人的
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_METRIC_NAMING_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_METRIC_NAMING_H_

#include <string>
#include <vector>

#include "common/text/vocabulary.h"
#include "services/extraction/core/metric/facet_words.h"
#include "services/extraction/core/quantity/figure.h"

namespace dudao::extraction {

struct Naming {
  std::u32string subject;  // with the noun it hangs on once AddHead() was called: 公办幼儿园
  Range lead_in;           // reading positions
  bool was = false;        // 由48人: what it was before
  bool changes = false;    // 提高0.3: by so much, whatever the figure rules say
  bool pairs = false;      // 分别: the words of the clause are of several figures
  bool of_whole = false;   // 占在园幼儿总数9870人: a share of what it counts
  std::vector<text::WordHit> words;  // those of the subject first, in its own positions; then those
                                     // of the lead-in in reading positions
  size_t subject_words = 0;          // how many are the subject's

  text::WordHits OfSubject() const { return text::WordHits(words).first(subject_words); }
  text::WordHits OfLeadIn() const { return text::WordHits(words).subspan(subject_words); }
};

// Reads the naming of one figure after the other, in text order; keeps its memory.
class NamingReader {
 public:
  // All must outlive it.
  NamingReader(const text::Vocabulary& vocabulary, const FacetWords& context,
               const ReportText& report, const std::vector<Figure>& figures)
      : vocabulary_(vocabulary), facet_words_(context), report_(report), figures_(figures) {}

  // Of figure `i`, the one after that asked for before. Good until the next call.
  const Naming& Read(uint32_t i);
  // Joins the noun the subject hangs on, if there is one, to the naming last read: false when there
  // is none, or it names a stage where the subject does (小学 does not hang on 幼儿园).
  bool AddHead(uint32_t i);
  // Takes the first `length` characters, a named place, off the subject.
  void DropPlace(uint32_t length);

 private:
  void ReadSubject(const Figure& f);
  Range LeadInOf(uint32_t i) const;
  std::u32string_view Between(uint32_t i) const;  // the figure before and `i`
  uint32_t BeginOfPart(uint32_t i, uint32_t begin) const;
  void MarkEnd();

  const text::Vocabulary& vocabulary_;
  const FacetWords& facet_words_;
  const ReportText& report_;
  const std::vector<Figure>& figures_;
  Naming naming_;
  std::vector<uint32_t> begins_;  // of the lead-ins read so far
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_METRIC_NAMING_H_
