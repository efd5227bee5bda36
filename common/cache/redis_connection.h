// One connection to Redis through hiredis, each command with one deadline for all of it. After any
// error the connection is dropped: a late reply must not answer the next command.
#ifndef DUDAO_COMMON_CACHE_REDIS_CONNECTION_H_
#define DUDAO_COMMON_CACHE_REDIS_CONNECTION_H_

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct redisContext;

namespace dudao::cache {

struct RedisAddress {
  std::string path;  // of a unix socket; empty for tcp
  std::string host;
  int port = 0;
};
// tcp://HOST:PORT or unix:///PATH.
absl::StatusOr<RedisAddress> ParseRedisAddress(const std::string& address);

struct RedisReply {
  enum Kind { kNone, kText, kNumber, kRefused };
  Kind kind = kNone;
  std::string text;  // of kText, or why it was refused
};

// Not thread-safe.
class RedisConnection {
 public:
  // A reply longer than `max_reply_bytes` is an error.
  RedisConnection(RedisAddress address, std::chrono::milliseconds timeout, size_t max_reply_bytes);
  ~RedisConnection();

  // Connects when there is no connection. Redis saying no is a reply, not an error.
  absl::StatusOr<RedisReply> Command(const std::vector<std::string_view>& words);

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  struct Free {
    void operator()(redisContext* context) const;
  };

  absl::Status Connect();
  absl::Status Write(std::string_view bytes, Deadline deadline);
  absl::StatusOr<RedisReply> Read(Deadline deadline);
  // Waits until the socket can be written to or read from.
  absl::Status Await(short events, Deadline deadline);

  const RedisAddress address_;
  const std::chrono::milliseconds timeout_;
  const size_t max_reply_bytes_;
  std::unique_ptr<redisContext, Free> context_;
};

}  // namespace dudao::cache

#endif  // DUDAO_COMMON_CACHE_REDIS_CONNECTION_H_
