// Seeds by the hundred: nothing acknowledged is lost, nothing is recorded twice. A failing seed is
// printed; DUDAO_SIMULATION_SEEDS=FIRST:COUNT runs others (10,000 in the soak).
#include "tests/simulation/simulation.h"

#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>

#include "common/config/data_dir.h"

namespace dudao::simulation {
namespace {

const scoring::Scorer& SharedScorer() {
  static const std::unique_ptr<const scoring::Scorer> scorer = [] {
    const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    auto created = scoring::Scorer::Create(*data);
    EXPECT_TRUE(created.ok()) << created.status();
    return *std::move(created);
  }();
  return *scorer;
}

struct Seeds {
  unsigned long long first = 1, count = 200;
};

Seeds ReadSeeds() {
  Seeds seeds;
  if (const char* asked = std::getenv("DUDAO_SIMULATION_SEEDS")) {
    std::sscanf(asked, "%llu:%llu", &seeds.first, &seeds.count);
  }
  return seeds;
}

TEST(Simulation, NothingIsLostAndNothingDoneTwice) {
  const Seeds seeds = ReadSeeds();
  uint64_t late = 0, expired = 0;
  for (uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    Simulation run(seed, Bug::kNone, SharedScorer());
    const std::vector<std::string> faults = run.Run();
    ASSERT_TRUE(faults.empty()) << "seed " << seed << ": "
                                << fmt::format("{}", fmt::join(faults, "; "));
    late += run.late();
    expired += run.expired();
  }
  // The faults really hit: leases ran out, and completions came late.
  EXPECT_GT(expired, seeds.count);
  EXPECT_GT(late, seeds.count / 10);
  fmt::print("{} seeds, {} leases expired, {} late completions\n", seeds.count, expired, late);
}

class PlantedBug : public ::testing::TestWithParam<Bug> {};

TEST_P(PlantedBug, IsFound) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    if (!Simulation(seed, GetParam(), SharedScorer()).Run().empty()) return;
  }
  FAIL() << "200 seeds and nothing was noticed";
}

INSTANTIATE_TEST_SUITE_P(Bugs, PlantedBug,
                         ::testing::Values(Bug::kNoFence, Bug::kNoSweep, Bug::kFailureTwice,
                                           Bug::kReceiptBeforeCommit, Bug::kUnboundedWindow));

}  // namespace
}  // namespace dudao::simulation
