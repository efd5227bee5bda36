// The report's own score of itself: 自评得分97.5分，其中基础分95分、加分2.5分.
#ifndef DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_H_
#define DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_H_

#include "dudao/v1/review.pb.h"
#include "services/scoring/core/report/report_view.h"

namespace dudao::scoring {

// Sets score.self_score from the last sentence that states one; leaves it unset when none does.
void ReadSelfScore(const ReportView& report, v1::Score* score);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_H_
