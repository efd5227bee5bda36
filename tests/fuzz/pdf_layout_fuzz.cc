// The layout of PDF pages takes any boxes: words anywhere, of any size, turned any way.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf.h"
#include "services/ingest/core/pdf/layout/layout.h"
#include "tests/fuzz/check.h"

namespace dudao::ingest::pdf {
namespace {

class Reader {
 public:
  Reader(const uint8_t* data, size_t size) : data_(data), size_(size) {}

  bool done() const { return size_ == 0; }

  uint8_t Byte() {
    if (size_ == 0) return 0;
    --size_;
    return *data_++;
  }

  // Mostly places on a sheet, sometimes any number at all.
  double Number() {
    const uint8_t kind = Byte();
    if (kind < 0xF0) return kind * 4.0 + Byte() / 64.0;
    uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = bits << 8 | Byte();
    double any;
    std::memcpy(&any, &bits, sizeof any);
    return any;
  }

  std::u32string Words() {
    static constexpr char32_t kLetters[] = U"一（二）12.、页第共-/ a①注\uE000\u2F00\t\n";
    std::u32string words;
    for (int left = Byte() % 16; left > 0; --left) {
      const uint8_t pick = Byte();
      words += pick < 0xF8 ? kLetters[pick % (sizeof kLetters / sizeof *kLetters - 1)]
                           : static_cast<char32_t>(Byte() << 16 | Byte() << 8 | Byte());
    }
    return words;
  }

 private:
  const uint8_t* data_;
  size_t size_;
};

std::vector<PageBoxes> ReadPages(Reader in) {
  std::vector<PageBoxes> pages;
  while (!in.done()) {
    const uint8_t kind = in.Byte();
    if (pages.empty() || kind % 16 == 0) pages.push_back({in.Number(), in.Number(), {}});
    const double left = in.Number(), top = in.Number();
    const double width = in.Number(), height = kind % 3 == 0 ? in.Number() : 12;
    Box box{{left, top, left + width, top + height},
            height,
            kind % 32 == 1 ? kind % 7 : 0,
            in.Words(),
            kind % 2 == 0};
    pages.back().boxes.push_back(std::move(box));
  }
  return pages;
}

void CheckSpan(const v1::Span& span, const v1::Document& document) {
  FUZZ_CHECK(span.begin() <= span.end() && span.end() <= document.length());
}

void CheckDocument(const v1::Document& document) {
  const auto text = text::ToUtf32(document.text());
  FUZZ_CHECK(text && text->size() == document.length());
  for (const v1::Table& table : document.tables()) {
    CheckSpan(table.span(), document);
    for (const v1::TableCell& cell : table.cells()) {
      CheckSpan(cell.span(), document);
      const auto words = text->substr(cell.span().begin(), cell.span().end() - cell.span().begin());
      FUZZ_CHECK(words.find(U'\t') == words.npos && words.find(U'\n') == words.npos);
    }
  }
  for (const v1::Page& page : document.pages()) CheckSpan(page.span(), document);
  for (const v1::LayoutParagraph& paragraph : document.paragraphs())
    CheckSpan(paragraph.span(), document);
}

}  // namespace
}  // namespace dudao::ingest::pdf

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using dudao::ingest::pdf::LayOut;
  const auto document =
      LayOut(dudao::ingest::pdf::ReadPages({data, size}), {.max_text_bytes = 1 << 16});
  if (document.ok()) dudao::ingest::pdf::CheckDocument(*document);
  return 0;
}
