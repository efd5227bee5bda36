// Outputs of stages by content hash. A cache may forget anything at any time: losing it costs time,
// never data, and an entry that fails its check is an entry that is not there.
//
//   if (auto hit = cache.Get(key)) return *hit;
//   cache.Put(key, Compute());
#ifndef DUDAO_COMMON_CACHE_CACHE_H_
#define DUDAO_COMMON_CACHE_CACHE_H_

#include <optional>
#include <string>
#include <string_view>

namespace dudao::cache {

// Implementations are thread-safe and never fail: a fault is a miss, or a value not kept.
class Cache {
 public:
  virtual ~Cache() = default;
  virtual std::optional<std::string> Get(std::string_view key) = 0;
  virtual void Put(std::string_view key, std::string_view value) = 0;
};

}  // namespace dudao::cache

#endif  // DUDAO_COMMON_CACHE_CACHE_H_
