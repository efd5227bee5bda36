// Any text, any layout said of it: marks lie in the text in order, headings nest, paragraphs lie in
// the body, and the same text gives the same answer.
#include <cstdlib>
#include <string>

#include "common/config/data_dir.h"
#include "services/segmentation/core/segmenter.h"
#include "tests/fuzz/check.h"

using namespace dudao;
using segmentation::Segmenter;

namespace {

constexpr std::u32string_view kAlphabet =
    U"一二三十、，。：（）()."
    U"123456①㈠第章条节是其首先次附件目录名词解释年月日县政府教育履行职责自评报告"
    U"存在问题下打算\n\n\n\t 　\u200B[]>《》“”…县縣-—|";

const Segmenter& TheSegmenter() {
  static const auto segmenter = [] {
    auto data = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    if (!data.ok()) std::abort();
    auto made = Segmenter::Create(*data);
    if (!made.ok()) std::abort();
    return *std::move(made);
  }();
  return *segmenter;
}

template <typename Marks>
void CheckOrdered(const Marks& marks, const text::SourceText& source) {
  uint32_t last = 0;
  for (const auto& mark : marks) {
    FUZZ_CHECK(mark.span().begin() < mark.span().end() && mark.span().end() <= source.size());
    FUZZ_CHECK(mark.span().begin() >= last);
    last = mark.span().begin();
  }
}

void CheckNesting(const v1::Segmentation& s) {
  for (int i = 0; i < s.headings_size(); ++i) {
    const v1::Heading& h = s.headings(i);
    FUZZ_CHECK(h.level() >= 1);
    FUZZ_CHECK(!h.has_parent() || h.parent() < static_cast<uint32_t>(i));
  }
  for (const v1::Item& item : s.items()) {
    FUZZ_CHECK(!item.has_heading() || item.heading() < static_cast<uint32_t>(s.headings_size()));
  }
  const v1::Span& body = s.frame().body();
  for (const v1::Paragraph& p : s.paragraphs()) {
    FUZZ_CHECK(body.begin() <= p.span().begin() && p.span().end() <= body.end());
  }
}

// Outline levels and kinds over stretches of the text, in order.
v1::Document Layout(const uint8_t* data, size_t size, uint32_t length) {
  constexpr const char* kKinds[] = {"", "title", "footnote", "caption"};
  v1::Document layout;
  uint32_t at = 0;
  for (size_t i = 0; i < size && at < length; ++i) {
    v1::LayoutParagraph* p = layout.add_paragraphs();
    p->mutable_span()->set_begin(at);
    at += data[i] % 16 + 1;
    p->mutable_span()->set_end(at);
    p->set_outline_level(data[i] / 64);
    p->set_kind(kKinds[data[i] / 16 % 4]);
  }
  return layout;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 8) return 0;
  const text::SourceText source(fuzz::Letters(fuzz::Bytes(data + 8, size - 8), kAlphabet));
  const v1::Document layout = Layout(data, data[0] % 8, source.size());
  const v1::Segmentation s = TheSegmenter().Segment(source, layout, {});
  CheckOrdered(s.headings(), source);
  CheckOrdered(s.items(), source);
  CheckOrdered(s.enumerations(), source);
  CheckOrdered(s.paragraphs(), source);
  CheckNesting(s);
  const v1::Segmentation again = TheSegmenter().Segment(source, layout, {});
  FUZZ_CHECK(s.SerializeAsString() == again.SerializeAsString());
  return 0;
}
