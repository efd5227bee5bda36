#include "services/extraction/worker/extraction_step.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"

namespace dudao::extraction {
namespace {

class ExtractionStepTest : public testing::Test {
 protected:
  ExtractionStepTest() {
    const auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    auto extractor = Extractor::Create(*data);
    EXPECT_TRUE(extractor.ok()) << extractor.status();
    step_ = MakeStep(*std::move(extractor), "d1");
    task_.mutable_document()->set_text("全县有小学12所。");
    v1::Paragraph* paragraph = task_.mutable_segmentation()->add_paragraphs();
    paragraph->mutable_span()->set_end(9);
  }
  StageStep step_;
  v1::StageTask task_;
};

TEST_F(ExtractionStepTest, FillsTheTask) {
  EXPECT_FALSE(step_.has_output(task_));
  ASSERT_TRUE(step_.run(task_).ok());
  EXPECT_TRUE(step_.has_output(task_));
  ASSERT_EQ(task_.extraction().quantities_size(), 1);
  EXPECT_EQ(task_.extraction().quantities(0).text(), "12所");
  step_.note(task_, "d1", 7);
  EXPECT_EQ(task_.stages().extraction(), "d1");
  EXPECT_EQ(task_.timing().extraction(), 7u);
}

TEST_F(ExtractionStepTest, TheKeyHoldsAllThatMattersAndNothingElse) {
  const std::string key = step_.input(task_);
  v1::StageTask same = task_;
  same.set_job_id("another");
  same.mutable_options()->set_framework("another");
  EXPECT_EQ(step_.input(same), key);
  v1::StageTask other_structure = task_;
  other_structure.mutable_segmentation()->mutable_paragraphs(0)->mutable_span()->set_end(8);
  EXPECT_NE(step_.input(other_structure), key);
  v1::StageTask other_text = task_;
  other_text.mutable_document()->set_text("全县有小学13所。");
  EXPECT_NE(step_.input(other_text), key);
}

TEST_F(ExtractionStepTest, ATaskWithoutItsSegmentationIsAnError) {
  task_.clear_segmentation();
  EXPECT_EQ(step_.run(task_).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace dudao::extraction
