#include "common/store/review_id.h"

#include <gtest/gtest.h>

#include <set>

#include "common/store/compress.h"

namespace dudao::store {
namespace {

TEST(ReviewId, ChangesWithEverythingTheReviewDependsOn) {
  v1::ReviewOptions options;
  v1::StageVersions stages;
  std::set<std::string> ids{ReviewId("d", options, stages)};
  const auto adds = [&] { return ids.insert(ReviewId("d", options, stages)).second; };
  options.set_framework("city");
  EXPECT_TRUE(adds());
  options.mutable_overrides()->set_evaluation_year(2021);
  EXPECT_TRUE(adds());
  options.mutable_overrides()->clear_evaluation_year();
  options.mutable_overrides()->set_duty_year(2021);
  EXPECT_TRUE(adds());
  options.mutable_overrides()->set_province("东屏");
  EXPECT_TRUE(adds());
  options.mutable_overrides()->set_level("county");
  EXPECT_TRUE(adds());
  stages.set_ingest("1");
  EXPECT_TRUE(adds());
  stages.set_segmentation("1");
  EXPECT_TRUE(adds());
  stages.set_extraction("1");
  EXPECT_TRUE(adds());
  stages.set_scoring("1");
  EXPECT_TRUE(adds());
  EXPECT_TRUE(ids.insert(ReviewId("e", options, stages)).second);
  EXPECT_FALSE(adds());
}

TEST(ReviewId, PartsDoNotRunIntoOneAnother) {
  v1::ReviewOptions options;
  v1::StageVersions left, right;
  left.set_extraction("12");
  right.set_extraction("1");
  right.set_scoring("2");
  EXPECT_NE(ReviewId("d", options, left), ReviewId("d", options, right));
  EXPECT_NE(JobId("ab", "c"), JobId("a", "bc"));
}

TEST(Compress, ComesBackWhole) {
  for (const std::string& bytes : {std::string(), std::string("一"), std::string(100000, 'x')}) {
    EXPECT_EQ(*Decompress(Compress(bytes)), bytes);
  }
}

TEST(Compress, DamageIsFound) {
  const std::string packed = Compress("义务教育学校二十三所");
  EXPECT_TRUE(absl::IsDataLoss(Decompress("nonsense").status()));
  EXPECT_TRUE(absl::IsDataLoss(Decompress(packed.substr(0, packed.size() - 3)).status()));
  EXPECT_TRUE(absl::IsDataLoss(Decompress("").status()));
}

TEST(Compress, ABombIsRefused) {
  EXPECT_TRUE(absl::IsDataLoss(Decompress(Compress(std::string(10000, 'x')), 9999).status()));
}

}  // namespace
}  // namespace dudao::store
