// The report's own table of scores, 自评打分表: rows of cells parted by tabs below a head with
// 自评分.
//
//   指标\t分值\t自评分
//   1.1 党组织覆盖与领导小组运行\t4\t3.5      → row 1.1 has the self score 3.5
#ifndef DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_TABLE_H_
#define DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_TABLE_H_

#include "dudao/v1/review.pb.h"
#include "services/scoring/core/report/report_view.h"

namespace dudao::scoring {

// Sets score.self_score.total from the row 合计 unless a sentence stated it, and self_score of the
// indicators that have a row, known by number or by name; a number that
// exceeds the indicator's points is left out, it is of something else.
void ReadSelfScoreTable(const ReportView& report, v1::Score* score);

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_SELF_SCORE_TABLE_H_
