// tests/corpus/{relation,date,citation,placeholder,problem,commitment}/*.jsonl: each line a text
// and all its marks of one kind, written short. Nothing missing, nothing extra. A line with `gap`
// states what should be seen and why it is not yet: it fails when it starts to pass.
//
//   relations     "sum holds 57所 31所 26所": kind, verdict, members
//   dates         "9月底=2021-09"                citations  "title|kind|number"
//   commitments   "sentence|hook|deadline"
//
// Single sentences are read as the one paragraph of a report of 云岭县 written in 2021, the rows of a
// table as a paragraph each; problems, rectifications and commitments as a whole report, through the
// real segmentation.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/config/data_dir.h"
#include "common/text/source_text.h"
#include "common/text/utf.h"
#include "services/extraction/core/extractor.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::extraction {
namespace {

using nlohmann::json;

const text::DataSet& Data() {
  static const text::DataSet data = *ReadDataDir(DUDAO_SOURCE_DIR "/data");
  return data;
}

const Extractor& TheExtractor() {
  static const auto extractor = *Extractor::Create(Data());
  return *extractor;
}

v1::Segmentation Paragraphs(const text::SourceText& source) {
  v1::Segmentation segmentation;
  segmentation.mutable_frame()->set_evaluation_year(2021);
  segmentation.mutable_frame()->set_region("云岭县");
  segmentation.mutable_frame()->set_level("county");
  uint32_t begin = 0;
  for (uint32_t at = 0; at <= source.size(); ++at) {
    if (at < source.size() && source.view()[at] != U'\n') continue;
    uint32_t end = at;  // empty cells at either end are trimmed off, as segmentation does
    while (begin < end && source.view()[begin] == U'\t') ++begin;
    while (begin < end && source.view()[end - 1] == U'\t') --end;
    v1::Span& span = *segmentation.add_paragraphs()->mutable_span();
    span.set_begin(begin);
    span.set_end(end);
    begin = at + 1;
  }
  return segmentation;
}

v1::Segmentation WholeReport(const text::SourceText& source) {
  static const auto segmenter = *segmentation::Segmenter::Create(Data());
  return segmenter->Segment(source, {});
}

// Marks of `kind`, in the short form of the corpus.
class Marks {
 public:
  Marks(const text::SourceText& source, v1::Extraction extraction)
      : source_(source), extraction_(std::move(extraction)) {}

  json Of(const std::string& kind) const {
    if (kind == "relations") return Relations();
    if (kind == "dates")
      return Each(extraction_.dates(), [](auto& d) { return d.text() + "=" + d.iso(); });
    if (kind == "citations") return Each(extraction_.citations(), Citation);
    if (kind == "placeholders") return Each(extraction_.placeholders(), Text<v1::Placeholder>);
    if (kind == "rectifications")
      return Each(extraction_.rectifications(), Text<v1::Rectification>);
    if (kind == "commitments") {
      return Each(extraction_.commitments(), [this](auto& c) {
        return c.text() + "|" + Slice(c.hook()) + "|" + c.deadline();
      });
    }
    return Problems();
  }

 private:
  template <typename Mark>
  static std::string Text(const Mark& mark) {
    return mark.text();
  }

  static std::string Citation(const v1::Citation& c) {
    return c.title() + "|" + c.kind() + (c.has_doc_no() ? "|" + c.doc_no() : "");
  }

  std::string Slice(const v1::Span& span) const { return source_.Utf8(text::FromProto(span)); }

  // Every mark slices back to its words.
  template <typename List, typename Write>
  json Each(const List& list, Write write) const {
    json out = json::array();
    for (const auto& mark : list) {
      EXPECT_EQ(Slice(mark.span()), mark.text());
      out.push_back(write(mark));
    }
    return out;
  }

  json Relations() const {
    json out = json::array();
    for (const v1::Relation& r : extraction_.relations()) {
      std::string line = r.kind() + " " + r.verdict();
      for (const uint32_t m : r.members()) line += " " + extraction_.quantities(m).text();
      EXPECT_FALSE(r.explanation().empty()) << line;
      EXPECT_TRUE(r.verdict() != "violated" || r.binding() == "stated") << line;
      out.push_back(line);
    }
    return out;
  }

  json Problems() const {
    json out = json::array();
    for (const v1::Problem& p : extraction_.problems()) {
      json parts = json::array();
      for (const v1::Span& part : p.parts()) parts.push_back(Slice(part));
      EXPECT_EQ(Slice(p.span()), p.text());
      out.push_back({{"text", p.text()}, {"parts", parts}});
    }
    return out;
  }

  const text::SourceText& source_;
  const v1::Extraction extraction_;
};

// Problems are stated by how they begin and end.
bool SameProblems(const json& found, const json& want) {
  if (found.size() != want.size()) return false;
  for (size_t i = 0; i < want.size(); ++i) {
    const std::string text = found[i]["text"];
    if (text.rfind(want[i]["begins"].get<std::string>(), 0) != 0) return false;
    const std::string ends = want[i]["ends"];
    if (text.size() < ends.size() ||
        text.compare(text.size() - ends.size(), ends.size(), ends) != 0)
      return false;
    if (found[i]["parts"] != want[i]["parts"]) return false;
  }
  return true;
}

struct Count {
  int cases = 0, negatives = 0;
};

void CheckLine(const json& c, const std::string& kind, bool whole_report, Count* count) {
  const text::SourceText source(text::U32(c["text"].get<std::string>()));
  const v1::Segmentation segmentation = whole_report ? WholeReport(source) : Paragraphs(source);
  const json found = Marks(source, TheExtractor().Extract(source, segmentation)).Of(kind);
  const json& want = c[kind];
  const bool same = kind == "problems" ? SameProblems(found, want) : found == want;
  EXPECT_NE(same, c.contains("gap")) << c["text"] << "\n found " << found << "\n  want " << want;
  ++count->cases;
  count->negatives += want.empty();
}

Count CheckArea(const std::string& area, bool whole_report) {
  Count count;
  for (const auto& file :
       std::filesystem::directory_iterator(DUDAO_SOURCE_DIR "/tests/corpus/" + area)) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) {
      const json c = json::parse(line);
      for (const auto& [key, value] : c.items()) {
        if (key != "text" && key != "gap") CheckLine(c, key, whole_report, &count);
      }
    }
  }
  return count;
}

TEST(MarksCorpusTest, Relations) {
  const Count count = CheckArea("relation", false);
  EXPECT_GE(count.cases, 100);
  EXPECT_GE(count.negatives * 6, count.cases);
}

TEST(MarksCorpusTest, Dates) {
  const Count count = CheckArea("date", false);
  EXPECT_GE(count.cases, 60);
  EXPECT_GE(count.negatives * 3, count.cases);
}

TEST(MarksCorpusTest, Citations) { EXPECT_GE(CheckArea("citation", false).cases, 40); }
TEST(MarksCorpusTest, Placeholders) { EXPECT_GE(CheckArea("placeholder", false).cases, 35); }
TEST(MarksCorpusTest, ProblemsAndRectifications) {
  EXPECT_GE(CheckArea("problem", true).cases, 11);
}
TEST(MarksCorpusTest, Commitments) { EXPECT_GE(CheckArea("commitment", true).cases, 17); }

}  // namespace
}  // namespace dudao::extraction
