#include "common/cache/memory_cache.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace dudao::cache {
namespace {

TEST(MemoryCacheTest, GivesBackWhatWasPut) {
  MemoryCache cache(100);
  EXPECT_EQ(cache.Get("k"), std::nullopt);
  cache.Put("k", std::string_view("v\0w", 3));
  EXPECT_EQ(cache.Get("k"), std::string("v\0w", 3));
  cache.Put("k", "new");
  EXPECT_EQ(cache.Get("k"), "new");
  EXPECT_EQ(cache.bytes(), 4u);
}

TEST(MemoryCacheTest, LeastRecentlyUsedLeavesFirst) {
  MemoryCache cache(9);  // three entries of one byte key and two bytes value
  cache.Put("a", "11");
  cache.Put("b", "22");
  cache.Put("c", "33");
  cache.Get("a");
  cache.Put("d", "44");
  EXPECT_EQ(cache.Get("b"), std::nullopt);
  EXPECT_EQ(cache.Get("a"), "11");
  EXPECT_EQ(cache.Get("c"), "33");
  EXPECT_EQ(cache.Get("d"), "44");
  EXPECT_EQ(cache.bytes(), 9u);
}

TEST(MemoryCacheTest, TooLargeIsNotKeptAndPushesNothingOut) {
  MemoryCache cache(9);
  cache.Put("a", "11");
  cache.Put("b", "123456789");
  EXPECT_EQ(cache.Get("b"), std::nullopt);
  EXPECT_EQ(cache.Get("a"), "11");
}

TEST(MemoryCacheTest, AReplacementThatIsTooLargeLeavesNoStaleValue) {
  MemoryCache cache(9);
  cache.Put("a", "11");
  cache.Put("a", "123456789");
  EXPECT_EQ(cache.Get("a"), std::nullopt);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(MemoryCacheTest, ZeroKeepsNothing) {
  MemoryCache cache(0);
  cache.Put("a", "1");
  EXPECT_EQ(cache.Get("a"), std::nullopt);
}

TEST(MemoryCacheTest, ManyThreadsNeverSeeAnotherKeysValue) {
  MemoryCache cache(200);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 2000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 50);
        EXPECT_EQ(cache.Get(key).value_or("value of " + key), "value of " + key);
        cache.Put(key, "value of " + key);
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_LE(cache.bytes(), 200u);
  EXPECT_GT(cache.bytes(), 0u);
}

}  // namespace
}  // namespace dudao::cache
