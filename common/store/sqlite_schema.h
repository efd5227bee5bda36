// The tables, and how an older file is brought to them.
#ifndef DUDAO_COMMON_STORE_SQLITE_SCHEMA_H_
#define DUDAO_COMMON_STORE_SQLITE_SCHEMA_H_

#include "absl/status/status.h"
#include "common/store/sqlite_connection.h"

namespace dudao::store {

inline constexpr int kSchemaVersion = 1;

// Brings `db` to kSchemaVersion in one transaction; several processes may do so at once.
// FailedPrecondition when the file is of a newer version.
absl::Status Migrate(Connection& db);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_SQLITE_SCHEMA_H_
