// What a person reads when a report could not be taken further: Chinese wordings of StageErrors,
// from data/messages/errors.tsv.
//
//   auto messages = ErrorMessages::Create(data);
//   messages->Format(error);   // 报告.txt：文件是空的。请重新导出或上传有内容的报告。
#ifndef DUDAO_COMMON_STATUS_MESSAGES_H_
#define DUDAO_COMMON_STATUS_MESSAGES_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "dudao/v1/stage_task.pb.h"

namespace dudao {

class ErrorMessages {
 public:
  // InvalidArgument with file, line and column when a row is bad, a code stands twice, or the row
  // `unknown` is missing.
  static absl::StatusOr<ErrorMessages> Create(const text::DataSet& data);

  // Message and advice. A code without a row is worded by the row `unknown`.
  std::string Format(const v1::StageError& error) const;
  // What happened, without advice.
  std::string Message(const v1::StageError& error) const;
  // What to do.
  std::string Advice(const v1::StageError& error) const;

 private:
  struct Wording {
    std::string message, advice;
  };
  std::string Fill(const v1::StageError& error, std::string Wording::*part) const;

  std::map<std::string, Wording, std::less<>> wordings_;
};

}  // namespace dudao

#endif  // DUDAO_COMMON_STATUS_MESSAGES_H_
