#include "common/cache/memory_cache.h"

#include <iterator>

namespace dudao::cache {

std::optional<std::string> MemoryCache::Get(std::string_view key) {
  std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->value;
}

void MemoryCache::Put(std::string_view key, std::string_view value) {
  const size_t size = key.size() + value.size();
  std::lock_guard lock(mutex_);
  if (const auto old = by_key_.find(key); old != by_key_.end()) Erase(old->second);
  if (size > max_bytes_) return;
  while (bytes_ + size > max_bytes_) Erase(std::prev(entries_.end()));
  entries_.push_front({std::string(key), std::string(value)});
  by_key_[entries_.front().key] = entries_.begin();
  bytes_ += size;
}

void MemoryCache::Erase(Entries::iterator entry) {
  bytes_ -= entry->size();
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

size_t MemoryCache::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace dudao::cache
