// What comes with a self-assessment: the score it gives itself, reasons, evidence, its length.
#include <algorithm>

#include "services/scoring/core/finding/finders.h"

namespace dudao::scoring {
namespace {

using text::Decimal;

bool IsSelfReport(const FindingContext& c) { return c.frame.doc_kind() == "self_report"; }

// Whether a word of the list stands in the report or in what comes with it on the page.
bool Says(const FindingContext& c, std::string_view list) {
  const text::ListMask mask = c.book.findings.Mask(list);
  for (const Sentence& s : c.report.sentences()) {
    if ((s.lists & mask) != 0) return true;
  }
  const auto& words = c.book.findings.List(list);
  const auto& chrome = c.report.segmentation().chrome();
  return std::any_of(chrome.begin(), chrome.end(), [&](const v1::Span& span) {
    return HasAny(c.report.source().Slice(text::FromProto(span)), words);
  });
}

bool HasBonusSection(const FindingContext& c) {
  const auto& headings = c.report.segmentation().headings();
  return std::any_of(headings.begin(), headings.end(),
                     [](const v1::Heading& h) { return h.role() == "bonus"; });
}

}  // namespace

Found SelfScoreTableAbsent(const FindingContext& c) {
  if (!IsSelfReport(c) || c.frame.cut_off() || c.self_score.has_total()) return {};
  if (Says(c, "self_score_table")) return {};
  return {{"", {}, {}}};
}

// 自评得分97分, and no word on where three points were lost.
Found ScoreReasonAbsent(const FindingContext& c) {
  if (!IsSelfReport(c) || !c.self_score.has_total() || Says(c, "score_reason")) return {};
  return {{"", {c.self_score.total()}, {}}};
}

Found EvidenceListAbsent(const FindingContext& c) {
  if (!IsSelfReport(c) || c.frame.cut_off() || Says(c, "evidence_list")) return {};
  return {{"", {}, {}}};
}

// 自评总分103分: base and bonus are not told apart.
Found SelfScoreNotSplit(const FindingContext& c) {
  if (!IsSelfReport(c) || !c.self_score.has_total()) return {};
  if (c.self_score.has_base() && c.self_score.has_bonus()) return {};
  const auto total = Decimal::Parse(c.self_score.total());
  if (!HasBonusSection(c) && !(total && *total > Decimal(100))) return {};
  return {{"", {c.self_score.total()}, {}}};
}

// Longer than the framework asks for, blanks and furniture not counted.
Found OverLength(const FindingContext& c) {
  if (!IsSelfReport(c) || c.framework.max_length == 0) return {};
  const size_t length = c.report.view().size();
  if (length <= c.framework.max_length) return {};
  return {{"", {std::to_string(length), std::to_string(c.framework.max_length)}, {}}};
}

}  // namespace dudao::scoring
