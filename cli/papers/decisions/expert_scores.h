// 专家评分表.xlsx: what experts score, laid out twice, a sheet an indicator across places (网评)
// and a sheet a place (督导), and read back with what is wrong in it.
//
//   auto scores = ReadExpertScores(*ReadWorkbook(bytes), "甲.xlsx");
//   for (const ExpertFault& fault : scores->faults) fault.where + fault.what;
#ifndef DUDAO_CLI_PAPERS_DECISIONS_EXPERT_SCORES_H_
#define DUDAO_CLI_PAPERS_DECISIONS_EXPERT_SCORES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/papers/xlsx/workbook_reader.h"
#include "common/text/decimal.h"

namespace dudao::cli {

inline constexpr char kExpertFile[] = "专家评分表.xlsx";

// Titles of the columns, which the tables are read back by.
namespace expert {
inline constexpr char kPlace[] = "地区";
inline constexpr char kIndicator[] = "指标编号";
inline constexpr char kPoints[] = "满分";
inline constexpr char kSelf[] = "自评分";
inline constexpr char kScore[] = "专家分";
inline constexpr char kBasis[] = "评分依据（必填）";
inline constexpr char kName[] = "专家姓名";
inline constexpr char kByIndicator[] = "网评";  // how names of sheets begin
inline constexpr char kByPlace[] = "督导";
}  // namespace expert

// A row a person wrote in.
struct ExpertScore {
  bool by_place = false;  // from a sheet of one place
  std::string place, indicator, points;
  std::string self;          // 自评分
  std::string score, basis;  // as typed
  std::string expert;        // the name given in 说明, else the file's
  std::string where;         // 甲.xlsx 工作表“网评1.1”H5
  bool counts = false;       // a number within bounds, with a basis
};

struct ExpertFault {
  std::string where, what;
};

struct ExpertScores {
  std::string expert;
  std::vector<ExpertScore> rows;
  std::vector<ExpertFault> faults;
};

bool IsExpertBook(const ReadBook& book);

// A refusal experts_not_read when no sheet has such a table. `file` is how people know it.
absl::StatusOr<ExpertScores> ReadExpertScores(const ReadBook& book, const std::string& file);

// One indicator of one place as several experts see it. Two equal scores of one expert count once.
struct ExpertView {
  std::string place, indicator;
  std::vector<std::pair<std::string, text::Decimal>> scores;  // expert and score
  text::Decimal lowest, highest;
  text::Decimal mean;  // rounded to two places

  text::Decimal spread() const { return highest - lowest; }
};

// In the order in which places and indicators first occur. An expert who gives one indicator two
// scores is a fault, added to `faults`, and counts with neither.
std::vector<ExpertView> Combine(const std::vector<ExpertScores>& experts,
                                std::vector<ExpertFault>* faults);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DECISIONS_EXPERT_SCORES_H_
