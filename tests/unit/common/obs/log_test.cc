#include "common/obs/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace dudao::obs {
namespace {

nlohmann::json OneLine(const std::ostringstream& out) { return nlohmann::json::parse(out.str()); }

TEST(LogTest, OneJsonObjectALine) {
  std::ostringstream out;
  Log log("extraction", Level::kInfo, out);
  log.Info("core_failed", {{"job_id", "j1"}, {"count", 3}, {"ok", false}});
  const nlohmann::json line = OneLine(out);
  EXPECT_EQ(line["service"], "extraction");
  EXPECT_EQ(line["level"], "info");
  EXPECT_EQ(line["event"], "core_failed");
  EXPECT_EQ(line["job_id"], "j1");
  EXPECT_EQ(line["count"], 3);
  EXPECT_EQ(line["ok"], false);
  EXPECT_THAT(line["time"].get<std::string>(), testing::MatchesRegex("....-..-..T..:..:..\\....Z"));
  EXPECT_EQ(out.str().back(), '\n');
}

TEST(LogTest, HostileTextStaysOneValidLine) {
  std::ostringstream out;
  Log log("a%v\"b", Level::kInfo, out);
  log.Warn("e", {{"error", std::string_view("line\nquote\" \xff %v")}});
  EXPECT_EQ(OneLine(out)["service"], "a%v\"b");
  EXPECT_THAT(OneLine(out)["error"].get<std::string>(), testing::StartsWith("line\nquote\""));
}

TEST(LogTest, LongTextIsCut) {
  std::ostringstream out;
  Log log("s", Level::kInfo, out);
  log.Error("e", {{"error", std::string(5000, 'x')}});
  EXPECT_EQ(OneLine(out)["error"].get<std::string>().size(), 512u);
}

TEST(LogTest, BelowItsLevelNothingIsWritten) {
  std::ostringstream out;
  Log log("s", Level::kWarn, out);
  log.Info("quiet");
  log.Debug("quiet");
  EXPECT_EQ(out.str(), "");
  log.Warn("loud");
  EXPECT_NE(out.str(), "");
}

TEST(LogTest, LevelsByName) {
  EXPECT_EQ(*ParseLevel("debug"), Level::kDebug);
  EXPECT_EQ(*ParseLevel("off"), Level::kOff);
  EXPECT_FALSE(ParseLevel("loud").ok());
}

}  // namespace
}  // namespace dudao::obs
