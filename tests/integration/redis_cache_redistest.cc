// Against a real redis-server on a socket of its own: dead, slow, flushed, full, lying. Whatever it
// does, the cache answers with what was put or with nothing, and soon.
#include <gtest/gtest.h>
#include <hiredis/hiredis.h>
#include <signal.h>

#include <memory>
#include <string>
#include <vector>

#include "common/cache/redis_cache.h"
#include "tests/support/process.h"

namespace dudao::cache {
namespace {

using std::chrono::milliseconds;

class RedisCacheTest : public testing::Test {
 protected:
  RedisCacheTest() { StartRedis(); }

  void StartRedis() {
    std::remove(socket_.c_str());
    redis_ = test::Process(
        {"redis-server", "--port", "0", "--unixsocket", socket_, "--save", "", "--appendonly", "no",
         "--dir", dir_.path(), "--maxmemory", "3mb", "--maxmemory-policy", maxmemory_policy_},
        dir_.File("redis.log"));
    ASSERT_TRUE(test::WaitFor([&] { return Ask({"PING"}) == "PONG"; }))
        << test::ReadFile(dir_.File("redis.log"));
  }

  // Behind the cache's back.
  std::string Ask(const std::vector<std::string>& words) {
    const std::unique_ptr<redisContext, void (*)(redisContext*)> context(
        redisConnectUnix(socket_.c_str()), redisFree);
    if (context == nullptr || context->err != 0) return "no connection";
    std::vector<const char*> data;
    std::vector<size_t> sizes;
    for (const std::string& word : words) {
      data.push_back(word.data());
      sizes.push_back(word.size());
    }
    auto* reply = static_cast<redisReply*>(
        redisCommandArgv(context.get(), static_cast<int>(words.size()), data.data(), sizes.data()));
    if (reply == nullptr) return "no reply";
    std::string text = reply->type == REDIS_REPLY_INTEGER ? std::to_string(reply->integer)
                       : reply->str == nullptr            ? "nil"
                                                          : std::string(reply->str, reply->len);
    freeReplyObject(reply);
    return text;
  }

  std::unique_ptr<RedisCache> Open(RedisOptions options = {}) {
    options.address = "unix://" + socket_;
    if (options.secret.empty()) options.secret = "secret";
    auto cache = RedisCache::Create(std::move(options), metrics_, [this] { return now_; });
    EXPECT_TRUE(cache.ok()) << cache.status();
    return *std::move(cache);
  }

  double Count(const std::string& result) {
    return metrics_.counter("dudao_redis_total", "Outcomes of asking Redis", {{"result", result}})
        .value();
  }

  test::TempDir dir_;
  const std::string socket_ = dir_.File("redis.sock");
  std::string maxmemory_policy_ = "allkeys-lru";
  test::Process redis_;
  obs::Metrics metrics_;
  std::chrono::steady_clock::time_point now_{};
};

TEST_F(RedisCacheTest, GivesBackWhatWasPutBytesAndAll) {
  auto cache = Open();
  const std::string value("a\0b\r\n$5\r\n\xff", 10);
  EXPECT_EQ(cache->Get("k"), std::nullopt);
  cache->Put("k", value);
  EXPECT_EQ(cache->Get("k"), value);
  cache->Put("empty", "");
  EXPECT_EQ(cache->Get("empty"), "");
  EXPECT_EQ(Count("hit"), 2);
  EXPECT_EQ(Count("miss"), 1);
}

TEST_F(RedisCacheTest, EntriesHaveAnEnd) {
  auto cache = Open({.time_to_live = std::chrono::seconds(1000)});
  cache->Put("k", "v");
  const int left = std::stoi(Ask({"TTL", "dudao:k"}));
  EXPECT_GT(left, 900);
  EXPECT_LE(left, 1000);
}

TEST_F(RedisCacheTest, WrongValuesAreMisses) {
  auto cache = Open();
  cache->Put("a", "value of a");
  cache->Put("b", "value of b");
  const std::string a = Ask({"GET", "dudao:a"});
  const std::string b = Ask({"GET", "dudao:b"});
  std::string flipped = a;
  flipped.back() ^= 1;
  for (const std::string& wrong : {b, a.substr(0, a.size() - 1), a.substr(0, 31), flipped, a + "x",
                                   std::string(), std::string("value of a")}) {
    Ask({"SET", "dudao:a", wrong});
    EXPECT_EQ(cache->Get("a"), std::nullopt);
  }
  EXPECT_EQ(Count("forged"), 7);
  Ask({"SET", "dudao:a", a});
  EXPECT_EQ(cache->Get("a"), "value of a");
}

TEST_F(RedisCacheTest, AValueSignedWithAnotherSecretIsAMiss) {
  auto theirs = Open({.secret = "theirs"});
  auto ours = Open({.secret = "ours"});
  theirs->Put("k", "poison");
  EXPECT_EQ(ours->Get("k"), std::nullopt);
}

TEST_F(RedisCacheTest, AValueOfAnotherTypeIsAMiss) {
  auto cache = Open();
  Ask({"LPUSH", "dudao:k", "x"});
  EXPECT_EQ(cache->Get("k"), std::nullopt);
  cache->Put("other", "v");
  EXPECT_EQ(cache->Get("other"), "v");
  EXPECT_EQ(Count("error"), 0);
}

TEST_F(RedisCacheTest, LargeValuesAreNotKeptAndAreNoError) {
  auto cache = Open({.max_value_bytes = 1000});
  cache->Put("k", std::string(1001, 'x'));
  EXPECT_EQ(Ask({"EXISTS", "dudao:k"}), "0");
  EXPECT_EQ(Count("too_large"), 1);
  EXPECT_EQ(Count("error"), 0);
  cache->Put("k", std::string(1000, 'x'));
  EXPECT_EQ(cache->Get("k"), std::string(1000, 'x'));
}

TEST_F(RedisCacheTest, FlushedIsForgottenAndUsedAgain) {
  auto cache = Open();
  cache->Put("k", "v");
  Ask({"FLUSHALL"});
  EXPECT_EQ(cache->Get("k"), std::nullopt);
  cache->Put("k", "v");
  EXPECT_EQ(cache->Get("k"), "v");
}

TEST_F(RedisCacheTest, FullRedisEvictsOrRefusesAndIsNoError) {
  auto cache = Open();
  for (int i = 0; i < 20; ++i) {
    const std::string key = std::to_string(i);
    cache->Put(key, std::string(500000, static_cast<char>('a' + i)));
    const std::string value(500000, static_cast<char>('a' + i));
    EXPECT_EQ(cache->Get(key).value_or(value), value);
  }
  Ask({"CONFIG", "SET", "maxmemory-policy", "noeviction"});
  Ask({"CONFIG", "SET", "maxmemory", "1"});
  for (int i = 0; i < 5; ++i) cache->Put("refused", "v");
  EXPECT_EQ(Ask({"EXISTS", "dudao:refused"}), "0");
  EXPECT_EQ(Count("error"), 0);
  EXPECT_EQ(Count("skipped"), 0);
}

TEST_F(RedisCacheTest, DeadRedisOpensTheBreakerAndComesBackAfterThePause) {
  auto cache = Open();
  cache->Put("k", "v");
  redis_.Signal(SIGKILL);
  redis_.Wait();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(cache->Get("k"), std::nullopt);
  EXPECT_EQ(Count("error"), 3);
  for (int i = 0; i < 4; ++i) cache->Put("k", "v");
  EXPECT_EQ(Count("error"), 3);
  EXPECT_EQ(Count("skipped"), 4);
  StartRedis();
  EXPECT_EQ(cache->Get("k"), std::nullopt);
  EXPECT_EQ(Count("skipped"), 5);
  now_ += milliseconds(5000);
  cache->Put("k", "v2");
  EXPECT_EQ(cache->Get("k"), "v2");
}

TEST_F(RedisCacheTest, ARestartedRedisIsFoundAgain) {
  auto cache = Open();
  cache->Put("k", "v");
  redis_.Signal(SIGKILL);
  redis_.Wait();
  StartRedis();
  EXPECT_EQ(cache->Get("k"), std::nullopt);  // the connection is noticed to be gone
  cache->Put("k", "v2");
  EXPECT_EQ(cache->Get("k"), "v2");
}

// A stalled Redis answers late; its answer must not be taken for the next question's.
TEST_F(RedisCacheTest, LateAnswersAnswerNothing) {
  auto cache = Open({.timeout = milliseconds(50)});
  cache->Put("a", "value of a");
  cache->Put("b", "value of b");
  redis_.Signal(SIGSTOP);
  EXPECT_EQ(cache->Get("a"), std::nullopt);
  EXPECT_EQ(Count("error"), 1);
  redis_.Signal(SIGCONT);
  ASSERT_TRUE(test::WaitFor([&] { return cache->Ping().ok(); }));
  EXPECT_EQ(cache->Get("b"), "value of b");
  EXPECT_EQ(cache->Get("a"), "value of a");
}

TEST_F(RedisCacheTest, StalledRedisIsLeftAloneAfterThreeTries) {
  auto cache = Open({.timeout = milliseconds(20)});
  cache->Put("k", "v");
  redis_.Signal(SIGSTOP);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(cache->Get("k"), std::nullopt);
  EXPECT_EQ(Count("error"), 3);
  EXPECT_EQ(Count("skipped"), 47);
  redis_.Signal(SIGCONT);
}

}  // namespace
}  // namespace dudao::cache
