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

// Whether the clause is a measurable thing and, at its end, the claim that it rose.
bool EndsInClaim(std::u32string_view clause, const Words& claims, const Words& measures) {
  while (!clause.empty() && clause.back() == U'了') clause.remove_suffix(1);
  return std::any_of(claims.begin(), claims.end(), [&](const std::u32string& claim) {
    return clause.ends_with(claim) &&
           HasAny(clause.substr(0, clause.size() - claim.size()), measures);
  });
}

struct BoastLists {
  text::ListMask plain, school, enter, rate, denied;
  explicit BoastLists(const FindingRules& rules)
      : plain(rules.Mask("boast")),
        school(rules.Mask("boast_school")),
        enter(rules.Mask("boast_enter")),
        rate(rules.Mask("boast_rate")),
        denied(rules.Mask("boast_denied")) {}
  text::ListMask any() const { return plain | school | rate; }
};

// 本科上线率达到…, 被名校录取, 高考状元
bool Boasts(const FindingContext& c, const BoastLists& boast, Range clause) {
  const text::ListMask lists = c.report.Lists(clause);
  return (lists & boast.plain) != 0 ||
         ((lists & boast.school) != 0 && (lists & boast.enter) != 0) ||
         ((lists & boast.rate) != 0 && HasFigure(c.report, clause));
}

// Start of the local post that ends where `at` begins; `at` when none does.
size_t PostBefore(std::u32string_view text, size_t at, const Words& posts) {
  size_t longest = 0;
  for (const std::u32string& post : posts) {
    if (text.substr(0, at).ends_with(post)) longest = std::max(longest, post.size());
  }
  return at - longest;
}

// 时任…书记
bool IsFormer(const FindingContext& c, size_t post) {
  constexpr size_t kBefore = 10;
  const size_t from = post < kBefore ? 0 : post - kBefore;
  return HasAny(c.report.view().substr(from, post - from), c.book.findings.List("former"));
}

}  // namespace

// 教育教学质量进一步提升, and no figure in the sentence.
Found EmptyClaim(const FindingContext& c) {
  const FindingRules& rules = c.book.findings;
  const text::ListMask claim = rules.Mask("claim"), measure = rules.Mask("measure");
  const text::ListMask aim = rules.Mask("aim");
  Found out;
  for (const Sentence& s : c.report.sentences()) {
    if ((s.lists & claim) == 0 || (s.lists & measure) == 0 || s.has_figure) continue;
    const Paragraph& p = c.report.ParagraphOf(s);
    if (!c.report.TellsOfDeeds(s) || p.is_heading || p.role == "current_year") continue;
    for (const Range clause : ClausesOf(c.report, s)) {
      const text::ListMask lists = c.report.Lists(clause);
      if ((lists & claim) == 0 || (lists & measure) == 0 || (lists & aim) != 0) continue;
      if (EndsInClaim(c.report.View(clause), rules.List("claim"), rules.List("measure")) &&
          !InHeading(c.report, clause))
        out.push_back({"", {c.report.Utf8(clause)}, {c.report.Home(clause)}});
    }
  }
  return out;
}

// 高考本科上线率提高到61.2%，3人被名牌大学录取. Not: 严禁宣传升学率.
Found RedlineBoast(const FindingContext& c) {
  const BoastLists boast(c.book.findings);
  Found out;
  for (const Sentence& s : c.report.sentences()) {
    if ((s.lists & boast.any()) == 0 || (s.lists & boast.denied) != 0) continue;
    if (c.report.ParagraphOf(s).is_frame) continue;
    Raised raised;
    for (const Range clause : ClausesOf(c.report, s)) {
      if (!Boasts(c, boast, clause)) continue;
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
  const text::ListMask leader = rules.Mask("leader");
  Found out;
  for (const Sentence& s : c.report.sentences()) {
    if ((s.lists & leader) == 0) continue;
    for (const text::WordHit& hit : c.report.Hits(s)) {
      if ((c.report.vocabulary().Lists(hit.word) & leader) == 0) continue;
      const size_t post = PostBefore(c.report.view(), hit.begin, rules.List("local_post"));
      if (post == hit.begin || IsFormer(c, post)) continue;
      out.push_back({"", {}, {c.report.Home({static_cast<uint32_t>(post), hit.end})}});
    }
  }
  return out;
}

}  // namespace dudao::scoring
