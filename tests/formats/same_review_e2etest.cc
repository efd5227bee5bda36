// One report kept in every format gets one review, but for where its words stand in the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/support/process.h"

namespace dudao {
namespace {

using Json = nlohmann::json;

const std::string kRoot = DUDAO_SOURCE_DIR;

Json Review(const std::string& format) {
  test::TempDir dir;
  const std::string out = dir.File("out"), err = dir.File("err");
  const std::string command = std::string(DUDAO_BIN_DIR) + "/dudao check --format json --data " +
                              kRoot + "/data " + kRoot + "/tests/formats/report." + format + " >" +
                              out + " 2>" + err;
  test::Process shell({"/bin/sh", "-c", command}, dir.File("log"));
  EXPECT_EQ(shell.Wait(), 0) << format << ": " << test::ReadFile(err);
  Json review = Json::parse(test::ReadFile(out), nullptr, /*allow_exceptions=*/false);
  // The files of an archive come as an array.
  if (review.is_array() && review.size() == 1) review = Json(review[0]);
  EXPECT_TRUE(review.is_object()) << format;
  return review;
}

std::string WithoutSpace(const std::string& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool wide = words.compare(i, 3, "\u3000") == 0;
    if (wide) i += 2;
    if (!wide && words[i] != ' ' && words[i] != '\n' && words[i] != '\t') out += words[i];
  }
  return out;
}

// 第3页二、(二)2. is 二、(二)2. of a format without pages.
std::string WithoutPage(const std::string& location) {
  const std::string open = "第", close = "页";
  if (!location.starts_with(open)) return location;
  const size_t digits = location.find_first_not_of("0123456789", open.size());
  if (digits == open.size() || location.compare(digits, close.size(), close) != 0) return location;
  return location.substr(digits + close.size());
}

// What may differ goes: places, the file's own name and kind; words lose the line breaks of a page.
void Reduce(Json& value) {
  static const std::set<std::string> kOwn = {
      "span",       "spans", "parts",      "hook",    "body",
      "chrome",     "text",  "media_type", "charset", "charset_decided_by",
      "source_name"};
  if (value.is_string()) value = WithoutSpace(value.get<std::string>());
  if (value.is_object()) {
    for (auto it = value.begin(); it != value.end();) {
      // Words of a mark are compared, whole texts are not.
      if (it.key() == "location") *it = WithoutPage(it->get<std::string>());
      const bool own = kOwn.count(it.key()) > 0 && !(it.key() == "text" && it->is_string());
      it = own ? value.erase(it) : std::next(it);
    }
  }
  if (value.is_structured()) {
    for (Json& inner : value) Reduce(inner);
  }
}

Json Reduced(const std::string& format) {
  Json review = Review(format);
  if (review.contains("document")) review["document"].erase("id");
  Reduce(review);
  return review;
}

// The first few places where two reviews differ, as JSON pointers with both values.
std::string Differences(const Json& one, const Json& other) {
  std::string out;
  const Json patch = Json::diff(one, other);
  for (size_t i = 0; i < std::min<size_t>(patch.size(), 5); ++i) out += patch[i].dump() + "\n";
  return out;
}

const Json& PlainText() {
  static const Json review = Reduced("txt");
  return review;
}

class SameReview : public ::testing::TestWithParam<std::string> {};

TEST_P(SameReview, AsThePlainText) {
  const Json review = Reduced(GetParam());
  EXPECT_TRUE(review == PlainText()) << Differences(PlainText(), review);
}

INSTANTIATE_TEST_SUITE_P(Formats, SameReview,
                         ::testing::Values("html", "docx", "pdf", "ofd", "doc", "zip"),
                         [](const auto& format) { return format.param; });

TEST(PagedReview, SaysOnWhichPage) {
  for (const char* const format : {"pdf", "ofd"}) {
    for (const Json& finding : Review(format)["findings"]) {
      const std::string location = finding["location"];
      EXPECT_NE(WithoutPage(location), location) << format;
    }
  }
}

size_t Count(const Json& list, const std::string& key, const std::string& value) {
  return static_cast<size_t>(std::count_if(
      list.begin(), list.end(), [&](const Json& mark) { return mark.value(key, "") == value; }));
}

// The report is not one that every reading would agree on: it has what a review is about.
TEST(PlainReview, HasSomethingInIt) {
  const Json& review = PlainText();
  EXPECT_EQ(review["document"]["title"], "岚谷县人民政府关于2023年度履行教育职责情况的自评报告");
  EXPECT_EQ(review["document"]["doc_kind"], "self_report");
  EXPECT_EQ(Count(review["relations"], "verdict", "violated"), 2u);
  EXPECT_GE(Count(review["relations"], "verdict", "holds"), 10u);
  EXPECT_EQ(review["placeholders"].size(), 1u);
  EXPECT_EQ(review["problems"].size(), 4u);
  EXPECT_GE(review["quantities"].size(), 150u);
  std::set<int> levels;
  for (const Json& heading : review["headings"]) levels.insert(heading["level"].get<int>());
  EXPECT_EQ(levels, (std::set<int>{1, 2, 3}));
}

}  // namespace
}  // namespace dudao
