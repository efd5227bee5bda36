// Whether what is admitted is followed through: measures for problems, answers to those of last
// year, and nothing claimed that the problem section denies.
#include <algorithm>

#include "common/text/utf.h"
#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

using View = std::u32string_view;

// Less is no section of measures that could be held against the problems.
constexpr size_t kShortestPlans = 120;
constexpr size_t kMostQuoted = 28;
constexpr size_t kMostInPassing = 3;

bool IsWholeSelfReport(const FindingContext& c) {
  return c.frame.doc_kind() == "self_report" && !c.frame.cut_off();
}

// Running text of the sections of a role.
std::u32string TextOf(const FindingContext& c, std::string_view role) {
  std::u32string out;
  for (const Paragraph& p : c.report.paragraphs()) {
    if (p.role == role) out += c.report.View(p.range);
  }
  return out;
}

std::u32string WordsOf(const FindingContext& c, text::Span span) {
  std::u32string out;
  for (const char32_t ch : c.report.source().Slice(span)) {
    if (!text::IsSpace(ch) && ch != U'\n' && ch != U'\r') out.push_back(text::Fold(ch));
  }
  return out;
}

// Index of topics a text speaks of.
std::vector<size_t> TopicsOf(const FindingContext& c, View words) {
  std::vector<size_t> out;
  const auto& topics = c.book.findings.topics();
  for (size_t i = 0; i < topics.size(); ++i) {
    if (HasAny(words, topics[i])) out.push_back(i);
  }
  return out;
}

bool SpeaksOfAny(const FindingContext& c, View words, const std::vector<size_t>& topics) {
  return std::any_of(topics.begin(), topics.end(),
                     [&](size_t topic) { return HasAny(words, c.book.findings.topics()[topic]); });
}

std::string Quoted(View words) {
  const size_t stop = words.find_first_of(U"。；");
  words = words.substr(0, stop);
  if (words.size() <= kMostQuoted) return text::ToUtf8(words);
  return text::ToUtf8(words.substr(0, kMostQuoted)) + "……";
}

struct Problem {
  text::Span span;
  std::u32string words;
  std::vector<size_t> topics;
};

std::vector<Problem> ProblemsOf(const FindingContext& c) {
  std::vector<Problem> out;
  for (const v1::Problem& p : c.report.extraction().problems()) {
    const text::Span span = text::FromProto(p.span());
    std::u32string words = WordsOf(c, span);
    std::vector<size_t> topics = TopicsOf(c, words);
    out.push_back({span, std::move(words), std::move(topics)});
  }
  return out;
}

}  // namespace

// 心理健康教师不足 is admitted, and no measure speaks of 心理. Only where other problems are
// answered: elsewhere measures may stand in another paper.
Found ProblemWithoutMeasure(const FindingContext& c) {
  if (!IsWholeSelfReport(c)) return {};
  const std::u32string plans = TextOf(c, "plans");
  if (plans.size() < kShortestPlans) return {};
  Found out;
  size_t answered = 0;
  for (const Problem& p : ProblemsOf(c)) {
    if (p.topics.empty() || HasAny(p.words, c.book.findings.List("measure_word"))) continue;
    if (SpeaksOfAny(c, plans, p.topics)) {
      ++answered;
    } else {
      out.push_back({"", {Quoted(p.words)}, {p.span}});
    }
  }
  return answered > 0 ? out : Found();
}

// 个别乡镇学校仍存在大班额 among the deeds, and the problem section says nothing of it.
Found ProblemInPassing(const FindingContext& c) {
  if (!IsWholeSelfReport(c)) return {};
  const std::u32string problems = TextOf(c, "problems");
  if (problems.empty()) return {};
  const FindingRules& rules = c.book.findings;
  const text::ListMask admits = rules.Mask("passing_admits"), solved = rules.Mask("solved");
  Found out;
  std::vector<size_t> told;
  for (const Sentence& s : c.report.sentences()) {
    if ((s.lists & admits) == 0 || (s.lists & solved) != 0 || !c.report.TellsOfDeeds(s)) continue;
    const Paragraph& p = c.report.ParagraphOf(s);
    if (p.is_heading || p.is_frame || p.role != "self_check" || out.size() >= kMostInPassing) {
      continue;
    }
    const auto topics = TopicsOf(c, c.report.View(s.range));
    if (topics.empty() || SpeaksOfAny(c, problems, topics)) continue;
    const bool again = std::find(told.begin(), told.end(), topics.front()) != told.end();
    if (!again) out.push_back({"", {Quoted(c.report.View(s.range))}, {c.report.Home(s.range)}});
    told.push_back(topics.front());
  }
  return out;
}

// 针对校舍不足问题，将进一步研究: named, and nothing done about it.
Found LastProblemNotAnswered(const FindingContext& c) {
  if (!IsWholeSelfReport(c)) return {};
  Found out;
  for (const v1::Rectification& r : c.report.extraction().rectifications()) {
    const text::Span span = text::FromProto(r.span());
    const std::u32string words = WordsOf(c, span);
    if (HasAny(words, c.book.findings.List("deed"))) continue;
    if (!HasAny(words, c.book.findings.List("aim"))) continue;
    out.push_back({"", {Quoted(words)}, {span}});
  }
  return out;
}

// 已全部消除大班额, while 大班额问题依然存在 stands among the problems. 大校额 is another thing.
Found Contradiction(const FindingContext& c) {
  const std::vector<Problem> problems = ProblemsOf(c);
  if (problems.empty()) return {};
  Found out;
  for (const ContradictionRule& rule : c.book.findings.contradictions()) {
    const auto admitted = std::find_if(problems.begin(), problems.end(), [&](const Problem& p) {
      return HasAny(p.words, rule.admitted) && !HasAny(p.words, rule.none);
    });
    if (admitted == problems.end()) continue;
    for (const Sentence& s : c.report.sentences()) {
      if (!c.report.TellsOfDeeds(s) || c.report.ParagraphOf(s).role == "problems") continue;
      const View words = c.report.View(s.range);
      if (!HasAny(words, rule.claimed) || HasAny(words, rule.none)) continue;
      out.push_back(
          {"", {Quoted(words), Quoted(admitted->words)}, {c.report.Home(s.range), admitted->span}});
      break;
    }
  }
  return out;
}

}  // namespace dudao::scoring
