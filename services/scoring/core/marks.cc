#include <utility>

#include "services/scoring/core/assessment.h"

namespace dudao::scoring {
namespace {

void SetIdentity(const v1::Document& from, v1::ReviewedDocument* to) {
  to->set_id(from.id());
  to->set_source_name(from.source_name());
  to->set_media_type(from.media_type());
  to->set_charset(from.charset());
}

void MoveFrame(v1::Frame* from, v1::ReviewedDocument* to) {
  if (from->has_title()) to->set_title(std::move(*from->mutable_title()));
  if (from->has_issuer()) to->set_issuer(std::move(*from->mutable_issuer()));
  if (from->has_region()) to->set_region(std::move(*from->mutable_region()));
  if (from->has_division_code()) to->set_division_code(std::move(*from->mutable_division_code()));
  if (from->has_level()) to->set_level(std::move(*from->mutable_level()));
  to->set_doc_kind(std::move(*from->mutable_doc_kind()));
  if (from->has_evaluation_year()) to->set_evaluation_year(from->evaluation_year());
  if (from->has_duty_year()) to->set_duty_year(from->duty_year());
  if (from->has_publish_date()) to->set_publish_date(std::move(*from->mutable_publish_date()));
  if (from->has_index_no()) to->set_index_no(std::move(*from->mutable_index_no()));
  if (from->has_doc_no()) to->set_doc_no(std::move(*from->mutable_doc_no()));
  if (from->has_body()) *to->mutable_body() = from->body();
}

}  // namespace

void MoveMarks(const v1::Document& document, v1::Segmentation* segmentation,
               v1::Extraction* extraction, v1::Review* review) {
  SetIdentity(document, review->mutable_document());
  MoveFrame(segmentation->mutable_frame(), review->mutable_document());
  review->mutable_document()->mutable_chrome()->Swap(segmentation->mutable_chrome());
  review->mutable_items()->Swap(segmentation->mutable_items());
  review->mutable_headings()->Swap(segmentation->mutable_headings());
  review->mutable_enumerations()->Swap(segmentation->mutable_enumerations());
  review->mutable_quantities()->Swap(extraction->mutable_quantities());
  review->mutable_dates()->Swap(extraction->mutable_dates());
  review->mutable_citations()->Swap(extraction->mutable_citations());
  review->mutable_placeholders()->Swap(extraction->mutable_placeholders());
  review->mutable_problems()->Swap(extraction->mutable_problems());
  review->mutable_rectifications()->Swap(extraction->mutable_rectifications());
  review->mutable_commitments()->Swap(extraction->mutable_commitments());
  review->mutable_relations()->Swap(extraction->mutable_relations());
}

}  // namespace dudao::scoring
