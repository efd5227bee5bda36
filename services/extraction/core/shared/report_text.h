// The body of a report as every extractor reads it: one reading text, paragraphs parted by '\n',
// with the bounds of sentences and clauses and what segmentation knows of each paragraph.
//
//   ReportText report(source, segmentation);
//   for (const Paragraph& p : report.paragraphs()) report.View(p.range);
//   report.Home(mark);   // back to the source
//
// Full-width punctuation is folded: ， is ',' and ： is ':' here. All inputs must outlive it.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_SHARED_REPORT_TEXT_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_SHARED_REPORT_TEXT_H_

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/reading_text.h"
#include "common/text/source_text.h"
#include "dudao/v1/segmentation.pb.h"
#include "services/extraction/core/shared/marked_text.h"
#include "services/extraction/core/shared/range.h"
#include "services/extraction/core/shared/trace.h"

namespace dudao::extraction {

struct Paragraph {
  Range range;                      // without its '\n'
  uint32_t text_begin = 0;          // past the item number (一、 3) （二）), else range.begin
  uint32_t heading_end = 0;         // end of the heading that opens it, else range.begin
  std::optional<uint32_t> heading;  // index into Segmentation.headings
  std::string_view role;            // role in force; empty before all headings
  bool is_heading = false;
  bool is_frame = false;
  bool hard_wrapped = false;
  uint32_t first_sentence = 0, end_sentence = 0;  // half open, indexes into sentences()
};

// From the first character to its 。！？ inclusive, or to the paragraph's end.
struct Sentence {
  Range range;
  uint32_t paragraph = 0;
  uint32_t first_clause = 0, end_clause = 0;  // half open, indexes into clauses()
};

// Between two of ，；：。！？ or the bounds of a paragraph; the stop itself is outside. A comma
// inside a number (12,500) and a colon inside a ratio (1:15.3) part nothing.
struct Clause {
  Range range;
  char32_t stop = U'\n';  // ',' ';' ':' 。 '!' '?' or '\n'
  uint32_t sentence = 0;
};

class ReportText {
 public:
  // `trace` takes the notes of the rules; null when nobody asked.
  ReportText(const text::SourceText& source, const v1::Segmentation& segmentation,
             Trace* trace = nullptr);
  ReportText(const ReportText&) = delete;  // its parts point at one another
  ReportText& operator=(const ReportText&) = delete;

  std::u32string_view view() const { return reading_.view(); }
  std::u32string_view View(Range r) const { return view().substr(r.begin, r.size()); }
  std::string Utf8(Range r) const;
  const MarkedText& marked() const { return marked_; }
  const text::ReadingText& reading() const { return reading_; }
  // Where the markers 一是, 二是 … and the numbered items of the segmentation stand, in text order.
  const std::vector<Range>& markers() const { return markers_; }
  const std::vector<uint32_t>& item_begins() const { return item_begins_; }

  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const std::vector<Clause>& clauses() const { return clauses_; }

  // Index of the one that holds reading position `at` (its stop or '\n' included).
  uint32_t ParagraphAt(uint32_t at) const;
  uint32_t SentenceAt(uint32_t at) const;
  uint32_t ClauseAt(uint32_t at) const;

  // What stands before `at` in its clause, and after it, no further than a reader looks: a clause
  // of thousands of characters is a table, and a bound keeps the work linear.
  Range BeforeInClause(uint32_t clause, uint32_t at) const {
    return {std::max(clauses_[clause].range.begin, at - std::min(at, kClauseReach)), at};
  }
  Range AfterInClause(uint32_t clause, uint32_t at) const {
    return {at, std::min(clauses_[clause].range.end, at + kClauseReach)};
  }

  text::Span Home(Range r) const { return reading_.Home(r.begin, r.end); }
  // The words of the source, spaces and all, at the home of `r`.
  std::string SourceWords(Range r) const { return source_->Utf8(Home(r)); }
  // Reading positions of a span of the source.
  Range Reading(text::Span s) const;

  // Empty cells at the head of a table's row: tabs before the paragraph, which was trimmed.
  uint32_t BlankCellsBefore(Range row) const;

  // Notes for `dudao explain` that `rule` made or filled the mark at `mark`, going by `words`; or
  // that it is why there is none. Ask is_traced() before a `detail` is composed.
  bool is_traced() const { return trace_ != nullptr; }
  void Fired(std::string_view rule, Range mark, Range words = {},
             std::string_view detail = {}) const {
    if (trace_) Note(TraceNote::Kind::kFired, rule, mark, words, detail);
  }
  void Refused(std::string_view rule, Range mark, Range words = {},
               std::string_view detail = {}) const {
    if (trace_) Note(TraceNote::Kind::kRefused, rule, mark, words, detail);
  }

  const text::SourceText& source() const { return *source_; }
  const v1::Segmentation& segmentation() const { return *segmentation_; }

 private:
  static constexpr uint32_t kClauseReach = 200;

  void Note(TraceNote::Kind kind, std::string_view rule, Range mark, Range words,
            std::string_view detail) const;
  void AddParagraphs();
  void PlaceNumbers();
  void PlaceHeadings();
  void SplitSentences();
  void SplitParagraph(uint32_t paragraph);

  const text::SourceText* source_;
  const v1::Segmentation* segmentation_;
  Trace* trace_;
  text::ReadingText reading_;
  MarkedText marked_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Sentence> sentences_;
  std::vector<Clause> clauses_;
  std::vector<Range> markers_;
  std::vector<uint32_t> item_begins_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_SHARED_REPORT_TEXT_H_
