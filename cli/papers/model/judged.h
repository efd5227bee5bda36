// The relations of one verdict, those that most hangs on first.
//
//   for (const RelationRow* row : Judged(paper, "violated")) row->explanation;
#ifndef DUDAO_CLI_PAPERS_MODEL_JUDGED_H_
#define DUDAO_CLI_PAPERS_MODEL_JUDGED_H_

#include <string_view>
#include <vector>

#include "cli/papers/model/paper.h"

namespace dudao::cli {

// Good as long as `paper`.
std::vector<const RelationRow*> Judged(const Paper& paper, std::string_view verdict);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_JUDGED_H_
