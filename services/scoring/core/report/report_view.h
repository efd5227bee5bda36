// A report as scoring reads it: one reading text of the body, its paragraphs and sentences, and
// where each figure stands in it.
//
//   ReportView report(source, segmentation, extraction, vocabulary);
//   report.LeadIn(3);        // the words of the clause before figure 3: 学前三年毛入园率达到
//   report.Home({10, 24});   // back to the source
//
// Full-width punctuation is folded: ， is ',' here. All words of the vocabulary are looked for
// once, here; what is asked often is a lookup. The inputs must outlive it.
#ifndef DUDAO_SERVICES_SCORING_CORE_REPORT_REPORT_VIEW_H_
#define DUDAO_SERVICES_SCORING_CORE_REPORT_REPORT_VIEW_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/reading_text.h"
#include "common/text/source_text.h"
#include "common/text/span.h"
#include "common/text/vocabulary.h"
#include "dudao/v1/extraction.pb.h"
#include "dudao/v1/segmentation.pb.h"

namespace dudao::scoring {

// Half open, in reading positions (never of the source: that is text::Span).
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end > begin ? end - begin : 0; }
  bool Overlaps(Range r) const { return begin < r.end && r.begin < end; }
  friend bool operator==(const Range&, const Range&) = default;
};

struct Paragraph {
  Range range;
  std::string_view role;            // empty before all headings
  std::optional<uint32_t> heading;  // innermost, index into Segmentation.headings
  bool is_heading = false;
  bool is_frame = false;
};

// Up to its 。！？； inclusive, or to the paragraph's end.
struct Sentence {
  Range range;
  uint32_t paragraph = 0;
  uint32_t hits = 0, hits_end = 0;  // its words, in ReportView's list
  text::ListMask lists = 0;         // lists of its words
  bool has_figure = false;
  bool cites = false;  // a document
};

class ReportView {
 public:
  ReportView(const text::SourceText& source, const v1::Segmentation& segmentation,
             const v1::Extraction& extraction, const text::Vocabulary& vocabulary);

  std::u32string_view view() const { return reading_.view(); }
  std::u32string_view View(Range r) const { return view().substr(r.begin, r.size()); }
  std::string Utf8(Range r) const;

  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  uint32_t SentenceAt(uint32_t position) const;
  // 0 when there is no text at all: look only when sentences() is not empty.
  const Paragraph& ParagraphOf(const Sentence& s) const { return paragraphs_[s.paragraph]; }
  // Whether the sentence tells of what was done: no plan, no admitted problem, no self score.
  bool TellsOfDeeds(const Sentence& s) const;

  const text::Vocabulary& vocabulary() const { return *vocabulary_; }
  // Words of the vocabulary in a sentence.
  text::WordHits Hits(const Sentence& s) const {
    return text::WordHits(hits_).subspan(s.hits, s.hits_end - s.hits);
  }
  // Appends those of a stretch.
  void AddHits(Range r, std::vector<text::WordHit>* out) const;
  // Lists of those of a stretch.
  text::ListMask Lists(Range r) const;

  // Place of figure `i` of the extraction.
  Range Figure(uint32_t i) const { return figures_[i]; }
  // The sentence it begins in, an index; look only when sentences() is not empty.
  uint32_t SentenceOf(uint32_t i) const { return sentence_of_[i]; }
  // The words before figure `i` in its clause, back to the stop or figure before it.
  Range LeadInRange(uint32_t i) const { return lead_ins_[i]; }
  std::u32string_view LeadIn(uint32_t i) const { return View(LeadInRange(i)); }
  // From the start of the clause of `position` to its stop (，；：。！？), the stop outside.
  Range ClauseAt(uint32_t position) const;

  text::Span Home(Range r) const { return reading_.Home(r.begin, r.end); }

  const text::SourceText& source() const { return *source_; }
  const v1::Segmentation& segmentation() const { return *segmentation_; }
  const v1::Extraction& extraction() const { return *extraction_; }

 private:
  void AddParagraphs();
  void SplitSentences();
  void FindWords();
  void PlaceFigures();
  void MarkCitations();
  Range LeadInOf(uint32_t i) const;
  // Reading positions of a span of the source that begins at or after the home of `from`.
  Range Reading(text::Span s, uint32_t from) const;
  template <typename Take>
  void EachHit(Range r, Take take) const;

  const text::SourceText* source_;
  const v1::Segmentation* segmentation_;
  const v1::Extraction* extraction_;
  const text::Vocabulary* vocabulary_;
  text::ReadingText reading_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Sentence> sentences_;
  std::vector<text::WordHit> hits_;
  std::vector<Range> figures_;
  std::vector<Range> lead_ins_;
  std::vector<uint32_t> sentence_of_;  // each figure begins in
};

// Whether `words` holds `word`.
inline bool Has(std::u32string_view words, std::u32string_view word) {
  return words.find(word) != std::u32string_view::npos;
}
bool HasAny(std::u32string_view words, const std::vector<std::u32string>& list);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_REPORT_REPORT_VIEW_H_
