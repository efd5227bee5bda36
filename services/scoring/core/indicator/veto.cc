#include "services/scoring/core/indicator/veto.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "services/scoring/core/indicator/evidence.h"

namespace dudao::scoring {
namespace {

constexpr std::string_view EffectCode(Effect effect) {
  return effect == Effect::kFail ? "fail" : effect == Effect::kCap ? "cap" : "drop";
}

constexpr std::string_view EffectWords(Effect effect) {
  return effect == Effect::kFail  ? "定为最低等次"
         : effect == Effect::kCap ? "不得评为最高等次"
                                  : "降低一个等次";
}

// The latest year a date of the sentence is in: 2019年5月, 2018-2019 → 2019.
std::optional<int> LatestYear(const ReportView& report, const Sentence& sentence) {
  const text::Span home = report.Home(sentence.range);
  std::optional<int> out;
  for (const v1::Date& date : report.extraction().dates()) {
    if (!home.Overlaps(text::FromProto(date.span())) || date.iso().size() < 4) continue;
    const size_t last = date.iso().find('/') == std::string::npos ? 0 : date.iso().find('/') + 1;
    int year = 0;
    const char* from = date.iso().data() + last;
    const char* end = date.iso().data() + date.iso().size();
    if (end - from < 4 || std::from_chars(from, from + 4, year).ec != std::errc()) continue;
    out = std::max(out.value_or(year), year);
  }
  return out;
}

bool TooLongAgo(std::optional<int> year, const VetoRule& rule, const Years& years) {
  return year && years.duty && *year < *years.duty - rule.look_back;
}

// Of what was: an admitted problem counts, a plan does not.
bool TellsOfThePast(const ReportView& report, const Sentence& sentence) {
  const Paragraph& p = report.ParagraphOf(sentence);
  return !p.is_frame && !p.is_heading && p.role != "plans" && p.role != "self_score";
}

std::string ReasonFor(const VetoRule& rule, bool dated) {
  return fmt::format(
      "报告中有可能涉及“{}”的表述{}。如经人工确认属实，{}（{}）；确认之前不影响得分和等次。",
      rule.name, dated ? "" : "，且未写明时间", EffectWords(rule.effect), rule.source);
}

}  // namespace

void RaiseVetoes(const ReportView& report, const Framework& framework, const Years& years,
                 google::protobuf::RepeatedPtrField<v1::Veto>* out) {
  struct Raised {
    std::vector<uint32_t> sentences;
    bool dated = true;
  };
  std::vector<Raised> raised(framework.vetoes.size());
  for (uint32_t s = 0; s < report.sentences().size(); ++s) {
    const Sentence& sentence = report.sentences()[s];
    framework.veto_topics.Match(report.Hits(sentence), [&](uint32_t v) {
      Raised& r = raised[v];
      const VetoRule& rule = framework.vetoes[v];
      const std::u32string_view words = report.View(sentence.range);
      if (!r.sentences.empty() && r.sentences.back() == s) return;
      if (!TellsOfThePast(report, sentence)) return;
      if (HasAny(words, framework.not_events) || HasAny(words, rule.none)) return;
      const std::optional<int> year = LatestYear(report, sentence);
      if (TooLongAgo(year, rule, years)) return;
      r.dated = r.dated && year.has_value();
      r.sentences.push_back(s);
    });
  }
  for (size_t v = 0; v < raised.size(); ++v) {
    if (raised[v].sentences.empty()) continue;
    v1::Veto* veto = out->Add();
    veto->set_id(framework.vetoes[v].id);
    veto->set_effect(std::string(EffectCode(framework.vetoes[v].effect)));
    veto->set_reason(ReasonFor(framework.vetoes[v], raised[v].dated));
    for (const uint32_t s : raised[v].sentences) SentenceEvidence(report, s, veto->add_evidence());
  }
}

}  // namespace dudao::scoring
