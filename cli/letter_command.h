// `dudao letter`: the letter to a place, from what a person adopted on the desk.
#ifndef DUDAO_CLI_LETTER_COMMAND_H_
#define DUDAO_CLI_LETTER_COMMAND_H_

#include <string>

#include "dudao/v1/document.pb.h"

namespace dudao::cli {

struct LetterCommandOptions {
  std::string path;
  std::string decisions;  // 问题清单.xlsx; empty: a draft, kept inside
  std::string out_dir = ".";
  std::string data_dir;
  v1::ReviewOptions review;
};

// Writes OUT/反馈/PLACE/反馈函.docx and 数据核验表.xlsx, or the draft
// OUT/内部/PLACE/反馈函（内部初核稿）.docx; says on stdout what went in and what did not. Returns
// an exit code.
int RunLetter(const LetterCommandOptions& options);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_LETTER_COMMAND_H_
