#include "cli/papers/papers.h"

#include <utility>

#include "cli/papers/docx/letter.h"

namespace dudao::cli {

absl::StatusOr<Papers> Papers::Create(const text::DataSet& data) {
  auto maker = PaperMaker::Create(data);
  if (!maker.ok()) return maker.status();
  auto html = HtmlPaper::Create(data, maker->words());
  if (!html.ok()) return html.status();
  auto letter = data.Require(kLetterTemplate);
  if (!letter.ok()) return letter.status();
  return Papers{*std::move(maker), *std::move(html), (*letter)->content};
}

}  // namespace dudao::cli
