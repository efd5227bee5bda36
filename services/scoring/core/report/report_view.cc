#include "services/scoring/core/report/report_view.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

bool EndsSentence(char32_t c) {
  // Nearly all characters lie above.
  return c <= U'。' && (c == U'。' || c == U'!' || c == U'?' || c == U';');
}

bool EndsClause(char32_t c) {
  return c <= U'。' && (EndsSentence(c) || c == U',' || c == U':' || c == U'\n');
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A comma between digits (12,500) and a colon of a ratio (1:15) part nothing.
bool EndsClauseAt(std::u32string_view text, size_t i) {
  if (!EndsClause(text[i])) return false;
  if (text[i] != U',' && text[i] != U':') return true;
  return !(i > 0 && i + 1 < text.size() && IsDigit(text[i - 1]) && IsDigit(text[i + 1]));
}

}  // namespace

ReportView::ReportView(const text::SourceText& source, const v1::Segmentation& segmentation,
                       const v1::Extraction& extraction, const text::Vocabulary& vocabulary)
    : source_(&source),
      segmentation_(&segmentation),
      extraction_(&extraction),
      vocabulary_(&vocabulary) {
  reading_.Reserve(source.size());
  AddParagraphs();
  SplitSentences();
  FindWords();
  PlaceFigures();
  MarkCitations();
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
      Sentence& sentence = sentences_.emplace_back();
      sentence.range = {begin, end};
      sentence.paragraph = p;
      begin = end;
    }
  }
}

void ReportView::FindWords() {
  hits_.reserve(reading_.size() / 4);
  for (Sentence& s : sentences_) {
    s.hits = static_cast<uint32_t>(hits_.size());
    vocabulary_->Find(view(), s.range.begin, s.range.end, &hits_);
    s.hits_end = static_cast<uint32_t>(hits_.size());
    s.lists = vocabulary_->Lists(Hits(s));
  }
}

void ReportView::PlaceFigures() {
  const auto count = static_cast<uint32_t>(extraction_->quantities_size());
  figures_.reserve(count);
  lead_ins_.reserve(count);
  sentence_of_.reserve(count);
  uint32_t last = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const text::Span home = text::FromProto(extraction_->quantities(static_cast<int>(i)).span());
    // Figures stand in text order, so each is looked for behind the one before.
    const bool ordered = i > 0 && home.begin >= last;
    last = home.begin;
    figures_.push_back(Reading(home, ordered ? figures_[i - 1].begin : 0));
    uint32_t sentence = ordered ? sentence_of_[i - 1] : 0;
    while (sentence + 1 < sentences_.size() &&
           sentences_[sentence].range.end <= figures_[i].begin) {
      ++sentence;
    }
    sentence_of_.push_back(sentence);
    lead_ins_.push_back(LeadInOf(i));
    for (uint32_t s = sentence_of_[i]; s < sentences_.size(); ++s) {
      if (sentences_[s].range.begin >= figures_[i].end) break;
      if (figures_[i].Overlaps(sentences_[s].range)) sentences_[s].has_figure = true;
    }
  }
}

void ReportView::MarkCitations() {
  if (sentences_.empty()) return;
  for (const v1::Citation& c : extraction_->citations()) {
    const text::Span cited = text::FromProto(c.span());
    const uint32_t at = SentenceAt(static_cast<uint32_t>(reading_.At(cited.begin)));
    for (uint32_t s = at == 0 ? 0 : at - 1; s < sentences_.size(); ++s) {
      const text::Span home = Home(sentences_[s].range);
      if (home.begin >= cited.end) break;
      if (home.Overlaps(cited)) sentences_[s].cites = true;
    }
  }
}

Range ReportView::Reading(text::Span s, uint32_t from) const {
  const size_t begin = reading_.At(s.begin, from);
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(reading_.At(s.end, begin))};
}

template <typename Take>
void ReportView::EachHit(Range r, Take take) const {
  const auto from = std::partition_point(hits_.begin(), hits_.end(),
                                         [&](const text::WordHit& h) { return h.begin < r.begin; });
  for (auto it = from; it != hits_.end() && it->begin < r.end; ++it) {
    if (it->end <= r.end) take(*it);
  }
}

void ReportView::AddHits(Range r, std::vector<text::WordHit>* out) const {
  EachHit(r, [&](const text::WordHit& hit) { out->push_back(hit); });
}

text::ListMask ReportView::Lists(Range r) const {
  text::ListMask out = 0;
  EachHit(r, [&](const text::WordHit& hit) { out |= vocabulary_->Lists(hit.word); });
  return out;
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

Range ReportView::LeadInOf(uint32_t i) const {
  const Range figure = figures_[i];
  if (sentences_.empty()) return {figure.begin, figure.begin};
  uint32_t floor = sentences_[sentence_of_[i]].range.begin;
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

bool HasAny(std::u32string_view words, const std::vector<std::u32string>& list) {
  return std::any_of(list.begin(), list.end(), [&](const auto& w) { return Has(words, w); });
}

}  // namespace dudao::scoring
