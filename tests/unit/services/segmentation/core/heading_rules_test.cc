#include "services/segmentation/core/heading_rules.h"

#include <gtest/gtest.h>

#include "common/text/utf.h"
#include "tests/unit/services/segmentation/core/test_segmenter.h"

namespace dudao::segmentation {
namespace {

TEST(HasFigureTest, Figures) {
  for (const View words : {U"覆盖率100%", U"共有86所学校", U"新建三所学校", U"完成百分之八十",
                           U"投入2.3亿元", U"惠及两万名学生", U"2021年新增120个学位"}) {
    EXPECT_TRUE(HasFigure(words, TestLexicon())) << text::ToUtf8(words);
  }
}

TEST(HasFigureTest, NoFigures) {
  for (const View words :
       {U"2021年重点工作", U"2021-2022学年安排", U"10月工作", U"“5+2”课后服务", U"5G网络建设",
        U"“十四五”规划", U"两个确立", U"三大工程", U"第三次会议", U"第2轮督导", U"每月一次研判",
        U"一项重要任务", U"统一名称", U"义务教育"}) {
    EXPECT_FALSE(HasFigure(words, TestLexicon())) << text::ToUtf8(words);
  }
}

using Shape = HeadingShape::Kind;

HeadingShape Read(View block, uint32_t mark) {
  return ReadHeading(block, {0, static_cast<uint32_t>(block.size())}, mark, TestLexicon());
}

TEST(ReadHeadingTest, Shapes) {
  EXPECT_EQ(Read(U"一、经费保障", 2).kind, Shape::kLine);
  EXPECT_EQ(Read(U"一、存在的问题：", 2).span.end, 7u);
  EXPECT_EQ(Read(U"1.落实责任。", 2).kind, Shape::kSentence);
  EXPECT_EQ(Read(U"1.落实责任。各校行动迅速。", 2).kind, Shape::kRunIn);
  EXPECT_EQ(Read(U"1.落实责任。各校行动迅速。", 2).span.end, 6u);
  EXPECT_EQ(Read(U"1.落实“双减”要求。各校行动迅速。", 2).kind, Shape::kRunIn);
}

TEST(ReadHeadingTest, NoHeadings) {
  for (const View block :
       {U"1.", U"1.印发《云岭县规划》。各校落实。", U"1.教师（含特岗）到位。各校落实。",
        U"1.全县有86所学校。各校落实。", U"1.落实责任；", U"1.落实责任，", U"1.落实责任、"}) {
    EXPECT_EQ(Read(block, 2).kind, Shape::kNone) << text::ToUtf8(block);
  }
}

TEST(LooksLikeTitleTest, AFewWords) {
  EXPECT_TRUE(LooksLikeTitle(U"存在问题", TestLexicon()));
  EXPECT_FALSE(LooksLikeTitle(U"效果良好。", TestLexicon()));
  EXPECT_FALSE(LooksLikeTitle(U"2022年5月6日", TestLexicon()));
  EXPECT_FALSE(LooksLikeTitle(U"小学\t初中\t高中", TestLexicon()));
  EXPECT_FALSE(LooksLikeTitle(U"12,345", TestLexicon()));
}

}  // namespace
}  // namespace dudao::segmentation
