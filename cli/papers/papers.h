// Every kind of paper made of a review, each built once from the data files.
#ifndef DUDAO_CLI_PAPERS_PAPERS_H_
#define DUDAO_CLI_PAPERS_PAPERS_H_

#include <string>

#include "absl/status/statusor.h"
#include "cli/papers/html/html_paper.h"
#include "cli/papers/model/paper_maker.h"
#include "common/text/data_set.h"

namespace dudao::cli {

struct Papers {
  PaperMaker maker;
  HtmlPaper html;
  std::string letter_template;  // bytes of a .docx, see papers/docx/document_template.h

  // InvalidArgument names file, line and column of a faulty row; NotFound a missing file.
  static absl::StatusOr<Papers> Create(const text::DataSet& data);
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_PAPERS_H_
