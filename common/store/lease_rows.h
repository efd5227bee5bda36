// Leases in SQL: giving, extending, handing back, sweeping. Each function is a step of the caller's
// transaction and leaves SQL errors in db.status().
#ifndef DUDAO_COMMON_STORE_LEASE_ROWS_H_
#define DUDAO_COMMON_STORE_LEASE_ROWS_H_

#include <vector>

#include "common/store/sqlite_connection.h"
#include "common/store/store.h"

namespace dudao::store {

std::vector<LeasedJob> LeaseJobs(Connection& db, const Policy& policy, const LeaseTerms& terms);
// The new end, 0 when the lease is lost.
int64_t ExtendLease(Connection& db, const LeaseId& lease, Milliseconds by);
void HandBackLease(Connection& db, const LeaseId& lease);
Swept SweepLeases(Connection& db, const Policy& policy);

// retry_delay × 2^`earlier`, at most max_retry_delay; in milliseconds.
int64_t RetryDelayMs(const Policy& policy, uint32_t earlier);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_LEASE_ROWS_H_
