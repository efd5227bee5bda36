// The finders, one a code (docs/evaluation.md has the table).
#ifndef DUDAO_SERVICES_SCORING_CORE_FINDING_FINDERS_H_
#define DUDAO_SERVICES_SCORING_CORE_FINDING_FINDERS_H_

#include <vector>

#include "services/scoring/core/finding/finding.h"

namespace dudao::scoring {

using Found = std::vector<Raised>;

// document.cc: the document as a whole.
Found WrongDocKind(const FindingContext& context);
Found TextCutOff(const FindingContext& context);
Found NoAddressee(const FindingContext& context);
Found NoSignoffDate(const FindingContext& context);
Found IssuerNotGovernment(const FindingContext& context);
Found FrameworkLevelMismatch(const FindingContext& context);
Found PartMissing(const FindingContext& context);
Found IndicatorNotAddressed(const FindingContext& context);
Found PlaceholderLeft(const FindingContext& context);

// arithmetic.cc: what the report's own numbers say of each other.
Found ArithmeticViolated(const FindingContext& context);
Found TwoValues(const FindingContext& context);
Found PartsShort(const FindingContext& context);

// figures.cc: single figures and their units.
Found PercentForPoint(const FindingContext& context);
Found PointForPercent(const FindingContext& context);
Found UnitImpossible(const FindingContext& context);
Found PercentOver100(const FindingContext& context);
Found DigitsJoined(const FindingContext& context);
Found TargetAsFact(const FindingContext& context);

// lines.cc: figures and admissions against lines.
Found LineMissed(const FindingContext& context);
Found DerivedRatioOff(const FindingContext& context);
Found RestatesLine(const FindingContext& context);

// words.cc: what is said, without figures.
Found EmptyClaim(const FindingContext& context);
Found RedlineBoast(const FindingContext& context);
Found LeaderNameMisplaced(const FindingContext& context);

// package.cc: what comes with the report.
Found SelfScoreTableAbsent(const FindingContext& context);
Found ScoreReasonAbsent(const FindingContext& context);
Found EvidenceListAbsent(const FindingContext& context);
Found SelfScoreNotSplit(const FindingContext& context);
Found OverLength(const FindingContext& context);

// follow_up.cc: whether what is admitted is followed through.
Found ProblemWithoutMeasure(const FindingContext& context);
Found ProblemInPassing(const FindingContext& context);
Found LastProblemNotAnswered(const FindingContext& context);
Found Contradiction(const FindingContext& context);

// stale.cc, places.cc: a year gone by, another place's name.
Found FigureStale(const FindingContext& context);
Found ForeignPlaceName(const FindingContext& context);

// beyond.cc: what other reports and the office's statistics say.
Found CopiedText(const FindingContext& context);
Found DiffersFromReference(const FindingContext& context);

// Figure `i` with the words before it in its clause.
Range FigureInClause(const ReportView& report, uint32_t i);
// What names figure `i`: its subject with the noun it hangs on, and its lead-in.
std::u32string NamingOf(const ReportView& report, uint32_t i);
// Whether figure `i` states a rise or a fall.
bool IsChange(const FindingContext& context, uint32_t i);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_FINDING_FINDERS_H_
