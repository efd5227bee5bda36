// tests/corpus/segmentation/*.jsonl: each line a text laid out as reports are, and all marks of the
// kinds it lists: nothing missing, nothing extra.
//
//   headings      LEVEL|STYLE|ROLE|WORDS          items       NUMBER@LEVEL
//   enumerations  WORDS@ORDINAL                   chrome, paragraphs, item_texts: the words
//   frame         the fields named, null for absent; body_begin and body_end: first and last words
//   parents       index of each heading's parent, -1 for none
//
// `layout` is what the format says of the text's lines, counted from 0: paragraphs {line,
// outline_level, kind} and tables {first, last}, cells parted by tabs.
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

json Parents(const Found& f) {
  json out = json::array();
  for (const auto& h : f.marks.headings()) {
    out.push_back(h.has_parent() ? static_cast<int>(h.parent()) : -1);
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
  const std::u32string body(f.source.Slice(text::FromProto(f.marks.frame().body())));
  json out = json::object();
  for (const auto& [key, value] : wanted.items()) {
    const size_t size = value.is_string() ? text::U32(value.get<std::string>()).size() : 0;
    if (key == "body_begin") {
      out[key] = text::ToUtf8(body.substr(0, size));
    } else if (key == "body_end") {
      out[key] = text::ToUtf8(body.substr(body.size() - std::min(body.size(), size)));
    } else {
      out[key] = all.contains(key) ? all[key] : json();
    }
  }
  return out;
}

std::vector<text::Span> LinesOf(std::u32string_view text) {
  std::vector<text::Span> lines(1);
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\n') {
      lines.back().end = i;
      lines.push_back({i + 1, i + 1});
    }
  }
  lines.back().end = static_cast<uint32_t>(text.size());
  return lines;
}

void AddRow(std::u32string_view text, text::Span line, uint32_t row, v1::Table* table) {
  uint32_t column = 0, begin = line.begin;
  for (uint32_t i = line.begin; i <= line.end; ++i) {
    if (i < line.end && text[i] != U'\t') continue;
    v1::TableCell* cell = table->add_cells();
    cell->set_row(row);
    cell->set_column(column++);
    text::ToProto({begin, i}, cell->mutable_span());
    begin = i + 1;
  }
}

// The case's `layout` as ingest would say it.
v1::Document Layout(const json& c, const text::SourceText& source) {
  v1::Document document;
  const json layout = c.value("layout", json::object());
  const std::vector<text::Span> lines = LinesOf(source.view());
  for (const json& p : layout.value("paragraphs", json::array())) {
    v1::LayoutParagraph* to = document.add_paragraphs();
    text::ToProto(lines.at(p["line"]), to->mutable_span());
    to->set_outline_level(p.value("outline_level", 0u));
    to->set_kind(p.value("kind", ""));
  }
  for (const json& t : layout.value("tables", json::array())) {
    v1::Table* table = document.add_tables();
    const uint32_t first = t["first"], last = t["last"];
    text::ToProto({lines.at(first).begin, lines.at(last).end}, table->mutable_span());
    for (uint32_t i = first; i <= last; ++i) AddRow(source.view(), lines[i], i - first, table);
  }
  return document;
}

// What is found of the kinds that `c` lists.
json Find(const json& c) {
  const text::SourceText source(text::U32(c["text"].get<std::string>()));
  const v1::Segmentation marks = TestSegmenter().Segment(source, Layout(c, source), {});
  const Found f{source, marks};
  json out = json::object();
  if (c.contains("headings")) out["headings"] = Headings(f);
  if (c.contains("parents")) out["parents"] = Parents(f);
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
  for (const char* key : {"name", "text", "gap", "layout"}) out.erase(key);
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

// What is wanted and not found (-) and found and not wanted (+), kind by kind.
std::string Differences(const json& wanted, const json& found) {
  std::string out;
  for (const auto& [kind, value] : wanted.items()) {
    for (const auto& [at, v] : value.items()) {
      const bool there = value.is_object() ? found[kind].value(at, json()) == v
                                           : std::count(found[kind].begin(), found[kind].end(), v);
      if (!there) out += "\n  - " + kind + " " + (value.is_object() ? at + " " : "") + v.dump();
    }
    for (const auto& [at, v] : found[kind].items()) {
      const bool there = value.is_object() ? value.value(at, json()) == v
                                           : std::count(value.begin(), value.end(), v);
      if (!there) out += "\n  + " + kind + " " + (value.is_object() ? at + " " : "") + v.dump();
    }
  }
  return out;
}

TEST(SegmentationCorpusTest, EveryMarkAndNothingElse) {
  const std::vector<json> cases = ReadCases();
  EXPECT_GE(cases.size(), 280u);
  for (const json& c : cases) {
    const json found = Find(c), wanted = Wanted(c);
    EXPECT_FALSE(wanted.empty()) << c["name"];
    if (c.contains("gap")) {
      EXPECT_NE(found, wanted) << c["name"] << " passes now: take its gap away";
      continue;
    }
    EXPECT_EQ(found, wanted) << c["name"] << ": " << Differences(wanted, found);
  }
}

}  // namespace
}  // namespace dudao::segmentation
