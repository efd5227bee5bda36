#include "cli/papers/model/structure.h"

namespace dudao::cli {

v1::Segmentation StructureOf(const v1::Review& review) {
  v1::Segmentation out;
  *out.mutable_headings() = review.headings();
  *out.mutable_items() = review.items();
  *out.mutable_chrome() = review.document().chrome();
  out.add_paragraphs()->mutable_span()->set_begin(review.document().body().begin());
  for (int i = 0; i < review.headings_size(); ++i) {
    v1::Paragraph* paragraph = out.add_paragraphs();
    *paragraph->mutable_span() = review.headings(i).span();
    paragraph->set_heading(i);
  }
  return out;
}

}  // namespace dudao::cli
