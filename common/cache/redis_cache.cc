#include "common/cache/redis_cache.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include <utility>

#include "common/cache/redis_connection.h"

namespace dudao::cache {
namespace {

constexpr size_t kSignatureBytes = 32;

}  // namespace

struct RedisCache::Meters {
  explicit Meters(obs::Metrics& metrics)
      : hits(Count(metrics, "hit")),
        misses(Count(metrics, "miss")),
        errors(Count(metrics, "error")),
        skipped(Count(metrics, "skipped")),
        forged(Count(metrics, "forged")),
        too_large(Count(metrics, "too_large")) {}

  static obs::Counter Count(obs::Metrics& metrics, const std::string& result) {
    return metrics.counter("dudao_redis_total", "Outcomes of asking Redis", {{"result", result}});
  }

  obs::Counter hits, misses, errors, skipped, forged, too_large;
};

absl::StatusOr<std::unique_ptr<RedisCache>> RedisCache::Create(RedisOptions options,
                                                               obs::Metrics& metrics, Clock clock) {
  absl::StatusOr<RedisAddress> address = ParseRedisAddress(options.address);
  if (!address.ok()) return address.status();
  return std::unique_ptr<RedisCache>(
      new RedisCache(std::move(options), *std::move(address), metrics, std::move(clock)));
}

RedisCache::RedisCache(RedisOptions options, RedisAddress address, obs::Metrics& metrics,
                       Clock clock)
    : options_(std::move(options)),
      clock_(std::move(clock)),
      meters_(std::make_unique<Meters>(metrics)),
      breaker_(options_.breaker),
      // A signed value, its protocol frame, and nothing longer.
      connection_(
          std::make_unique<RedisConnection>(std::move(address), options_.timeout,
                                            options_.max_value_bytes + kSignatureBytes + 1024)) {}

RedisCache::~RedisCache() = default;

std::string RedisCache::Sign(std::string_view key, std::string_view payload) const {
  std::string signed_bytes;
  signed_bytes.reserve(key.size() + payload.size());
  signed_bytes.append(key).append(payload);
  std::string out(kSignatureBytes, '\0');
  unsigned int size = kSignatureBytes;
  HMAC(EVP_sha256(), options_.secret.data(), static_cast<int>(options_.secret.size()),
       reinterpret_cast<const unsigned char*>(signed_bytes.data()), signed_bytes.size(),
       reinterpret_cast<unsigned char*>(out.data()), &size);
  return out;
}

std::optional<std::string> RedisCache::Open(std::string_view key, std::string_view stored) const {
  if (stored.size() < kSignatureBytes) return std::nullopt;
  const std::string_view payload = stored.substr(kSignatureBytes);
  const std::string wanted = Sign(key, payload);
  if (CRYPTO_memcmp(wanted.data(), stored.data(), kSignatureBytes) != 0) return std::nullopt;
  return std::string(payload);
}

absl::StatusOr<RedisReply> RedisCache::Ask(const std::vector<std::string_view>& command) {
  std::lock_guard lock(mutex_);
  if (!breaker_.Allows(clock_())) {
    meters_->skipped.Add();
    return absl::UnavailableError("Redis is left alone for now");
  }
  absl::StatusOr<RedisReply> reply = connection_->Command(command);
  if (reply.ok()) {
    breaker_.Succeeded();
  } else {
    breaker_.Failed(clock_());
    meters_->errors.Add();
  }
  return reply;
}

std::optional<std::string> RedisCache::Get(std::string_view key) {
  const std::string name = fmt::format("{}{}", options_.prefix, key);
  const absl::StatusOr<RedisReply> reply = Ask({"GET", name});
  if (!reply.ok()) return std::nullopt;
  if (reply->kind != RedisReply::kText) {
    meters_->misses.Add();
    return std::nullopt;
  }
  std::optional<std::string> payload = Open(key, reply->text);
  (payload ? meters_->hits : meters_->forged).Add();
  return payload;
}

// A refusal (out of memory, read-only replica) is an answer: the value is not kept, no more.
void RedisCache::Put(std::string_view key, std::string_view value) {
  if (value.size() > options_.max_value_bytes) return meters_->too_large.Add();
  const std::string name = fmt::format("{}{}", options_.prefix, key);
  const std::string stored = Sign(key, value).append(value);
  const std::string seconds = fmt::format("{}", options_.time_to_live.count());
  (void)Ask({"SET", name, stored, "EX", seconds});
}

absl::Status RedisCache::Ping() {
  std::lock_guard lock(mutex_);
  return connection_->Command({"PING"}).status();
}

}  // namespace dudao::cache
