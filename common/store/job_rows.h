// Jobs in SQL: submitting, reading, listing, cancelling. Each function is a step of the caller's
// transaction and leaves SQL errors in db.status().
#ifndef DUDAO_COMMON_STORE_JOB_ROWS_H_
#define DUDAO_COMMON_STORE_JOB_ROWS_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "common/store/sqlite_connection.h"
#include "common/store/store.h"

namespace dudao::store {

std::optional<v1::Job> FindJob(Connection& db, const std::string& job_id);
absl::StatusOr<Receipt> SubmitJob(Connection& db, const Policy& policy,
                                  const Submission& submission);
// NotFound when there is no such job.
absl::StatusOr<v1::Job> CancelJob(Connection& db, const std::string& job_id);
absl::StatusOr<v1::ListJobsResponse> ListJobRows(Connection& db,
                                                 const v1::ListJobsRequest& request);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_JOB_ROWS_H_
