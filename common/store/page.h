// Pages of lists that run newest first: where the next page goes on, as an opaque token.
#ifndef DUDAO_COMMON_STORE_PAGE_H_
#define DUDAO_COMMON_STORE_PAGE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace dudao::store {

struct Page {
  uint32_t size = 100;
  // Rows before (older than) this one.
  int64_t before_ms = INT64_MAX;
  std::string before_id;
};

// `size` 0 is 100, at most 1000. InvalidArgument for a token that NextPageToken did not make.
absl::StatusOr<Page> ReadPage(uint32_t size, const std::string& token);
// Token of the page after the row with this time and id.
std::string NextPageToken(int64_t created_at_ms, const std::string& id);

}  // namespace dudao::store

#endif  // DUDAO_COMMON_STORE_PAGE_H_
