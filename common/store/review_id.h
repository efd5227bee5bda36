// Names by content, so that doing a thing twice names it once.
#ifndef DUDAO_COMMON_STORE_REVIEW_ID_H_
#define DUDAO_COMMON_STORE_REVIEW_ID_H_

#include <string>

#include "dudao/v1/document.pb.h"
#include "dudao/v1/review.pb.h"

namespace dudao::store {

// A review is unique by document, options and stage digests (scoring's covers the frameworks).
std::string ReviewId(const std::string& document_id, const v1::ReviewOptions& options,
                     const v1::StageVersions& stages);

// A job is unique by submitter and idempotency key.
std::string JobId(const std::string& submitter, const std::string& idempotency_key);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_REVIEW_ID_H_
