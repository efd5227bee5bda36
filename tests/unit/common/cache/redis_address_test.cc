#include <gtest/gtest.h>

#include "common/cache/redis_connection.h"

namespace dudao::cache {
namespace {

TEST(RedisAddressTest, TcpAndUnix) {
  const auto tcp = ParseRedisAddress("tcp://redis.example:6380");
  ASSERT_TRUE(tcp.ok());
  EXPECT_EQ(tcp->host, "redis.example");
  EXPECT_EQ(tcp->port, 6380);
  const auto path = ParseRedisAddress("unix:///run/r.sock");
  ASSERT_TRUE(path.ok());
  EXPECT_EQ(path->path, "/run/r.sock");
}

TEST(RedisAddressTest, AnythingElseIsRefused) {
  for (const char* bad :
       {"", "redis.example:6379", "tcp://", "tcp://host", "tcp://host:", "tcp://:1", "tcp://host:0",
        "tcp://host:65536", "tcp://host:6379x", "unix://"}) {
    EXPECT_EQ(ParseRedisAddress(bad).status().code(), absl::StatusCode::kInvalidArgument) << bad;
  }
}

}  // namespace
}  // namespace dudao::cache
