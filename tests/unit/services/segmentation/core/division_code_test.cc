#include "services/segmentation/core/division_code.h"

#include <gtest/gtest.h>

#include "common/config/data_dir.h"

namespace dudao::segmentation {
namespace {

struct Case {
  const char* name;
  const char* region;
  const char* level;
  std::u32string text;
  const char* province;
  const char* code;  // empty: none
};

class SetDivisionCodeTest : public ::testing::TestWithParam<Case> {};

TEST_P(SetDivisionCodeTest, OfTheRegionInItsSurroundings) {
  static const Divisions divisions =
      Divisions::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data")).value();
  v1::Frame frame;
  frame.set_region(GetParam().region);
  frame.set_level(GetParam().level);
  frame.set_duty_year(2023);
  v1::FrameOverrides overrides;
  if (*GetParam().province) overrides.set_province(GetParam().province);
  SetDivisionCode(divisions, GetParam().text, overrides, &frame);
  EXPECT_EQ(frame.division_code(), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SetDivisionCodeTest,
    ::testing::Values(Case{"alone", "富民县", "county", U"", "", "530124"},
                      Case{"several", "朝阳区", "county", U"我区自评如下。", "", ""},
                      Case{"addressee", "朝阳区", "county", U"长春市人民政府教育督导室：", "",
                           "220104"},
                      Case{"stated", "朝阳区", "county", U"", "吉林", "220104"},
                      Case{"traditional", "富民縣", "county", U"", "", "530124"},
                      Case{"invented", "岚谷县", "county", U"", "", ""},
                      Case{"township", "富民县", "township", U"", "", ""}),
    [](const auto& info) { return std::string(info.param.name); });

// Far from both ends others may be named.
TEST(SetDivisionCode, TheMiddleOfTheTextSaysNothing) {
  const Divisions divisions = Divisions::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data")).value();
  const std::u32string padding(4000, U'文');
  v1::Frame frame;
  frame.set_region("朝阳区");
  SetDivisionCode(divisions, padding + U"与长春市结对" + padding, {}, &frame);
  EXPECT_FALSE(frame.has_division_code());
}

}  // namespace
}  // namespace dudao::segmentation
