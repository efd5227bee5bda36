#include <algorithm>

#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

using Words = std::vector<std::u32string>;

bool HasFigure(const ReportView& report, Range r) {
  const auto count = static_cast<uint32_t>(report.extraction().quantities_size());
  for (uint32_t i = 0; i < count; ++i) {
    if (report.Figure(i).Overlaps(r)) return true;
  }
  return false;
}

bool InHeading(const ReportView& report, Range r) {
  const text::Span home = report.Home(r);
  const auto& headings = report.segmentation().headings();
  return std::any_of(headings.begin(), headings.end(), [&](const v1::Heading& h) {
    return home.Overlaps(text::FromProto(h.span()));
  });
}

// Clauses of a sentence, stops outside.
std::vector<Range> ClausesOf(const ReportView& report, const Sentence& s) {
  std::vector<Range> out;
  for (uint32_t at = s.range.begin; at < s.range.end;) {
    Range clause = report.ClauseAt(at);
    clause.begin = std::max(clause.begin, s.range.begin);
    clause.end = std::min(clause.end, s.range.end);
    if (clause.size() > 0) out.push_back(clause);
    at = std::max(clause.end, at) + 1;
  }
  return out;
}

bool EndsInClaim(std::u32string_view clause, const Words& claims, const Words& measures) {
  while (!clause.empty() && clause.back() == U'了') clause.remove_suffix(1);
  return std::any_of(claims.begin(), claims.end(), [&](const std::u32string& claim) {
    return clause.ends_with(claim) &&
           HasAny(clause.substr(0, clause.size() - claim.size()), measures);
  });
}

// 本科上线率达到…, 被名校录取, 高考状元
bool Boasts(const FindingContext& c, Range clause) {
  const FindingRules& rules = c.book.findings;
  const std::u32string_view words = c.report.View(clause);
  if (HasAny(words, rules.List("boast"))) return true;
  if (HasAny(words, rules.List("boast_school")) && HasAny(words, rules.List("boast_enter")))
    return true;
  return HasAny(words, rules.List("boast_rate")) && HasFigure(c.report, clause);
}

// Start of the local post that ends where `at` begins; `at` when none does.
size_t PostBefore(std::u32string_view text, size_t at, const Words& posts) {
  size_t longest = 0;
  for (const std::u32string& post : posts) {
    if (text.substr(0, at).ends_with(post)) longest = std::max(longest, post.size());
  }
  return at - longest;
}

}  // namespace

// 教育教学质量进一步提升, and no figure in the sentence.
Found EmptyClaim(const FindingContext& c) {
  const FindingRules& rules = c.book.findings;
  Found out;
  for (const Sentence& s : c.report.sentences()) {
    const Paragraph& p = c.report.ParagraphOf(s);
    if (!c.report.TellsOfDeeds(s) || p.is_heading || p.role == "current_year") continue;
    if (!HasAny(c.report.View(s.range), rules.List("claim"))) continue;
    if (HasFigure(c.report, s.range)) continue;
    for (const Range clause : ClausesOf(c.report, s)) {
      const std::u32string_view words = c.report.View(clause);
      if (HasAny(words, rules.List("aim")) || InHeading(c.report, clause)) continue;
      if (EndsInClaim(words.ends_with(U"。") ? words.substr(0, words.size() - 1) : words,
                      rules.List("claim"), rules.List("measure")))
        out.push_back({"", {c.report.Utf8(clause)}, {c.report.Home(clause)}});
    }
  }
  return out;
}

// 高考本科上线率提高到61.2%，3人被名牌大学录取. Not: 严禁宣传升学率.
Found RedlineBoast(const FindingContext& c) {
  Found out;
  for (const Sentence& s : c.report.sentences()) {
    if (c.report.ParagraphOf(s).is_frame) continue;
    if (HasAny(c.report.View(s.range), c.book.findings.List("boast_denied"))) continue;
    Raised raised;
    for (const Range clause : ClausesOf(c.report, s)) {
      if (!Boasts(c, clause)) continue;
      if (raised.spans.empty()) raised.arguments.push_back(c.report.Utf8(clause));
      raised.spans.push_back(c.report.Home(clause));
    }
    if (!raised.spans.empty()) out.push_back(std::move(raised));
  }
  return out;
}

// A national leader's name right after 县委书记 or 市长. Not: 时任…书记.
Found LeaderNameMisplaced(const FindingContext& c) {
  const FindingRules& rules = c.book.findings;
  const std::u32string_view text = c.report.view();
  constexpr size_t kBefore = 10;
  Found out;
  for (const std::u32string& name : rules.List("leader")) {
    for (size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      const size_t post = PostBefore(text, at, rules.List("local_post"));
      if (post == at) continue;
      const size_t from = post < kBefore ? 0 : post - kBefore;
      if (HasAny(text.substr(from, post - from), rules.List("former"))) continue;
      const Range found{static_cast<uint32_t>(post), static_cast<uint32_t>(at + name.size())};
      out.push_back({"", {}, {c.report.Home(found)}});
    }
  }
  return out;
}

}  // namespace dudao::scoring
