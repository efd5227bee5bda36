// The workbooks people decided in, read back from disk: 问题清单.xlsx and 专家评分表.xlsx.
//
//   auto decisions = ReadDecisions({"问题清单.xlsx", "专家甲.xlsx"});
//   decisions->DeskFor(paper);       // nullptr when none is for this report
#ifndef DUDAO_CLI_DECISION_FILES_H_
#define DUDAO_CLI_DECISION_FILES_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/papers/decisions/decided_score.h"
#include "cli/papers/decisions/desk.h"
#include "cli/papers/decisions/expert_scores.h"

namespace dudao::cli {

struct Decisions {
  std::vector<Desk> desks;
  std::vector<ExpertView> scores;   // of all experts together
  std::vector<ExpertFault> faults;  // in experts' tables

  bool empty() const { return desks.empty() && scores.empty() && faults.empty(); }

  // The desk made for this very file, else one for its place.
  const Desk* DeskFor(const std::string& document_id, const std::string& place) const;
  // Experts' mean by indicator, of rows whose 地区 is one of `labels`: the first that occurs.
  std::map<std::string, text::Decimal> ScoresFor(const std::vector<std::string>& labels) const;
};

// Statuses carry a StageError whose {0} is the path.
absl::StatusOr<ReadBook> ReadBookFile(const std::string& path);
// nullopt when there is no such file.
absl::StatusOr<std::optional<ReadBook>> ReadBookIfThere(const std::string& path);

// Each a desk or a table of experts, told by its columns.
absl::StatusOr<Decisions> ReadDecisions(const std::vector<std::string>& paths);

// Tables of experts alone.
absl::StatusOr<std::vector<ExpertScores>> ReadExpertFiles(const std::vector<std::string>& paths);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DECISION_FILES_H_
