// What holds for every text, however odd: over the corpus cases, their fragments, and the real
// texts of $DUDAO_REAL_TEXTS (folders parted by ':') when that is set.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "common/text/reading_text.h"
#include "common/text/utf.h"
#include "tests/unit/services/segmentation/core/test_segmenter.h"

namespace dudao::segmentation {
namespace {

using text::FromProto;
using text::Span;

template <typename Marks>
void ExpectOrdered(const Marks& marks, const text::SourceText& source) {
  Span last{0, 0};
  for (const auto& m : marks) {
    const Span span = FromProto(m.span());
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, source.size());
    EXPECT_GE(span.begin, last.begin);
    last = span;
  }
}

void ExpectApart(const Span& mark, const v1::Segmentation& s) {
  for (const v1::Span& c : s.chrome()) EXPECT_FALSE(mark.Overlaps(FromProto(c)));
}

void ExpectHeadingsNest(const v1::Segmentation& s) {
  for (int i = 0; i < s.headings_size(); ++i) {
    const v1::Heading& h = s.headings(i);
    EXPECT_GE(h.level(), 1u);
    ExpectApart(FromProto(h.span()), s);
    if (!h.has_parent()) continue;
    EXPECT_LT(h.parent(), static_cast<uint32_t>(i));
    EXPECT_LT(s.headings(static_cast<int>(h.parent())).level(), h.level());
  }
  for (const v1::Item& item : s.items()) {
    if (!item.has_heading()) continue;
    const v1::Heading& h = s.headings(static_cast<int>(item.heading()));
    EXPECT_TRUE(FromProto(item.span()).Contains(FromProto(h.span())));
    EXPECT_EQ(item.level(), h.level());
  }
}

void ExpectParagraphsCover(const v1::Segmentation& s) {
  const Span body = FromProto(s.frame().body());
  uint32_t end = 0;
  for (const v1::Paragraph& p : s.paragraphs()) {
    const Span span = FromProto(p.span());
    EXPECT_GE(span.begin, end);
    EXPECT_TRUE(body.Contains(span));
    ExpectApart(span, s);
    end = span.end;
    EXPECT_TRUE(!p.has_heading() || p.heading() < static_cast<uint32_t>(s.headings_size()));
  }
}

// No character a reader sees is lost: each lies in a paragraph or in furniture.
void ExpectNothingLost(const v1::Segmentation& s, const text::SourceText& source) {
  std::vector<char> seen(source.size(), 0);
  const auto mark = [&](const Span& span) {
    for (uint32_t i = span.begin; i < span.end; ++i) seen[i] = 1;
  };
  for (const v1::Span& c : s.chrome()) mark(FromProto(c));
  for (const v1::Paragraph& p : s.paragraphs()) mark(FromProto(p.span()));
  for (uint32_t i = 0; i < source.size(); ++i) {
    EXPECT_TRUE(seen[i] || !text::IsHan(source.view()[i])) << "code point " << i;
  }
}

void ExpectSound(const text::SourceText& source) {
  const v1::Segmentation s = TestSegmenter().Segment(source, {});
  ExpectOrdered(s.headings(), source);
  ExpectOrdered(s.items(), source);
  ExpectOrdered(s.enumerations(), source);
  ExpectHeadingsNest(s);
  ExpectParagraphsCover(s);
  ExpectNothingLost(s, source);
  EXPECT_EQ(s.SerializeAsString(), TestSegmenter().Segment(source, {}).SerializeAsString());
}

std::vector<std::u32string> CorpusTexts() {
  std::vector<std::u32string> texts;
  for (const auto& file :
       std::filesystem::directory_iterator(DUDAO_SOURCE_DIR "/tests/corpus/segmentation")) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) {
      texts.push_back(text::U32(nlohmann::json::parse(line)["text"].get<std::string>()));
    }
  }
  return texts;
}

TEST(InvariantsTest, CorpusTextsAndTheirFragments) {
  for (const std::u32string& whole : CorpusTexts()) {
    ExpectSound(text::SourceText(whole));
    for (size_t cut = 1; cut < whole.size(); cut += whole.size() / 7 + 1) {
      ExpectSound(text::SourceText(whole.substr(0, cut)));
      ExpectSound(text::SourceText(whole.substr(cut)));
      if (HasFailure()) FAIL() << text::ToUtf8(whole) << "\ncut at " << cut;
    }
  }
}

void ExpectSoundFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const auto source = text::SourceText::FromUtf8(bytes.str());
  if (source.ok()) ExpectSound(*source);
}

TEST(InvariantsTest, RealTexts) {
  const std::filesystem::path corpus = DUDAO_SOURCE_DIR "/../shared/corpus";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << "no real texts beside the repository";
  for (const auto& file : std::filesystem::recursive_directory_iterator(corpus)) {
    if (file.path().extension() != ".txt") continue;
    ExpectSoundFile(file.path());
    if (HasFailure()) FAIL() << file.path();
  }
}

}  // namespace
}  // namespace dudao::segmentation
