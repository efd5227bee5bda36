// Any text cut into any spans: every reading position slices home to the character it was folded
// from, in order, and reading what was read changes nothing.
#include <algorithm>

#include "common/text/reading_text.h"
#include "tests/fuzz/check.h"

using namespace dudao;
using text::ReadingText;
using text::Span;

namespace {

constexpr std::u32string_view kAlphabet = U"云岭小学12ab.,% \t\n\r\x3000\xA0\x200B\xFEFF１，（）∶−";

bool IsLineEnd(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void CheckHomes(const ReadingText& r, std::u32string_view source) {
  uint32_t last = 0;
  for (size_t i = 0; i < r.size(); ++i) {
    const Span home = r.Home(i, i + 1);
    FUZZ_CHECK(last <= home.begin && home.end <= source.size());
    last = home.begin;
    FUZZ_CHECK(r.At(home.begin) <= i);
    if (home.empty()) {  // a break
      FUZZ_CHECK(r[i] == U'\n');
      continue;
    }
    const char32_t c = source[home.begin];
    FUZZ_CHECK(IsLineEnd(c) ? r[i] == U'\n' : r[i] == text::Fold(c));
  }
  const Span all = r.Home(0, r.size());
  FUZZ_CHECK(all.begin <= all.end && all.end <= source.size());
}

void CheckIdempotent(const ReadingText& r) {
  ReadingText again;
  again.Append(r.view(), {0, static_cast<uint32_t>(r.size())}, false);
  FUZZ_CHECK(again.view() == r.view());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::u32string source = fuzz::Letters(fuzz::Bytes(data + 2, size - 2), kAlphabet);
  const uint32_t length = static_cast<uint32_t>(source.size());
  const uint32_t step = data[0] % 16 == 0 ? length + 1 : data[0] % 16;
  ReadingText r;
  for (uint32_t at = 0; at <= length; at += step) {
    r.Append(source, {at, std::min(at + step, length)}, data[1] % 2 == 0);
    if (data[1] % 4 == 0) r.AppendBreak(std::min(at + step, length));
  }
  FUZZ_CHECK(r.size() <= length + length / step + 1);
  CheckHomes(r, source);
  if (step > length) CheckIdempotent(r);
  return 0;
}
