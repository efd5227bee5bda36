// A framework's first draft from the table an office keeps it in.
//
//   auto table = TableWords::Create(data);
//   auto yaml = DraftFramework(rows, *words, {"qingjiang-2024", "清江县", "county"});
#ifndef DUDAO_CLI_FRAMEWORK_NEW_FRAMEWORK_H_
#define DUDAO_CLI_FRAMEWORK_NEW_FRAMEWORK_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/table_rows.h"
#include "common/text/data_set.h"

namespace dudao::cli {

// frameworks/table_words.tsv, in its order: a word and what it stands for.
struct TableWords {
  using List = std::vector<std::pair<std::string, std::string>>;
  List headers, styles, totals;

  static absl::StatusOr<TableWords> Create(const text::DataSet& data);
};

struct DraftHead {
  std::string id, title, level;
};

// The file's text. The row of heads is the first with a column of points and one of names; empty
// cells of the first level go on from above, as merged cells are saved. What the machine must not
// guess (lines, parameters) is left to the office: such indicators are `judge`, their way of
// scoring a comment. InvalidArgument in Chinese when there is no row of heads, a row without
// points, or none.
absl::StatusOr<std::string> DraftFramework(const std::vector<TableRow>& rows,
                                           const TableWords& words, const DraftHead& head);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_FRAMEWORK_NEW_FRAMEWORK_H_
