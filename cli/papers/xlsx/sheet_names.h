// Names of sheets as Excel allows them: at most 31 characters, none of []:*?/\, no ' at the ends,
// no two alike.
//
//   SheetNames names;
//   names.Take("1.1 作业/课后服务");   // 1.1 作业／课后服务
#ifndef DUDAO_CLI_PAPERS_XLSX_SHEET_NAMES_H_
#define DUDAO_CLI_PAPERS_XLSX_SHEET_NAMES_H_

#include <set>
#include <string>
#include <string_view>

namespace dudao::cli {

class SheetNames {
 public:
  // The second of one name becomes NAME(2).
  std::string Take(std::string_view wanted);

 private:
  std::set<std::string> taken_;  // ASCII letters in lower case, as Excel compares
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_XLSX_SHEET_NAMES_H_
