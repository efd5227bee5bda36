#include "services/segmentation/core/frame.h"

#include <gtest/gtest.h>

#include "common/text/utf.h"
#include "tests/unit/services/segmentation/core/test_segmenter.h"

namespace dudao::segmentation {
namespace {

std::string Region(View title) { return text::ToUtf8(ReadRegion(title, TestLexicon())); }

TEST(ReadRegionTest, TheNameAtTheHead) {
  EXPECT_EQ(Region(U"云岭县人民政府2021年履行教育职责自评报告"), "云岭县");
  EXPECT_EQ(Region(U"关于云岭县2021年履行教育职责情况的报告"), "云岭县");
  EXPECT_EQ(Region(U"2021年度临江市青禾区履行教育职责自评报告"), "临江市青禾区");
  EXPECT_EQ(Region(U"云岭自治州教育局工作总结"), "云岭自治州");
}

TEST(ReadRegionTest, NoName) {
  for (const View title : {U"", U"市人民政府履行教育职责情况的自评报告", U"XX县人民政府自评报告",
                           U"***区人民政府", U"某市履行教育职责情况", U"乡镇贯彻落实情况汇报",
                           U"全县教育工作总结", U"政府工作报告", U"我代表市人民政府"}) {
    EXPECT_EQ(Region(title), "") << text::ToUtf8(title);
  }
}

TEST(ReadStatedYearsTest, WhatAYearIsTheYearOf) {
  struct Case {
    View text;
    uint32_t evaluation, duty, either = 0;
  };
  const Case cases[] = {
      {U"2021年履行教育职责情况自评报告", 0, 2021},
      {U"2021年度履行教育职责自评报告", 0, 2021},
      {U"2022年对市县级政府履行教育职责评价工作的通知", 2022, 0},
      {U"根据2022年对县级政府履行教育职责督导评价要求，对2021年履行教育职责情况进行了自查", 2022,
       2021},
      {U"2021年履行教育职责自查情况的报告", 0, 0, 2021},
      {U"我县对2021年教育工作进行了自查", 0, 2021},
      {U"2021年，全县新建学校。履行教育职责情况如下", 0, 0},
      {U"2021年教育经费增长", 0, 0},
  };
  for (const Case& c : cases) {
    const StatedYears years = ReadStatedYears(c.text);
    EXPECT_EQ(years.evaluation, c.evaluation) << text::ToUtf8(c.text);
    EXPECT_EQ(years.duty, c.duty) << text::ToUtf8(c.text);
    EXPECT_EQ(years.either, c.either) << text::ToUtf8(c.text);
  }
}

TEST(FrameTest, WhatAPersonStatesWins) {
  const text::SourceText source(
      U"云岭县人民政府2021年履行教育职责情况自评报告\n全县认真自查，现报告如下。\n");
  v1::FrameOverrides stated;
  stated.set_evaluation_year(2023);
  stated.set_duty_year(2022);
  stated.set_level("prefecture");
  const v1::Frame frame = TestSegmenter().Segment(source, stated).frame();
  EXPECT_EQ(frame.evaluation_year(), 2023u);
  EXPECT_EQ(frame.duty_year(), 2022u);
  EXPECT_EQ(frame.level(), "prefecture");
  EXPECT_EQ(frame.region(), "云岭县");
}

}  // namespace
}  // namespace dudao::segmentation
