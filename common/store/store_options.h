// Options of the programs that open the store.
#ifndef DUDAO_COMMON_STORE_STORE_OPTIONS_H_
#define DUDAO_COMMON_STORE_STORE_OPTIONS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/config/options.h"
#include "common/store/store.h"

namespace dudao::store {

// --store-path, --store-busy-timeout, and what is done with a job that fails: --job-….
struct StoreOptions {
  std::string path = "dudao.db";
  Milliseconds busy_timeout{5000};
  Policy policy;

  void AddTo(config::Options& options);
  // As SqliteStore::Open.
  absl::StatusOr<std::unique_ptr<Store>> Open() const;
};

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_STORE_OPTIONS_H_
