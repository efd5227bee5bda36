// The engines a contract of the store is held against.
//
//   class StoreLeaseTest : public EngineTest {};
//   INSTANTIATE_TEST_SUITE_P(Engines, StoreLeaseTest, AllEngines(), EngineName);
#ifndef DUDAO_TESTS_UNIT_COMMON_STORE_STORE_ENGINES_H_
#define DUDAO_TESTS_UNIT_COMMON_STORE_STORE_ENGINES_H_

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>

#include "tests/unit/common/store/store_fixture.h"

namespace dudao::store {

struct Engine {
  std::string name;
  MakeStore make;
};

inline void PrintTo(const Engine& engine, std::ostream* out) { *out << engine.name; }

inline std::unique_ptr<Store> InMemory(const Clock& clock, const test::TempDir&) {
  return Opened({.path = ":memory:", .policy = TestPolicy(), .clock = clock});
}

inline std::unique_ptr<Store> OnDisk(const Clock& clock, const test::TempDir& dir) {
  return Opened({.path = dir.File("store.db"), .policy = TestPolicy(), .clock = clock});
}

class EngineTest : public ::testing::TestWithParam<Engine> {
 protected:
  StoreFixture f{GetParam().make};
};

inline auto AllEngines() {
  return ::testing::Values(Engine{"Memory", InMemory}, Engine{"Disk", OnDisk});
}
inline std::string EngineName(const ::testing::TestParamInfo<Engine>& info) {
  return info.param.name;
}

}  // namespace dudao::store

#endif  // DUDAO_TESTS_UNIT_COMMON_STORE_STORE_ENGINES_H_
