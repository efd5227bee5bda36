// A cache in this process: least recently used entries leave when the bytes are spent.
#ifndef DUDAO_COMMON_CACHE_MEMORY_CACHE_H_
#define DUDAO_COMMON_CACHE_MEMORY_CACHE_H_

#include <cstddef>
#include <list>
#include <mutex>
#include <unordered_map>

#include "common/cache/cache.h"

namespace dudao::cache {

class MemoryCache final : public Cache {
 public:
  // Bound on keys and values together, bookkeeping not counted. 0 keeps nothing.
  explicit MemoryCache(size_t max_bytes) : max_bytes_(max_bytes) {}

  std::optional<std::string> Get(std::string_view key) override;
  // A value too large for the whole cache is not kept and pushes nothing out.
  void Put(std::string_view key, std::string_view value) override;

  size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::string value;
    size_t size() const { return key.size() + value.size(); }
  };
  using Entries = std::list<Entry>;  // most recently used first

  void Erase(Entries::iterator entry);

  const size_t max_bytes_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  // views into entries_
  size_t bytes_ = 0;
};

}  // namespace dudao::cache

#endif  // DUDAO_COMMON_CACHE_MEMORY_CACHE_H_
