// What a person's decisions make of a paper: the findings that may go out, and what is still open.
//
//   const Adoption adopted = Adopt(paper, desk);
//   adopted.findings[0].ask;      // as the person reworded it, or the machine's
#ifndef DUDAO_CLI_PAPERS_DECISIONS_ADOPTION_H_
#define DUDAO_CLI_PAPERS_DECISIONS_ADOPTION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/papers/decisions/desk.h"
#include "cli/papers/model/paper.h"

namespace dudao::cli {

struct Adoption {
  std::vector<FindingRow> findings;  // 采纳 and fit for the place, in the paper's order, then added
  size_t rejected = 0, deferred = 0;
  size_t open = 0;                     // nothing decided
  std::vector<size_t> kept_inside;     // 序号 of rows adopted that never leave the office
  std::vector<std::string> gone;       // where rows stand that were adopted and are no longer found
  std::vector<size_t> without_reason;  // 序号 of rows 不采纳 with no 处理理由
};

Adoption Adopt(const Paper& paper, const Desk& desk);

// As if every finding fit for the place were adopted: what a draft shows.
Adoption AdoptAll(const Paper& paper);

// Whether a finding may be told to the place it is about.
bool MayLeave(const FindingRow& row);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_ADOPTION_H_
