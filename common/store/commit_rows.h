// Completions in SQL: what the end of the road records, void when the lease is not the last one.
#ifndef DUDAO_COMMON_STORE_COMMIT_ROWS_H_
#define DUDAO_COMMON_STORE_COMMIT_ROWS_H_

#include <string>

#include "common/store/sqlite_connection.h"
#include "common/store/store.h"

namespace dudao::store {

// A completion made ready outside the transaction: packed.
struct PackedCompletion {
  const Completion* completion = nullptr;
  std::string body;  // Review, packed
  std::string text;  // packed
  std::string summary;
};

PackedCompletion Pack(const Completion& completion);

// Steps of the caller's transaction; SQL errors are left in db.status().
Fenced CommitReview(Connection& db, const PackedCompletion& packed);
Fenced CommitError(Connection& db, const Policy& policy, const Completion& completion,
                   const v1::StageError& error);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_COMMIT_ROWS_H_
