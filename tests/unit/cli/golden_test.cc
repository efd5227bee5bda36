// The reviews of the samples as they were last read and found right by a person: findings and
// scores, a line each. A change that means to alter them writes them anew, and its diff is read:
//
//   DUDAO_GOLDEN=write build/dev/bin/cli_test --gtest_filter='Golden*'
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/analysis.h"
#include "common/config/data_dir.h"
#include "tests/support/process.h"

namespace dudao::cli {
namespace {

const std::string kRoot = DUDAO_SOURCE_DIR;

std::string Shown(const v1::Review& review) {
  const v1::Score& score = review.score();
  std::string out = score.scored() ? fmt::format("{} {} — {}, {} pending\n", score.framework(),
                                                 score.low(), score.high(), score.pending_points())
                                   : fmt::format("not scored: {}\n", score.not_scored_reason());
  for (const v1::IndicatorScore& row : score.indicators()) {
    out += fmt::format("{} {} {} of {}: {}\n", row.id(), row.status(),
                       row.has_score() ? row.score() : "-", row.points(), row.reason());
  }
  for (const v1::Finding& f : review.findings()) {
    out += fmt::format("{} {} {} | {} | {} | {}\n", f.id(), f.code(), f.severity(), f.location(),
                       f.message(), f.ask());
  }
  return out;
}

void Compare(const std::string& sample) {
  static const auto analysis = *Analysis::Create(*ReadDataDir(kRoot + "/data"));
  const std::string name = std::filesystem::path(sample).filename();
  const auto result = analysis->Analyse(test::ReadFile(kRoot + "/" + sample), name, {});
  ASSERT_TRUE(result.ok()) << result.status();
  const std::string golden =
      kRoot + "/tests/golden/" + std::filesystem::path(sample).stem().string() + ".txt";
  const char* const mode = std::getenv("DUDAO_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write") {
    std::ofstream(golden, std::ios::binary) << Shown(*result->review);
  }
  EXPECT_EQ(Shown(*result->review), test::ReadFile(golden)) << golden;
}

TEST(Golden, County) { Compare("data/samples/yunling-county.txt"); }
TEST(Golden, City) { Compare("data/samples/dongping-city.txt"); }
TEST(Golden, DistrictWithFaults) { Compare("data/samples/qinghe-district.txt"); }
TEST(Golden, TownIsNotScored) { Compare("data/samples/shiqiao-town.txt"); }
TEST(Golden, Strong) { Compare("tests/samples/strong-county.txt"); }
TEST(Golden, Weak) { Compare("tests/samples/weak-county.txt"); }

}  // namespace
}  // namespace dudao::cli
