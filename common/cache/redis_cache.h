// A cache in Redis that other processes share. Redis dead, slow, flushed or lying costs at most its
// timeouts: values carry HMAC-SHA256(secret, key ‖ payload), and after three errors in a row Redis
// is left alone for five seconds.
//
//   RedisCache cache({.address = "unix:///run/redis.sock", .secret = secret}, metrics);
#ifndef DUDAO_COMMON_CACHE_REDIS_CACHE_H_
#define DUDAO_COMMON_CACHE_REDIS_CACHE_H_

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/cache/breaker.h"
#include "common/cache/cache.h"
#include "common/cache/redis_connection.h"
#include "common/obs/metrics.h"

namespace dudao::cache {

struct RedisOptions {
  std::string address = "tcp://127.0.0.1:6379";  // or unix:///path
  std::string secret;                            // signs values; same for all who share them
  std::string prefix = "dudao:";                 // of every key
  std::chrono::milliseconds timeout{300};        // of connecting, and of one command as a whole
  std::chrono::seconds time_to_live{7 * 24 * 3600};
  size_t max_value_bytes = 1u << 20;  // larger ones are not kept
  Breaker::Limits breaker;
};

// One connection, used under a mutex.
class RedisCache final : public Cache {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // InvalidArgument for an address that is neither tcp:// nor unix://. Does not connect.
  static absl::StatusOr<std::unique_ptr<RedisCache>> Create(
      RedisOptions options, obs::Metrics& metrics, Clock clock = std::chrono::steady_clock::now);
  ~RedisCache() override;

  std::optional<std::string> Get(std::string_view key) override;
  void Put(std::string_view key, std::string_view value) override;

  // PING past the breaker: for health pages and tests.
  absl::Status Ping();

 private:
  struct Meters;
  RedisCache(RedisOptions options, RedisAddress address, obs::Metrics& metrics, Clock clock);
  absl::StatusOr<RedisReply> Ask(const std::vector<std::string_view>& command);
  std::string Sign(std::string_view key, std::string_view payload) const;
  // The payload of a stored value; nothing when its signature is wrong.
  std::optional<std::string> Open(std::string_view key, std::string_view stored) const;

  const RedisOptions options_;
  const Clock clock_;
  const std::unique_ptr<Meters> meters_;
  std::mutex mutex_;
  Breaker breaker_;
  std::unique_ptr<RedisConnection> connection_;
};

}  // namespace dudao::cache

#endif  // DUDAO_COMMON_CACHE_REDIS_CACHE_H_
