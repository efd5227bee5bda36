#include "common/cache/breaker.h"

#include <gtest/gtest.h>

namespace dudao::cache {
namespace {

using std::chrono::milliseconds;
constexpr Breaker::Time kStart{};

TEST(BreakerTest, OpensAfterThreeErrorsInARow) {
  Breaker breaker({3, milliseconds(5000)});
  breaker.Failed(kStart);
  breaker.Failed(kStart);
  breaker.Succeeded();
  breaker.Failed(kStart);
  breaker.Failed(kStart);
  EXPECT_TRUE(breaker.Allows(kStart));
  breaker.Failed(kStart);
  EXPECT_FALSE(breaker.Allows(kStart));
  EXPECT_FALSE(breaker.Allows(kStart + milliseconds(4999)));
  EXPECT_TRUE(breaker.Allows(kStart + milliseconds(5000)));
}

TEST(BreakerTest, OneMoreErrorAfterThePauseOpensItAgain) {
  Breaker breaker({3, milliseconds(5000)});
  for (int i = 0; i < 3; ++i) breaker.Failed(kStart);
  const auto later = kStart + milliseconds(6000);
  breaker.Failed(later);
  EXPECT_FALSE(breaker.Allows(later + milliseconds(4999)));
  EXPECT_TRUE(breaker.Allows(later + milliseconds(5000)));
}

TEST(BreakerTest, SuccessClosesIt) {
  Breaker breaker({3, milliseconds(5000)});
  for (int i = 0; i < 3; ++i) breaker.Failed(kStart);
  breaker.Succeeded();
  EXPECT_TRUE(breaker.Allows(kStart));
}

}  // namespace
}  // namespace dudao::cache
