#include "common/config/address.h"

#include <gtest/gtest.h>

namespace dudao {
namespace {

TEST(AddressTest, StaysOnThisMachine) {
  for (const char* a : {"127.0.0.1:7701", "127.8.9.1:1", "localhost:7701", "[::1]:7701", "::1",
                        "tcp://127.0.0.1:7711", "tcp://localhost:7711", "tcp://[::1]:7711",
                        "inproc://a", "ipc:///run/a", "unix:/run/a"}) {
    EXPECT_TRUE(IsLoopback(a)) << a;
  }
}

TEST(AddressTest, ReachesBeyond) {
  for (const char* a :
       {"0.0.0.0:7701", "*:7701", "tcp://*:7711", "[::]:7701", "10.0.0.1:1", "tcp://eth0:7711",
        "127.example.org:1", "localhost.example.org:1", "", ":7701", "tcp://", "[::1.example]:1"}) {
    EXPECT_FALSE(IsLoopback(a)) << a;
  }
}

}  // namespace
}  // namespace dudao
