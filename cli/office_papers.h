// The papers people work with, written by `dudao check -o OUT` beside the pages:
//
//   OUT/内部/复核结果.xlsx        总表, 指标得分, 数据核验, 指标矩阵 of the run
//   OUT/内部/专家评分表.xlsx      for experts to fill in
//   OUT/内部/云岭县/问题清单.xlsx  the desk of each report, and a draft of its letter
//
// What people wrote in an earlier run is read first and kept; a workbook that changes leaves its
// last state beside it as 名称（上次）.xlsx. One that cannot be read is not touched.
#ifndef DUDAO_CLI_OFFICE_PAPERS_H_
#define DUDAO_CLI_OFFICE_PAPERS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/papers/decisions/adoption.h"
#include "cli/papers/decisions/expert_book.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/model/place_name.h"
#include "cli/papers/papers.h"
#include "cli/papers/xlsx/results_book.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

class OfficePapers {
 public:
  // `inside`: OUT/内部, there already. `papers` must outlive it.
  OfficePapers(std::string inside, const Papers& papers);

  // In the order of the run, on one thread. Statuses carry a StageError whose {0} is the path.
  absl::Status Add(const Paper& paper);
  absl::Status Finish() const;

 private:
  const std::string inside_;
  const Papers& papers_;
  PlaceLabels labels_;
  ResultsBook results_;
  ExpertBook experts_;
};

// The letter as .docx. A fault in the template carries template_unfit {its path, reason}.
absl::StatusOr<std::string> LetterBytes(const Papers& papers, const Paper& paper,
                                        const Adoption& adoption, bool draft);

// Writes `sheets` to `path`; the same bytes are left alone, others kept beside first.
absl::Status WriteBook(const std::string& path, const std::vector<TableSheet>& sheets);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_OFFICE_PAPERS_H_
