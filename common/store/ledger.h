// Running numbers and counters of the store, changed inside the transaction they count.
#ifndef DUDAO_COMMON_STORE_LEDGER_H_
#define DUDAO_COMMON_STORE_LEDGER_H_

#include <cstdint>

#include "common/store/sqlite_connection.h"

namespace dudao::store {

// Number of the last lease given: orders leases, as milliseconds do not.
inline constexpr char kLeaseNo[] = "lease_no";
// Highest lease number that came down the whole road.
inline constexpr char kThrough[] = "through";
// Number of the last lease given to a job that goes alone, and when the next may be.
inline constexpr char kLastAlone[] = "last_alone";
inline constexpr char kNextAloneMs[] = "next_alone_ms";

// The number after adding `by`.
int64_t Add(Connection& db, const char* name, int64_t by = 1);
// Raises the number to `to` when it is lower.
void Raise(Connection& db, const char* name, int64_t to);
// 0 when never written.
int64_t Read(Connection& db, const char* name);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_LEDGER_H_
