// Reviews and originals in SQL: reading.
#ifndef DUDAO_COMMON_STORE_REVIEW_ROWS_H_
#define DUDAO_COMMON_STORE_REVIEW_ROWS_H_

#include <string>

#include "absl/status/statusor.h"
#include "common/store/sqlite_connection.h"
#include "common/store/store.h"

namespace dudao::store {

// NotFound when there is none. SQL errors are left in db.status().
absl::StatusOr<std::string> ReadOriginal(Connection& db, const std::string& document_id);
absl::StatusOr<StoredReview> ReadReview(Connection& db, const std::string& review_id,
                                        bool include_text);
absl::StatusOr<v1::ListReviewsResponse> ListReviewRows(Connection& db,
                                                       const v1::ListReviewsRequest& request);
Stats ReadStats(Connection& db);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_REVIEW_ROWS_H_
