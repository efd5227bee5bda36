#include "common/stage/node_options.h"

#include <gtest/gtest.h>

namespace dudao {
namespace {

TEST(CacheOptionsTest, OpensWhatItIsTold) {
  obs::Metrics metrics;
  CacheOptions options;
  auto memory = options.Open(metrics);
  ASSERT_TRUE(memory.ok());
  (*memory)->Put("k", "v");
  EXPECT_EQ((*memory)->Get("k"), "v");

  options.address = "none";
  auto none = options.Open(metrics);
  ASSERT_TRUE(none.ok());
  (*none)->Put("k", "v");
  EXPECT_EQ((*none)->Get("k"), std::nullopt);
}

TEST(CacheOptionsTest, RedisNeedsASecretAndAnAddress) {
  obs::Metrics metrics;
  CacheOptions options;
  options.address = "tcp://127.0.0.1:6379";
  EXPECT_EQ(options.Open(metrics).status().code(), absl::StatusCode::kFailedPrecondition);
  options.secret = "secret";
  EXPECT_TRUE(options.Open(metrics).ok());
  options.address = "redis";
  EXPECT_EQ(options.Open(metrics).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(NodeOptionsTest, MetricsMayBeOff) {
  obs::Metrics metrics;
  NodeOptions options;
  for (const char* off : {"", "0"}) {
    options.metrics = off;
    auto server = options.StartMetrics(metrics);
    ASSERT_TRUE(server.ok());
    EXPECT_EQ(*server, nullptr);
  }
  options.metrics = "127.0.0.1:0";
  auto server = options.StartMetrics(metrics);
  ASSERT_TRUE(server.ok());
  EXPECT_GT((*server)->port(), 0);
}

TEST(QueueOptionsTest, KeysGoToTheEndsTheyAreFor) {
  QueueOptions options;
  EXPECT_FALSE(options.sender().keys.has_value());
  EXPECT_FALSE(options.receiver().keys.has_value());
  options.public_key = "p";
  options.secret_key = "s";
  options.upstream_key = "u";
  EXPECT_EQ(options.sender().keys->secret_key, "s");
  EXPECT_EQ(options.receiver().keys->public_key, "p");
  EXPECT_EQ(options.receiver().upstream_key, "u");
}

}  // namespace
}  // namespace dudao
