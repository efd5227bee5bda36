#include "services/scoring/core/finding/finders.h"

#include "common/text/utf.h"

namespace dudao::scoring {

const std::vector<NamedFinder>& AllFinders() {
  static const std::vector<NamedFinder> kFinders = {
      {"wrong_doc_kind", WrongDocKind},
      {"framework_level_mismatch", FrameworkLevelMismatch},
      {"part_missing", PartMissing},
      {"indicator_not_addressed", IndicatorNotAddressed},
      {"no_addressee", NoAddressee},
      {"no_signoff_date", NoSignoffDate},
      {"issuer_not_government", IssuerNotGovernment},
      {"text_cut_off", TextCutOff},
      {"placeholder_left", PlaceholderLeft},
      {"arithmetic_violated", ArithmeticViolated},
      {"two_values", TwoValues},
      {"parts_short", PartsShort},
      {"line_missed", LineMissed},
      {"derived_ratio_off", DerivedRatioOff},
      {"restates_line", RestatesLine},
      {"percent_for_point", PercentForPoint},
      {"point_for_percent", PointForPercent},
      {"unit_impossible", UnitImpossible},
      {"percent_over_100", PercentOver100},
      {"digits_joined", DigitsJoined},
      {"target_as_fact", TargetAsFact},
      {"redline_boast", RedlineBoast},
      {"leader_name_misplaced", LeaderNameMisplaced},
      {"empty_claim", EmptyClaim},
      {"self_score_table_absent", SelfScoreTableAbsent},
      {"score_reason_absent", ScoreReasonAbsent},
      {"evidence_list_absent", EvidenceListAbsent},
      {"self_score_not_split", SelfScoreNotSplit},
      {"over_length", OverLength},
      {"problem_without_measure", ProblemWithoutMeasure},
      {"problem_in_passing", ProblemInPassing},
      {"last_problem_not_answered", LastProblemNotAnswered},
      {"contradiction", Contradiction},
      {"figure_stale", FigureStale},
      {"foreign_place_name", ForeignPlaceName},
      {"copied_text", CopiedText},
      {"differs_from_reference", DiffersFromReference},
  };
  return kFinders;
}

Range FigureInClause(const ReportView& report, uint32_t i) {
  return {report.LeadInRange(i).begin, report.Figure(i).end};
}

std::u32string NamingOf(const ReportView& report, uint32_t i) {
  const v1::Quantity& q = report.extraction().quantities(static_cast<int>(i));
  std::u32string words = text::ToUtf32(q.head()).value_or(U"");
  words += text::ToUtf32(q.subject()).value_or(U"");
  words += U" ";
  return words.append(report.LeadIn(i));
}

bool IsChange(const FindingContext& context, uint32_t i) {
  const v1::Quantity& q = context.report.extraction().quantities(static_cast<int>(i));
  if (q.has_change()) return true;
  std::u32string_view lead_in = context.report.LeadIn(i);
  while (!lead_in.empty() && lead_in.back() == U'了') lead_in.remove_suffix(1);
  for (const std::u32string& verb : context.book.findings.List("growth_verb")) {
    if (lead_in.ends_with(verb)) return true;
  }
  return false;
}

}  // namespace dudao::scoring
