#include "services/scoring/core/report/report_view.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

bool EndsSentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?' || c == U';'; }

bool EndsClause(char32_t c) { return EndsSentence(c) || c == U',' || c == U':' || c == U'\n'; }

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A comma between digits (12,500) and a colon of a ratio (1:15) part nothing.
bool EndsClauseAt(std::u32string_view text, size_t i) {
  if (!EndsClause(text[i])) return false;
  if (text[i] != U',' && text[i] != U':') return true;
  return !(i > 0 && i + 1 < text.size() && IsDigit(text[i - 1]) && IsDigit(text[i + 1]));
}

}  // namespace

ReportView::ReportView(const text::SourceText& source, const v1::Segmentation& segmentation,
                       const v1::Extraction& extraction)
    : source_(&source), segmentation_(&segmentation), extraction_(&extraction) {
  reading_.Reserve(source.size());
  AddParagraphs();
  SplitSentences();
  figures_.reserve(extraction.quantities_size());
  for (const v1::Quantity& q : extraction.quantities())
    figures_.push_back(Reading(text::FromProto(q.span())));
}

void ReportView::AddParagraphs() {
  for (const v1::Paragraph& p : segmentation_->paragraphs()) {
    Paragraph out;
    out.range.begin = static_cast<uint32_t>(reading_.size());
    reading_.Append(source_->view(), text::FromProto(p.span()), p.hard_wrapped());
    out.range.end = static_cast<uint32_t>(reading_.size());
    reading_.AppendBreak(p.span().end());
    out.role = p.role();
    if (p.has_heading()) out.heading = p.heading();
    out.is_heading = p.is_heading();
    out.is_frame = p.is_frame();
    paragraphs_.push_back(out);
  }
}

void ReportView::SplitSentences() {
  for (uint32_t p = 0; p < paragraphs_.size(); ++p) {
    const Range whole = paragraphs_[p].range;
    for (uint32_t begin = whole.begin; begin < whole.end;) {
      uint32_t end = begin;
      while (end < whole.end && !EndsSentence(reading_[end])) ++end;
      if (end < whole.end) ++end;
      sentences_.push_back({{begin, end}, p});
      begin = end;
    }
  }
}

std::string ReportView::Utf8(Range r) const { return text::ToUtf8(View(r)); }

uint32_t ReportView::SentenceAt(uint32_t position) const {
  const auto it = std::partition_point(sentences_.begin(), sentences_.end(),
                                       [&](const Sentence& s) { return s.range.end <= position; });
  if (it == sentences_.end()) return static_cast<uint32_t>(sentences_.size()) - 1;
  return static_cast<uint32_t>(it - sentences_.begin());
}

bool ReportView::TellsOfDeeds(const Sentence& s) const {
  const Paragraph& p = ParagraphOf(s);
  return !p.is_frame && p.role != "plans" && p.role != "problems" && p.role != "self_score";
}

Range ReportView::LeadInRange(uint32_t i) const {
  const Range figure = figures_[i];
  if (sentences_.empty()) return {figure.begin, figure.begin};
  uint32_t floor = sentences_[SentenceAt(figure.begin)].range.begin;
  if (i > 0) floor = std::max(floor, std::min(figures_[i - 1].end, figure.begin));
  uint32_t begin = figure.begin;
  while (begin > floor && !EndsClauseAt(view(), begin - 1)) --begin;
  return {begin, figure.begin};
}

Range ReportView::ClauseAt(uint32_t position) const {
  Range r{position, position};
  while (r.begin > 0 && !EndsClauseAt(view(), r.begin - 1)) --r.begin;
  while (r.end < reading_.size() && !EndsClauseAt(view(), r.end)) ++r.end;
  return r;
}

Range ReportView::Reading(text::Span s) const {
  return {static_cast<uint32_t>(reading_.At(s.begin)), static_cast<uint32_t>(reading_.At(s.end))};
}

bool HasAny(std::u32string_view words, const std::vector<std::u32string>& list) {
  return std::any_of(list.begin(), list.end(), [&](const auto& w) { return Has(words, w); });
}

bool HasAll(std::u32string_view words, const std::vector<std::u32string>& list) {
  return std::all_of(list.begin(), list.end(), [&](const auto& w) { return Has(words, w); });
}

}  // namespace dudao::scoring
