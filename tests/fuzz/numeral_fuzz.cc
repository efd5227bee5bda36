// Any text: a numeral lies inside it, has a value and a precision, and reads the same alone.
#include "common/text/numeral.h"
#include "tests/fuzz/check.h"

using namespace dudao;

namespace {

constexpr std::u32string_view kAlphabet =
    U"0123456789,."
    U"〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟几数多余半点分之米元"
    U"年是%人";

void CheckSame(const text::Numeral& a, const std::optional<text::Numeral>& b) {
  FUZZ_CHECK(b);
  FUZZ_CHECK(a.length == b->length && a.digits_length == b->digits_length);
  FUZZ_CHECK(a.value == b->value && a.precision == b->precision);
  FUZZ_CHECK(a.vague == b->vague && a.scaled == b->scaled && a.script == b->script);
}

void CheckAt(std::u32string_view text, bool lone_scale) {
  const auto n = text::ReadNumeral(text, lone_scale);
  if (!n) return;
  FUZZ_CHECK(text::BeginsNumeral(text[0]));
  FUZZ_CHECK(n->length >= 1 && n->length <= text.size());
  FUZZ_CHECK(n->digits_length <= n->length);
  FUZZ_CHECK(n->value.defined() && !n->value.is_negative());
  FUZZ_CHECK(n->precision > text::Decimal(0));
  const std::u32string alone(text.substr(0, n->length));
  CheckSame(*n, text::ReadNumeral(alone, lone_scale));
  CheckSame(*n, text::ReadNumeral(alone + U"。", lone_scale));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::u32string text = fuzz::Letters(fuzz::Bytes(data, size), kAlphabet);
  for (size_t i = 0; i < text.size() && i < 64; ++i) {
    CheckAt(std::u32string_view(text).substr(i), i % 2 == 0);
  }
  return 0;
}
