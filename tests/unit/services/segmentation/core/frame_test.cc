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

TEST(FrameTest, EveryFieldAPersonStatesWins) {
  v1::FrameOverrides stated;
  stated.set_title("题");
  stated.set_issuer("云岭县教育局");
  stated.set_region("云岭县");
  stated.set_doc_kind("self_report");
  stated.set_publish_date("2022-11-05");
  stated.set_index_no("12/3");
  stated.set_doc_no("云政函〔2022〕1号");
  const text::SourceText source(
      U"东屏市2021年教育工作总结\n各项工作稳步推进，成绩喜人，群众满意。\n");
  const v1::Frame frame = TestSegmenter().Segment(source, stated).frame();
  EXPECT_EQ(frame.title(), "题");
  EXPECT_EQ(frame.issuer(), "云岭县教育局");
  EXPECT_EQ(frame.region(), "云岭县");
  EXPECT_EQ(frame.doc_kind(), "self_report");
  EXPECT_EQ(frame.publish_date(), "2022-11-05");
  EXPECT_EQ(frame.index_no(), "12/3");
  EXPECT_EQ(frame.doc_no(), "云政函〔2022〕1号");
}

TEST(FrameTest, AStatedBodyIsAllThereIsOfTheReport) {
  const std::u32string head = U"欢迎光临本站，今天天气晴好，祝您愉快。\n";
  const std::u32string report =
      U"东屏市履行教育职责自评报告\n各项工作稳步推进，成绩喜人，群众满意。\n上一篇：\n一、基本情况"
      U"\n"
      U"全市有学校若干所，学生若干名。";
  const std::u32string tail = U"\n二、别的网页\n别的网页的话，一句两句。\n";
  v1::FrameOverrides stated;
  text::ToProto(
      {static_cast<uint32_t>(head.size()), static_cast<uint32_t>(head.size() + report.size())},
      stated.mutable_body());
  const text::SourceText source(head + report + tail);
  const v1::Segmentation s = TestSegmenter().Segment(source, stated);
  EXPECT_EQ(s.frame().body().begin(), stated.body().begin());
  EXPECT_EQ(s.frame().body().end(), stated.body().end());
  ASSERT_EQ(s.headings_size(), 1);
  EXPECT_EQ(s.headings(0).text(), "一、基本情况");
  EXPECT_EQ(s.chrome_size(), 3);
}

}  // namespace
}  // namespace dudao::segmentation
