// 反馈函: what the letter to a place says, as values for its template (data/papers/反馈函.docx).
//
//   auto docx = FillDocument(template_bytes, LetterValues(paper, adoption, words, {.draft =
//   false}));
#ifndef DUDAO_CLI_PAPERS_DOCX_LETTER_H_
#define DUDAO_CLI_PAPERS_DOCX_LETTER_H_

#include <cstddef>
#include <vector>

#include "cli/display/words.h"
#include "cli/papers/decisions/adoption.h"
#include "cli/papers/docx/document_template.h"
#include "cli/papers/model/paper.h"
#include "cli/papers/xlsx/workbook_writer.h"

namespace dudao::cli {

inline constexpr char kLetterTemplate[] = "papers/feedback-letter.docx";  // below data/
inline constexpr char kLetterFile[] = "反馈函.docx";
inline constexpr char kDraftFile[] = "反馈函（内部初核稿）.docx";
inline constexpr char kRelationFile[] = "数据核验表.xlsx";

struct LetterOptions {
  // Marked 内部初核稿，未经审核，不得外发 on every page.
  bool draft = true;
  size_t max_asks = 10;  // in the letter itself; all are in 附件1
};

// Names no place but the report's own, gives no score and no rank.
TemplateValues LetterValues(const Paper& paper, const Adoption& adoption, const Words& words,
                            const LetterOptions& options);

// The relations that 附件3 shows: those that agree, and those behind a finding that goes out.
std::vector<RelationRow> RelationsToSend(const Paper& paper, const Adoption& adoption);

// The same as a workbook's sheet with live formulas.
TableSheet RelationTableToSend(const Paper& paper, const Adoption& adoption, const Words& words);

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_DOCX_LETTER_H_
