// 问题清单.xlsx, the desk a person decides at: one row a finding, the machine's columns beside
// those a person fills in. A new run refreshes the machine's and keeps every word of the person's.
//
//   auto desk = ReadDesk(*ReadWorkbook(bytes));
//   desk->rows[0].decision.verdict;                       // 采纳
//   WriteWorkbook(DeskSheets(paper, *desk, words));
#ifndef DUDAO_CLI_PAPERS_DECISIONS_DESK_H_
#define DUDAO_CLI_PAPERS_DECISIONS_DESK_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/display/words.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

inline constexpr char kDeskFile[] = "问题清单.xlsx";
inline constexpr char kAdopted[] = "采纳";
inline constexpr char kRejected[] = "不采纳";
inline constexpr char kDeferred[] = "待议";

// A person's words on a finding, as typed.
struct Decision {
  std::string verdict;    // 处理
  std::string reason;     // 处理理由
  std::string rewording;  // 改写后的核实要求: what the letter says in place of the machine's
  std::string reply;      // 县级回复
  std::string conclusion;  // 复核结论

  bool empty() const;
};

struct DeskRow {
  std::string id;  // of the finding; empty for a row a person added
  Decision decision;
  std::map<std::string, std::string> shown;  // the other columns by title
  std::string cell;                          // of its 处理: I7
};

struct Desk {
  std::string place, document_id;  // of the report it was made for; empty when not told
  std::vector<DeskRow> rows;       // of the sheet 问题清单
  std::vector<DeskRow> gone;       // of the sheet 已消失

  // What stands in 处理 and is none of the three words: “同意”（I7）.
  std::vector<std::string> UnknownVerdicts() const;
};

// A refusal desk_not_read when there is no table with the columns 处理 and 问题编号.
absl::StatusOr<Desk> ReadDesk(const ReadBook& book);

// Whether a workbook looks like a desk.
bool IsDesk(const ReadBook& book);

// The sheets 问题清单, 已消失 (when there are such) and 说明. `before` is what an earlier run left,
// empty for a first.
std::vector<TableSheet> DeskSheets(const Paper& paper, const Desk& before, const Words& words);

// What a finding rests on, as the desk and the letter say it: what was seen, the arithmetic, the
// rule.
std::string GroundsOf(const FindingRow& row, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_DESK_H_
