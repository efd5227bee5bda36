#include "common/store/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dudao::store {

absl::StatusOr<Page> ReadPage(uint32_t size, const std::string& token) {
  Page page;
  page.size = size == 0 ? 100 : std::min<uint32_t>(size, 1000);
  if (token.empty()) return page;
  const char* end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, page.before_ms);
  if (error != std::errc() || stop == end || *stop != '.' || stop + 1 == end) {
    return absl::InvalidArgumentError("page_token: not a token of this list");
  }
  page.before_id.assign(stop + 1, end);
  return page;
}

std::string NextPageToken(int64_t created_at_ms, const std::string& id) {
  return fmt::format("{}.{}", created_at_ms, id);
}

}  // namespace dudao::store
