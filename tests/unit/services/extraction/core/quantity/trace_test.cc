// What `dudao explain` is told: which rules made a figure, and which refused a candidate.
#include "services/extraction/core/shared/trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/config/data_dir.h"
#include "common/text/utf.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {
namespace {

class TraceTest : public ::testing::Test {
 protected:
  void Read(const std::string& utf8) {
    static const auto extractor = *Extractor::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
    source_ = text::SourceText(text::U32(utf8));
    v1::Segmentation segmentation;
    segmentation.add_paragraphs()->mutable_span()->set_end(source_.size());
    extractor->Extract(source_, segmentation, &found_, &trace_);
    extractor->Extract(source_, segmentation, &untraced_);
  }

  // "rule:mark:words" of each note of `kind`.
  bool Noted(TraceNote::Kind kind, const std::string& rule, const std::string& mark,
             const std::string& words = "") const {
    return std::any_of(trace_.begin(), trace_.end(), [&](const TraceNote& note) {
      return note.kind == kind && note.rule == rule && source_.Utf8(note.mark) == mark &&
             (words.empty() || source_.Utf8(note.words) == words);
    });
  }

  text::SourceText source_{U""};
  v1::Extraction found_, untraced_;
  Trace trace_;
};

TEST_F(TraceTest, NamesTheRulesThatMadeAFigureAndTheirWords) {
  Read("2020年，全县公办幼儿园达到５７所，力争新增学位近2000个。");
  constexpr auto kFired = TraceNote::Kind::kFired;
  EXPECT_TRUE(Noted(kFired, "subject.before", "５７所", "公办幼儿园"));
  EXPECT_TRUE(Noted(kFired, "period.stated", "５７所", "2020年"));
  EXPECT_TRUE(Noted(kFired, "modality.target", "2000个", "力争"));
  EXPECT_TRUE(Noted(kFired, "bound.word", "2000个"));
  EXPECT_FALSE(Noted(kFired, "modality.target", "５７所"));
}

TEST_F(TraceTest, NamesTheRuleThatRefused) {
  Read("深化双减，居全省35名，开展“三走进”活动，不让一名学生掉队。");
  constexpr auto kRefused = TraceNote::Kind::kRefused;
  EXPECT_TRUE(Noted(kRefused, "refused.rank", "35名"));
  EXPECT_TRUE(Noted(kRefused, "refused.rhetoric", "一名"));
  EXPECT_EQ(found_.quantities_size(), 0);
}

TEST_F(TraceTest, ChangesNothingOfWhatIsFound) {
  Read("2020年投入1.2亿元，较上年增长3～5%，其中公办7所、民办2所，未发生一起事故。");
  EXPECT_GT(found_.quantities_size(), 3);
  EXPECT_EQ(found_.SerializeAsString(), untraced_.SerializeAsString());
}

}  // namespace
}  // namespace dudao::extraction
