// The Chinese words for the codes of a review, from data/display/words.tsv, the titles of the
// frameworks (group framework) and the names of metrics (group metric).
//
//   words.Of("status", "no_evidence");   // 报告未述及
#ifndef DUDAO_CLI_DISPLAY_WORDS_H_
#define DUDAO_CLI_DISPLAY_WORDS_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/table.h"

namespace dudao::cli {

class Words {
 public:
  // InvalidArgument names file, line and column.
  static absl::StatusOr<Words> Create(const text::DataSet& data);

  // The code itself when the table has no word for it.
  std::string Of(std::string_view group, std::string_view code) const;
  // The codes of a group.
  std::vector<std::string> CodesOf(std::string_view group) const;

 private:
  absl::Status Add(const text::Row& row, std::string_view group, std::string_view code,
                   std::string_view word);
  void AddFrameworkTitles(const text::DataSet& data);
  // The column `column` of the table at `path`, by its ids, as the words of `group`.
  absl::Status AddNames(const text::DataSet& data, std::string_view path, const std::string& column,
                        std::string_view group);

  std::map<std::pair<std::string, std::string>, std::string> words_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_DISPLAY_WORDS_H_
