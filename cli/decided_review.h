// What people decided, laid on a review: total and grade once nothing is open, and the lines that
// say so. The machine's own values stay as they are.
#ifndef DUDAO_CLI_DECIDED_REVIEW_H_
#define DUDAO_CLI_DECIDED_REVIEW_H_

#include <string>

#include "cli/decision_files.h"
#include "cli/papers/model/paper.h"
#include "dudao/v1/review.pb.h"
#include "services/scoring/core/scorer.h"

namespace dudao::cli {

// Sets score.total and score.grade of `review` when every pending point is decided. `paper` is of
// that review. Returns lines for the terminal; empty when no decision is on this report. `scorer`
// knows the framework's grades.
std::string ApplyDecisions(const Decisions& decisions, const scoring::Scorer& scorer,
                           const Paper& paper, v1::Review* review);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DECIDED_REVIEW_H_
