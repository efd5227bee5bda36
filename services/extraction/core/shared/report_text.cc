#include "services/extraction/core/shared/report_text.h"

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool EndsSentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?'; }

// 12,500 but not 12,13: exactly three digits follow, at most three stand before.
bool GroupsThousands(std::u32string_view text, size_t at) {
  const auto digit = [&](size_t i) { return i < text.size() && IsDigit(text[i]); };
  if (at == 0 || !digit(at - 1)) return false;
  if (!digit(at + 1) || !digit(at + 2) || !digit(at + 3) || digit(at + 4)) return false;
  return at < 4 || !(digit(at - 1) && digit(at - 2) && digit(at - 3) && digit(at - 4));
}

bool StopsClause(std::u32string_view text, size_t at) {
  switch (text[at]) {
    case U'。':
    case U'!':
    case U'?':
    case U';':
      return true;
    case U',':
      return !GroupsThousands(text, at);
    case U':':
      return !(at > 0 && IsDigit(text[at - 1]) && at + 1 < text.size() && IsDigit(text[at + 1]));
    default:
      return false;
  }
}

// Index of the last of `marks` that begins at or before `at`.
template <typename Marks>
uint32_t LastBeginningAt(const Marks& marks, uint32_t at) {
  const auto it = std::partition_point(marks.begin(), marks.end(),
                                       [at](const auto& m) { return m.range.begin <= at; });
  return it == marks.begin() ? 0 : static_cast<uint32_t>(it - marks.begin() - 1);
}

}  // namespace

ReportText::ReportText(const text::SourceText& source, const v1::Segmentation& segmentation,
                       Trace* trace)
    : source_(&source), segmentation_(&segmentation), trace_(trace) {
  AddParagraphs();
  marked_ = MarkedText(view());
  PlaceNumbers();
  PlaceHeadings();
  SplitSentences();
  for (const v1::Enumeration& e : segmentation.enumerations()) {
    markers_.push_back(Reading(text::FromProto(e.span())));
  }
}

void ReportText::AddParagraphs() {
  reading_.Reserve(source_->size());
  paragraphs_.reserve(segmentation_->paragraphs_size());
  for (const v1::Paragraph& p : segmentation_->paragraphs()) {
    Paragraph out;
    out.range.begin = static_cast<uint32_t>(reading_.size());
    reading_.Append(source_->view(), text::FromProto(p.span()), p.hard_wrapped());
    out.range.end = static_cast<uint32_t>(reading_.size());
    reading_.AppendBreak(p.span().end());
    out.text_begin = out.heading_end = out.range.begin;
    if (p.has_heading()) out.heading = p.heading();
    out.role = p.role();
    out.is_heading = p.is_heading();
    out.is_frame = p.is_frame();
    out.hard_wrapped = p.hard_wrapped();
    paragraphs_.push_back(out);
  }
}

void ReportText::PlaceNumbers() {
  for (const v1::Item& item : segmentation_->items()) {
    const auto begin = static_cast<uint32_t>(reading_.At(item.span().begin()));
    item_begins_.push_back(begin);
    if (paragraphs_.empty()) continue;
    Paragraph& p = paragraphs_[ParagraphAt(begin)];
    if (p.range.begin != begin) continue;
    uint32_t number = 0;
    for (const char32_t c : text::ToUtf32(item.number()).value_or(U"")) {
      number += !text::IsSpace(c);
    }
    p.text_begin = std::min(begin + number, p.range.end);
  }
}

void ReportText::PlaceHeadings() {
  if (paragraphs_.empty()) return;
  for (const v1::Heading& heading : segmentation_->headings()) {
    const Range r = Reading(text::FromProto(heading.span()));
    Paragraph& p = paragraphs_[ParagraphAt(r.begin)];
    if (p.range.begin != r.begin) continue;
    p.heading_end = std::min(r.end, p.range.end);
  }
}

void ReportText::SplitSentences() {
  static constexpr size_t kUsualClause = 12;  // characters
  clauses_.reserve(reading_.size() / kUsualClause);
  sentences_.reserve(reading_.size() / kUsualClause / 2);
  for (uint32_t i = 0; i < paragraphs_.size(); ++i) {
    paragraphs_[i].first_sentence = static_cast<uint32_t>(sentences_.size());
    SplitParagraph(i);
    paragraphs_[i].end_sentence = static_cast<uint32_t>(sentences_.size());
  }
}

void ReportText::SplitParagraph(uint32_t paragraph) {
  const Range range = paragraphs_[paragraph].range;
  const std::u32string_view text = view();
  Sentence sentence{
      {range.begin, range.begin}, paragraph, static_cast<uint32_t>(clauses_.size()), 0};
  uint32_t clause_begin = range.begin;
  for (uint32_t i = range.begin; i <= range.end; ++i) {
    i = static_cast<uint32_t>(marked_.Next(CharKind::kStop, i, range.end));
    const bool last = i == range.end;
    if (!last && !StopsClause(text, i)) continue;
    const bool sentence_ends = last || EndsSentence(text[i]);
    if (clause_begin < i || !last) {
      clauses_.push_back({{clause_begin, i}, text[i], static_cast<uint32_t>(sentences_.size())});
    }
    clause_begin = i + 1;
    if (!sentence_ends || (last && sentence.range.begin == i)) continue;
    sentence.range.end = last ? i : i + 1;
    sentence.end_clause = static_cast<uint32_t>(clauses_.size());
    sentences_.push_back(sentence);
    sentence.range.begin = i + 1;
    sentence.first_clause = sentence.end_clause;
  }
}

uint32_t ReportText::ParagraphAt(uint32_t at) const { return LastBeginningAt(paragraphs_, at); }
uint32_t ReportText::SentenceAt(uint32_t at) const { return LastBeginningAt(sentences_, at); }
uint32_t ReportText::ClauseAt(uint32_t at) const { return LastBeginningAt(clauses_, at); }

void ReportText::Note(TraceNote::Kind kind, std::string_view rule, Range mark, Range words,
                      std::string_view detail) const {
  trace_->push_back(
      {kind, rule, Home(mark), words.empty() ? text::Span() : Home(words), std::string(detail)});
}

std::string ReportText::Utf8(Range r) const { return text::ToUtf8(View(r)); }

uint32_t ReportText::BlankCellsBefore(Range row) const {
  const std::u32string_view source = source_->view();
  uint32_t count = 0;
  for (size_t at = Home({row.begin, row.begin + 1}).begin; at-- > 0;) {
    if (source[at] != U'\t' && source[at] != U' ' && source[at] != U'\u3000') break;
    count += source[at] == U'\t';
  }
  return count;
}

Range ReportText::Reading(text::Span s) const {
  return {static_cast<uint32_t>(reading_.At(s.begin)), static_cast<uint32_t>(reading_.At(s.end))};
}

}  // namespace dudao::extraction
