#include "services/scoring/core/indicator/evidence.h"

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

void AddTo(std::vector<uint32_t>* list, uint32_t sentence) {
  if (!list->empty() && list->back() == sentence) return;
  const auto it = std::lower_bound(list->begin(), list->end(), sentence);
  if (it == list->end() || *it != sentence) list->insert(it, sentence);
}

std::u32string Folded(const std::string& text) {
  std::u32string out;
  for (const char32_t c : text::ToUtf32(text).value_or(U"")) {
    const char32_t f = text::Fold(c);
    if (f != 0 && !text::IsSpace(f) && f != U'\n') out.push_back(f);
  }
  return out;
}

// First sentence of deeds under each heading: an index, or nothing.
std::vector<std::optional<uint32_t>> FirstSentences(const ReportView& report) {
  std::vector<std::optional<uint32_t>> out(report.segmentation().headings_size());
  for (uint32_t s = 0; s < report.sentences().size(); ++s) {
    const Sentence& sentence = report.sentences()[s];
    const Paragraph& p = report.ParagraphOf(sentence);
    if (!p.heading || *p.heading >= out.size() || !report.TellsOfDeeds(sentence)) continue;
    if (!out[*p.heading]) out[*p.heading] = s;
  }
  return out;
}

void AddHeadings(const ReportView& report, const Framework& framework,
                 std::vector<std::vector<uint32_t>>* out) {
  const auto first = FirstSentences(report);
  for (int h = 0; h < report.segmentation().headings_size(); ++h) {
    if (!first[h]) continue;
    const std::u32string words = Folded(report.segmentation().headings(h).text());
    framework.heading_topics.Match(report.vocabulary().Find(words),
                                   [&](uint32_t i) { AddTo(&(*out)[i], *first[h]); });
  }
}

void Quote(const ReportView& report, Range range, std::string_view rung, v1::Evidence* out) {
  const text::Span home = report.Home(range);
  text::ToProto(home, out->mutable_span());
  out->set_text(report.source().Utf8(home));
  out->set_rung(std::string(rung));
}

}  // namespace

std::vector<std::vector<uint32_t>> MapSentences(const ReportView& report,
                                                const Framework& framework) {
  std::vector<std::vector<uint32_t>> out(framework.indicators.size());
  for (uint32_t s = 0; s < report.sentences().size(); ++s) {
    const Sentence& sentence = report.sentences()[s];
    if (!report.TellsOfDeeds(sentence)) continue;
    framework.text_topics.Match(report.Hits(sentence), [&](uint32_t i) { AddTo(&out[i], s); });
  }
  AddHeadings(report, framework, &out);
  return out;
}

std::string_view RungOfSentence(const ReportView& report, uint32_t sentence) {
  return report.sentences()[sentence].cites ? "documented" : "mentioned";
}

void SentenceEvidence(const ReportView& report, uint32_t sentence, v1::Evidence* out) {
  Quote(report, report.sentences()[sentence].range, RungOfSentence(report, sentence), out);
}

void FigureEvidence(const ReportView& report, uint32_t quantity, std::string_view rung,
                    v1::Evidence* out) {
  const Range lead = report.LeadInRange(quantity);
  Quote(report, {lead.begin, report.Figure(quantity).end}, rung, out);
  out->set_quantity(quantity);
}

}  // namespace dudao::scoring
