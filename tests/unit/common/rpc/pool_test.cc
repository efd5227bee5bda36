#include "common/rpc/pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace dudao::rpc {
namespace {

TEST(PoolTest, FinishesWhatItAcceptedAndNothingElse) {
  std::atomic<int> done{0};
  Pool pool(2, 1000);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(pool.TrySubmit([&] { ++done; }));
  pool.Stop();
  EXPECT_EQ(done, 100);
  EXPECT_FALSE(pool.TrySubmit([&] { ++done; }));
  EXPECT_EQ(done, 100);
}

TEST(PoolTest, RefusesWhenTooManyWait) {
  std::promise<void> running;
  std::promise<void> go;
  Pool pool(1, 2);
  auto gate = go.get_future().share();
  EXPECT_TRUE(pool.TrySubmit([&] {
    running.set_value();
    gate.wait();
  }));
  running.get_future().wait();
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_FALSE(pool.TrySubmit([] {}));
  go.set_value();
}

}  // namespace
}  // namespace dudao::rpc
