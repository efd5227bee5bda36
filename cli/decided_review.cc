#include "cli/decided_review.h"

#include <fmt/format.h>

#include "cli/papers/decisions/adoption.h"
#include "cli/papers/model/place_name.h"

namespace dudao::cli {
namespace {

// The names a report's rows may stand under in experts' tables: a second report of one place is
// told by its file too.
std::vector<std::string> LabelsOf(const Paper& paper) {
  PlaceLabels labels;
  const std::string place = labels.Take(paper);
  return {labels.Take(paper), place};
}

std::string FindingsLine(const Adoption& a, size_t findings) {
  const size_t inside = a.kept_inside.size();
  return fmt::format("  问题 {} 项：采纳 {}，不采纳 {}，待议 {}，未处理 {}{}\n", findings,
                     a.findings.size() + inside, a.rejected, a.deferred, a.open,
                     inside > 0 ? fmt::format("（采纳中 {} 项只供内部掌握）", inside) : "");
}

std::string ScoreLine(const DecidedScore& decided, const v1::Score& score) {
  std::string out = fmt::format("  专家评分 {} 项", decided.by_experts);
  if (!decided.overruled.empty()) {
    out += fmt::format("，其中与机器预评不同 {} 项（{}）", decided.overruled.size(),
                       fmt::join(decided.overruled, "、"));
  }
  if (!decided.complete()) {
    return out + fmt::format("；尚有 {} 项未评（{}），不出总分和等级\n", decided.open.size(),
                             fmt::join(decided.open, "、"));
  }
  out += fmt::format("；核定总分 {} 分（满分 {} 分）", decided.total, score.base());
  if (!decided.credibility.empty()) out += fmt::format("，自评可信度 {}%", decided.credibility);
  if (decided.vetoes_open) return out + "；有降等事项待人工确认，不出等级\n";
  return out + (decided.grade.empty() ? "\n" : fmt::format("，等级：{}\n", decided.grade));
}

}  // namespace

std::string ApplyDecisions(const Decisions& decisions, const scoring::Scorer& scorer,
                           const Paper& paper, v1::Review* review) {
  std::string lines;
  const Desk* desk = decisions.DeskFor(paper.head.document_id, PlaceOrName(paper));
  if (desk != nullptr) lines += FindingsLine(Adopt(paper, *desk), paper.findings.size());
  const auto scores = decisions.ScoresFor(LabelsOf(paper));
  if (!scores.empty() && review->score().scored()) {
    const DecidedScore decided =
        Decide(review->score(), scores, scorer.GradesOf(review->score().framework()));
    lines += ScoreLine(decided, review->score());
    if (decided.complete()) review->mutable_score()->set_total(decided.total);
    if (!decided.grade.empty()) review->mutable_score()->set_grade(decided.grade);
  }
  return lines.empty() ? lines : "人工核定\n" + lines;
}

}  // namespace dudao::cli
