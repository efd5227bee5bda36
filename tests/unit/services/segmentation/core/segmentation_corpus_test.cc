// tests/corpus/segmentation/*.jsonl: each line a text laid out as reports are, and all marks of the
// kinds it lists: nothing missing, nothing extra.
//
//   headings      LEVEL|STYLE|ROLE|WORDS          items       NUMBER@LEVEL
//   enumerations  WORDS@ORDINAL                   chrome, paragraphs, item_texts: the words
//   frame         the fields named, null for absent; body_begin and body_end: first and last words
//
// A case with a `gap` is known to fail, for the reason given, and fails the test when it passes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/text/utf.h"
#include "google/protobuf/util/json_util.h"
#include "tests/unit/services/segmentation/core/test_segmenter.h"

namespace dudao::segmentation {
namespace {

using nlohmann::json;

struct Found {
  const text::SourceText& source;
  const v1::Segmentation& marks;

  std::string Words(const v1::Span& span) const { return source.Utf8(text::FromProto(span)); }
};

json Headings(const Found& f) {
  json out = json::array();
  for (const auto& h : f.marks.headings()) {
    EXPECT_EQ(h.text(), f.Words(h.span()));
    out.push_back(std::to_string(h.level()) + "|" + h.style() + "|" + h.role() + "|" + h.text());
  }
  return out;
}

json Items(const Found& f) {
  json out = json::array();
  for (const auto& i : f.marks.items()) {
    EXPECT_TRUE(f.Words(i.span()).starts_with(i.number()));
    out.push_back(i.number() + "@" + std::to_string(i.level()));
  }
  return out;
}

json ItemTexts(const Found& f) {
  json out = json::array();
  for (const auto& i : f.marks.items()) out.push_back(f.Words(i.span()));
  return out;
}

json Enumerations(const Found& f) {
  json out = json::array();
  for (const auto& e : f.marks.enumerations()) {
    EXPECT_EQ(e.text(), f.Words(e.span()));
    out.push_back(e.text() + "@" + std::to_string(e.ordinal()));
  }
  return out;
}

json Chrome(const Found& f) {
  json out = json::array();
  for (const auto& c : f.marks.chrome()) out.push_back(f.Words(c));
  return out;
}

json Paragraphs(const Found& f) {
  json out = json::array();
  for (const auto& p : f.marks.paragraphs()) out.push_back(f.Words(p.span()));
  return out;
}

json Frame(const Found& f, const json& wanted) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string printed;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(f.marks.frame(), &printed, options).ok());
  json all = json::parse(printed);
  const std::string body = f.Words(f.marks.frame().body());
  json out = json::object();
  for (const auto& [key, value] : wanted.items()) {
    const std::string words = value.is_string() ? value.get<std::string>() : "";
    if (key == "body_begin") {
      out[key] = body.substr(0, words.size());
    } else if (key == "body_end") {
      out[key] = body.substr(body.size() - std::min(body.size(), words.size()));
    } else {
      out[key] = all.contains(key) ? all[key] : json();
    }
  }
  return out;
}

// What is found of the kinds that `c` lists.
json Find(const json& c) {
  const text::SourceText source(text::U32(c["text"].get<std::string>()));
  const v1::Segmentation marks = TestSegmenter().Segment(source, {});
  const Found f{source, marks};
  json out = json::object();
  if (c.contains("headings")) out["headings"] = Headings(f);
  if (c.contains("items")) out["items"] = Items(f);
  if (c.contains("item_texts")) out["item_texts"] = ItemTexts(f);
  if (c.contains("enumerations")) out["enumerations"] = Enumerations(f);
  if (c.contains("chrome")) out["chrome"] = Chrome(f);
  if (c.contains("paragraphs")) out["paragraphs"] = Paragraphs(f);
  if (c.contains("frame")) out["frame"] = Frame(f, c["frame"]);
  return out;
}

json Wanted(const json& c) {
  json out = c;
  for (const char* key : {"name", "text", "gap"}) out.erase(key);
  return out;
}

std::vector<json> ReadCases() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = DUDAO_SOURCE_DIR "/tests/corpus/segmentation";
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file);
  std::sort(files.begin(), files.end());
  std::vector<json> cases;
  for (const auto& file : files) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) cases.push_back(json::parse(line));
  }
  return cases;
}

TEST(SegmentationCorpusTest, EveryMarkAndNothingElse) {
  const std::vector<json> cases = ReadCases();
  EXPECT_GE(cases.size(), 60u);
  for (const json& c : cases) {
    const json found = Find(c), wanted = Wanted(c);
    EXPECT_FALSE(wanted.empty()) << c["name"];
    if (c.contains("gap")) {
      EXPECT_NE(found, wanted) << c["name"] << " passes now: take its gap away";
      continue;
    }
    EXPECT_EQ(found, wanted) << c["name"]
                             << "\nin place of wanted: " << json::diff(wanted, found).dump();
  }
}

}  // namespace
}  // namespace dudao::segmentation
