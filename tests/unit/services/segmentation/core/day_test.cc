#include "services/segmentation/core/day.h"

#include <gtest/gtest.h>

namespace dudao::segmentation {
namespace {

TEST(ReadDayTest, WrittenInEveryWay) {
  EXPECT_EQ(ReadDay(U"2021-10-1517:23")->iso, "2021-10-15");
  EXPECT_EQ(ReadDay(U"2021/3/5")->iso, "2021-03-05");
  EXPECT_EQ(ReadDay(U"2021年10月5日")->iso, "2021-10-05");
  EXPECT_EQ(ReadDay(U"二〇二一年十月三十一日")->iso, "2021-10-31");
  EXPECT_EQ(ReadDay(U"二○二一年二月二十日")->iso, "2021-02-20");
  EXPECT_EQ(ReadDay(U"2021年12月")->iso, "2021-12");
}

TEST(ReadDayTest, NoDates) {
  for (const std::u32string_view text : {U"", U"2021", U"2021年", U"2021-13-01", U"2021-10-32",
                                         U"1821-10-10", U"01047834X", U"2021年来", U"20211015"}) {
    EXPECT_FALSE(ReadDay(text).has_value()) << text.size();
  }
}

TEST(ReadDayLineTest, NothingButADate) {
  EXPECT_TRUE(ReadDayLine(U"（2021年10月15日）").has_value());
  EXPECT_TRUE(ReadDayLine(U"2021-10-1517:23").has_value());
  EXPECT_FALSE(ReadDayLine(U"2021年10月15日召开会议").has_value());
}

}  // namespace
}  // namespace dudao::segmentation
