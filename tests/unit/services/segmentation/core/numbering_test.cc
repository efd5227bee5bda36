#include "services/segmentation/core/numbering.h"

#include <gtest/gtest.h>

#include "common/text/utf.h"

namespace dudao::segmentation {
namespace {

struct Case {
  std::u32string_view text;
  Kind kind;
  uint32_t ordinal;
  uint32_t length;
  bool doubtful = false;
};

TEST(ReadMarkTest, EveryWayNumbersAreTyped) {
  const Case cases[] = {
      {U"一、加强领导", Kind::kHan, 1, 2},
      {U"十二、加强领导", Kind::kHan, 12, 3},
      {U"二十、加强领导", Kind::kHan, 20, 3},
      {U"一.加强领导", Kind::kHan, 1, 2},
      {U"三 、加强领导", Kind::kHan, 3, 3},
      {U"三 提高质量", Kind::kHan, 3, 1, true},
      {U"一，加强领导", Kind::kHan, 1, 2, true},
      {U"一、二〇二一年工作", Kind::kHan, 1, 2},
      {U"（一）加强领导", Kind::kHanBracket, 1, 3},
      {U"(八）深化改革", Kind::kHanBracket, 8, 3},
      {U"( 十一 )深化改革", Kind::kHanBracket, 11, 6},
      {U"（一）、加强领导", Kind::kHanBracket, 1, 4},
      {U"㈡加强领导", Kind::kHanBracket, 2, 1},
      {U"1.加强领导", Kind::kArabic, 1, 2},
      {U"12．加强领导", Kind::kArabic, 12, 3},
      {U"３、加强领导", Kind::kArabic, 3, 2},
      {U"3.2021年加强领导", Kind::kArabic, 3, 2},
      {U"6.10个区域中心", Kind::kArabic, 6, 2, true},
      {U"⒊加强领导", Kind::kArabic, 3, 1},
      {U"4)加强领导", Kind::kBracket, 4, 2},
      {U"35）加强领导", Kind::kBracket, 35, 3},
      {U"（2）加强领导", Kind::kBracket, 2, 3},
      {U"⑵加强领导", Kind::kBracket, 2, 1},
      {U"③加强领导", Kind::kCircled, 3, 1},
      {U"第一章 总则", Kind::kChapter, 1, 3},
      {U"第二部分：存在问题", Kind::kPart, 2, 4},
      {U"第三节 队伍建设", Kind::kSection, 3, 3},
      {U"第一，加强领导", Kind::kFirst, 1, 3},
      {U"一是加强领导", Kind::kIs, 1, 2},
      {U"十一是加强领导", Kind::kIs, 11, 3},
      {U"●加强领导", Kind::kBullet, 1, 1},
      {U"- 加强领导", Kind::kBullet, 1, 1},
  };
  for (const Case& c : cases) {
    const auto mark = ReadMark(c.text);
    ASSERT_TRUE(mark.has_value()) << text::ToUtf8(c.text);
    EXPECT_EQ(mark->kind, c.kind) << text::ToUtf8(c.text);
    EXPECT_EQ(mark->ordinal, c.ordinal);
    EXPECT_EQ(mark->length, c.length);
    EXPECT_EQ(mark->doubtful, c.doubtful);
  }
}

TEST(ReadMarkTest, WhatOnlyLooksLikeANumber) {
  for (const std::u32string_view text :
       {U"",         U"一",           U"一年来",      U"一、二年级学生", U"1、2号楼",
        U"3.5万人",  U"1.46个百分点", U"2021年",      U"2021.加强",      U"第一书记",
        U"第二小学", U"第一节课",     U"——加强领导",  U"（2020）",       U"（略）",
        U"二三月间", U"三所学校",     U"〔2021〕7号", U"[17]注释",       U"*个月",
        U"-5度"}) {
    EXPECT_FALSE(ReadMark(text).has_value()) << text::ToUtf8(text);
  }
}

TEST(SequenceTest, ADoubtfulNumberMustGoOn) {
  Sequence seen;
  const Mark six{Kind::kArabic, 6, 2, true};
  EXPECT_FALSE(Believe(six, U"6.10个区域中心", seen));
  seen.Take({Kind::kArabic, 5, 2, false});
  EXPECT_TRUE(Believe(six, U"6.10个区域中心", seen));
  EXPECT_FALSE(seen.Expected({Kind::kArabic, 8, 2, false}));
  EXPECT_TRUE(seen.Expected({Kind::kArabic, 1, 2, false}));
}

}  // namespace
}  // namespace dudao::segmentation
