#include "services/segmentation/worker/segmentation_step.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"

namespace dudao::segmentation {
namespace {

constexpr char kReport[] =
    "云岭县人民政府履行教育职责自评报告\n一、基本情况\n全县有小学12所。\n二、存在问题\n师资不足。"
    "\n";

class SegmentationStepTest : public testing::Test {
 protected:
  SegmentationStepTest() {
    const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    auto segmenter = Segmenter::Create(*data);
    EXPECT_TRUE(segmenter.ok()) << segmenter.status();
    step_ = MakeStep(*std::move(segmenter), "d1");
    task_.mutable_document()->set_text(kReport);
  }
  StageStep step_;
  v1::StageTask task_;
};

TEST_F(SegmentationStepTest, FillsTheTask) {
  EXPECT_FALSE(step_.has_output(task_));
  ASSERT_TRUE(step_.run(task_).ok());
  EXPECT_TRUE(step_.has_output(task_));
  EXPECT_EQ(step_.output(task_), task_.mutable_segmentation());
  EXPECT_EQ(task_.segmentation().headings_size(), 2);
  step_.note(task_, "d1", 7);
  EXPECT_EQ(task_.stages().segmentation(), "d1");
  EXPECT_EQ(task_.timing().segmentation(), 7u);
}

TEST_F(SegmentationStepTest, StatedOverridesAreUsed) {
  task_.mutable_options()->mutable_overrides()->set_duty_year(2033);
  ASSERT_TRUE(step_.run(task_).ok());
  EXPECT_EQ(task_.segmentation().frame().duty_year(), 2033u);
}

TEST_F(SegmentationStepTest, TheKeyHoldsAllThatMattersAndNothingElse) {
  const std::string key = step_.input(task_);
  v1::StageTask same = task_;
  same.set_job_id("another");
  same.set_epoch(9);
  same.mutable_document()->set_source_name("another.txt");
  EXPECT_EQ(step_.input(same), key);
  v1::StageTask other_year = task_;
  other_year.mutable_options()->mutable_overrides()->set_duty_year(2033);
  EXPECT_NE(step_.input(other_year), key);
  v1::StageTask other_layout = task_;
  other_layout.mutable_document()->add_paragraphs()->set_outline_level(1);
  EXPECT_NE(step_.input(other_layout), key);
  v1::StageTask other_text = task_;
  other_text.mutable_document()->mutable_text()->append("。");
  EXPECT_NE(step_.input(other_text), key);
}

TEST_F(SegmentationStepTest, TextThatIsNotUtf8IsAnError) {
  task_.mutable_document()->set_text("\xff");
  EXPECT_EQ(step_.run(task_).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace dudao::segmentation
