#include "common/queue/address_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

namespace dudao::queue {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

// A name server whose answers a test sets; Changed() is asked until it says something.
class FakeNames {
 public:
  void Set(absl::StatusOr<std::vector<std::string>> answer) {
    std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
    asked_ = 0;
  }
  Resolver resolver() {
    return [this](const std::string&) {
      std::lock_guard lock(mutex_);
      ++asked_;
      return answer_;
    };
  }
  void WaitUntilAsked(int times) {
    for (;;) {
      std::lock_guard lock(mutex_);
      if (asked_ >= times) return;
    }
  }

 private:
  std::mutex mutex_;
  absl::StatusOr<std::vector<std::string>> answer_ = absl::UnavailableError("unknown");
  int asked_ = 0;
};

std::set<std::string> Next(AddressBook& book) {
  for (;;) {
    if (auto changed = book.Changed()) return *changed;
  }
}

TEST(AddressBookTest, AddressesInFiguresAreTakenAsTheyAre) {
  const Resolver never = [](const std::string&) -> absl::StatusOr<std::vector<std::string>> {
    ADD_FAILURE() << "nothing to resolve";
    return std::vector<std::string>{};
  };
  for (const char* endpoint :
       {"tcp://127.0.0.1:7711", "tcp://[::1]:7711", "inproc://a", "ipc://b"}) {
    AddressBook book(endpoint, never, milliseconds(1));
    EXPECT_THAT(Next(book), ElementsAre(endpoint));
    EXPECT_EQ(book.Changed(), std::nullopt);
  }
}

TEST(AddressBookTest, FollowsANameAndForgetsNothingWhenTheNameServerIsAway) {
  FakeNames names;
  AddressBook book("tcp://upstream:7711", names.resolver(), milliseconds(1));
  names.WaitUntilAsked(1);
  EXPECT_EQ(book.Changed(), std::nullopt);
  names.Set(std::vector<std::string>{"10.0.0.7", "fd00::7"});
  EXPECT_THAT(Next(book), ElementsAre("tcp://10.0.0.7:7711", "tcp://[fd00::7]:7711"));
  names.Set(absl::UnavailableError("away"));
  names.WaitUntilAsked(2);
  EXPECT_EQ(book.Changed(), std::nullopt);
  names.Set(std::vector<std::string>{});
  names.WaitUntilAsked(2);
  EXPECT_EQ(book.Changed(), std::nullopt);
  names.Set(std::vector<std::string>{"10.0.0.8"});
  EXPECT_THAT(Next(book), ElementsAre("tcp://10.0.0.8:7711"));
}

TEST(AddressBookTest, ResolvesLocalhost) {
  const auto addresses = ResolveHost("localhost");
  ASSERT_TRUE(addresses.ok()) << addresses.status();
  EXPECT_THAT(*addresses, testing::Contains(testing::AnyOf("127.0.0.1", "::1")));
}

}  // namespace
}  // namespace dudao::queue
