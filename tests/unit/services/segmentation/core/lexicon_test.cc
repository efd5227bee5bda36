#include "services/segmentation/core/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/services/segmentation/core/test_segmenter.h"

namespace dudao::segmentation {
namespace {

using ::testing::HasSubstr;

std::string Fault(const std::string& path, const std::string& content) {
  text::DataSet data = TestData();
  data.Add({path, content, "data/" + path});
  return std::string(Segmenter::Create(data).status().message());
}

TEST(LexiconTest, FaultsNameFileLineAndColumn) {
  EXPECT_THAT(Fault("segmentation/chrome.tsv", "word\tmatch\twhere\n首页\tline\tnowhere\n"),
              HasSubstr("data/segmentation/chrome.tsv:2:3"));
  EXPECT_THAT(Fault("segmentation/roles.tsv", "word\trole\tmatch\n打算\tplan\tin\n"),
              HasSubstr("data/segmentation/roles.tsv:2:2"));
  EXPECT_THAT(Fault("segmentation/organs.tsv", "word\n# none\n \n"),
              HasSubstr("data/segmentation/organs.tsv:3:1"));
  EXPECT_THAT(Fault("segmentation/labels.tsv", "word\n索引号\n"),
              HasSubstr("data/segmentation/labels.tsv"));
}

TEST(LexiconTest, AMissingFileIsNamed) {
  EXPECT_THAT(std::string(Segmenter::Create(text::DataSet()).status().message()),
              HasSubstr("segmentation/chrome.tsv"));
}

TEST(LexiconTest, TheLongestWordWins) {
  EXPECT_EQ(TestLexicon().FindTitle(U"云岭县自评报告")->kind, "self_report");
  EXPECT_EQ(TestLexicon().FindRegion(U"云岭地区")->level, "prefecture");
  EXPECT_EQ(TestLexicon().FindRegion(U"青禾区")->level, "county");
  EXPECT_EQ(TestLexicon().FindLabel(U"发文字号:云政1号")->field, Label::Field::kDocNo);
}

}  // namespace
}  // namespace dudao::segmentation
