#include "services/scoring/core/scorer.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"

namespace dudao::scoring {
namespace {

TEST(Scorer, LoadsShippedData) {
  const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
  ASSERT_TRUE(data.ok()) << data.status();
  const auto scorer = Scorer::Create(*data);
  ASSERT_TRUE(scorer.ok()) << scorer.status();
  EXPECT_EQ((*scorer)->frameworks().front(), "default-county");
}

}  // namespace
}  // namespace dudao::scoring
