// Why an input could not be checked, in Chinese: file, reason, what to do.
//
//   faults.Line("a.txt", status);   // a.txt：找不到文件。请核对路径和文件名。
#ifndef DUDAO_CLI_FAULT_TEXTS_H_
#define DUDAO_CLI_FAULT_TEXTS_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::cli {

class FaultTexts {
 public:
  // Reads data/display/file_errors.tsv and data/messages/errors.tsv.
  static absl::StatusOr<FaultTexts> Create(const text::DataSet& data);

  // A status without StageError is ours: 程序内部问题 with its English words.
  std::string Line(std::string_view path, const absl::Status& status) const;

 private:
  struct Wording {
    std::string message, advice;
  };
  std::map<std::string, Wording, std::less<>> wordings_;
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_FAULT_TEXTS_H_
