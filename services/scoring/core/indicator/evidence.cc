#include "services/scoring/core/indicator/evidence.h"

#include <algorithm>

#include "common/text/utf.h"
#include "services/scoring/core/indicator/notice_map.h"

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

using Found = std::vector<std::vector<uint32_t>>;  // sentences of each indicator

bool IsOf(const Indicator& indicator, std::string_view role) {
  return std::find(indicator.sections.begin(), indicator.sections.end(), role) !=
         indicator.sections.end();
}

void AddHeadings(const ReportView& report, const Framework& framework,
                 const std::vector<std::optional<uint32_t>>& first, Found* out) {
  for (uint32_t h = 0; h < first.size(); ++h) {
    if (!first[h]) continue;
    framework.heading_topics.Match(report.vocabulary().Find(HeadingWords(report, h)),
                                   [&](uint32_t i) { AddTo(&(*out)[i], *first[h]); });
    const std::string& role = report.segmentation().headings(static_cast<int>(h)).role();
    for (size_t i = 0; i < framework.indicators.size(); ++i) {
      if (IsOf(framework.indicators[i], role)) AddTo(&(*out)[i], *first[h]);
    }
  }
}

// The first sentence under the heading of a point answers the indicators of it that no words do,
// when the point is of one alone: which of several it answers its number does not say.
void AddByNumber(const ReportView& report, const Framework& framework,
                 const std::vector<std::optional<uint32_t>>& first, Found* out) {
  for (const auto& [heading, point] : MapByNumber(report, framework)) {
    const auto& indicators = framework.notice[point].indicators;
    if (indicators.size() != 1 || !first[heading]) continue;
    if (Found::value_type& own = (*out)[indicators.front()]; own.empty()) own = {*first[heading]};
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
    const auto take = [&](uint32_t i) { AddTo(&out[i], s); };
    framework.text_topics.Match(report.Hits(sentence), take);
    if (sentence.cites) framework.document_topics.Match(report.Hits(sentence), take);
  }
  const auto first = FirstSentences(report);
  AddHeadings(report, framework, first, &out);
  AddByNumber(report, framework, first, &out);
  return out;
}

std::u32string HeadingWords(const ReportView& report, uint32_t heading) {
  return Folded(report.segmentation().headings(static_cast<int>(heading)).text());
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
