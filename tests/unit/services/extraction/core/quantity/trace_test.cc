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

TEST_F(TraceTest, NamesTheRulesOfDates) {
  Read("2018、2019年及2021年4月评估，6月复核，1-9月投入；五月花、2021年级、13月。");
  constexpr auto kFired = TraceNote::Kind::kFired;
  constexpr auto kRefused = TraceNote::Kind::kRefused;
  EXPECT_TRUE(Noted(kFired, "date.year_of_list", "2018"));
  EXPECT_TRUE(Noted(kFired, "date.written", "2021年4月"));
  EXPECT_FALSE(Noted(kFired, "date.year_understood", "2021年4月"));
  EXPECT_TRUE(Noted(kFired, "date.year_understood", "6月"));
  EXPECT_TRUE(Noted(kFired, "date.month_range", "1-9月"));
  EXPECT_TRUE(Noted(kRefused, "refused.date_maybe_name", "五月"));
  EXPECT_TRUE(Noted(kRefused, "refused.date_grade", "2021年级"));
  EXPECT_TRUE(Noted(kRefused, "refused.date_no_month", "13月"));
}

TEST_F(TraceTest, NamesTheRulesOfCitations) {
  Read(
      "印发《云岭县办学规划》（云政发〔2021〕3号），落实《义务教育法》和云教〔2020〕9号，《》、〔20"
      "21〕7号。");
  constexpr auto kFired = TraceNote::Kind::kFired;
  constexpr auto kRefused = TraceNote::Kind::kRefused;
  EXPECT_TRUE(Noted(kFired, "citation.title", "《云岭县办学规划》"));
  EXPECT_TRUE(Noted(kFired, "citation.number_beside", "《云岭县办学规划》", "云政发〔2021〕3号"));
  EXPECT_TRUE(Noted(kFired, "citation.kind_by_issuer", "《云岭县办学规划》"));
  EXPECT_TRUE(Noted(kFired, "citation.kind_by_title", "《义务教育法》"));
  EXPECT_TRUE(Noted(kFired, "citation.number", "云教〔2020〕9号"));
  EXPECT_TRUE(Noted(kRefused, "refused.empty_title", "《》"));
  EXPECT_TRUE(Noted(kRefused, "refused.number_without_issuer", "〔2021〕7号"));
}

TEST_F(TraceTest, NamesTheSignOfAPlaceholder) {
  Read("XX县共有**所学校，某市〔〕号。");
  constexpr auto kFired = TraceNote::Kind::kFired;
  EXPECT_TRUE(Noted(kFired, "placeholder.crosses", "XX"));
  EXPECT_TRUE(Noted(kFired, "placeholder.asterisks", "**"));
  EXPECT_TRUE(Noted(kFired, "placeholder.some_one", "某市"));
  EXPECT_TRUE(Noted(kFired, "placeholder.empty_number", "〔〕号"));
}

TEST_F(TraceTest, ChangesNothingOfWhatIsFound) {
  Read("2020年投入1.2亿元，较上年增长3～5%，其中公办7所、民办2所，未发生一起事故。");
  EXPECT_GT(found_.quantities_size(), 3);
  EXPECT_EQ(found_.SerializeAsString(), untraced_.SerializeAsString());
}

}  // namespace
}  // namespace dudao::extraction
