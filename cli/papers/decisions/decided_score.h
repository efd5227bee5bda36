// Total and grade once people have decided every point that was pending.
//
//   const DecidedScore decided = Decide(review.score(), scores, grades);
//   if (decided.complete()) decided.total;
#ifndef DUDAO_CLI_PAPERS_DECISIONS_DECIDED_SCORE_H_
#define DUDAO_CLI_PAPERS_DECISIONS_DECIDED_SCORE_H_

#include <map>
#include <string>
#include <vector>

#include "common/text/decimal.h"
#include "dudao/v1/review.pb.h"
#include "services/scoring/core/rules/grade.h"

namespace dudao::cli {

struct DecidedScore {
  std::vector<std::string> open;       // ids of indicators still for a person
  std::vector<std::string> overruled;  // ids a person scored otherwise than the machine
  size_t by_experts = 0;               // indicators experts have scored
  std::string total, grade;            // empty while anything is open
  // 自评可信度 of 山东's rules, whose formula is not published; ours: 1 − |self − total| / base in
  // per cent, of the self score without bonus. Empty without total or self score.
  std::string credibility;
  bool vetoes_open = false;            // a total but no grade: downgrades raised, not confirmed

  bool complete() const { return !total.empty(); }
};

// `experts`: score by indicator id. Where an expert scored, that counts; elsewhere the machine's
// points, if none of them is pending. `grades` are the framework's, in hundredths of the base.
DecidedScore Decide(const v1::Score& score, const std::map<std::string, text::Decimal>& experts,
                    const std::vector<scoring::Grade>& grades);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_DECIDED_SCORE_H_
