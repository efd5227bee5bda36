#include "services/extraction/core/placeholder/placeholder_finder.h"

#include <cstddef>

namespace dudao::extraction {
namespace {

constexpr size_t kWidestBlank = 6;  // inside 〔…〕, of spaces and dashes

char32_t At(std::u32string_view text, size_t i) { return i < text.size() ? text[i] : 0; }

bool IsOneOf(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

size_t RunEnd(std::u32string_view text, size_t i) {
  const char32_t c = text[i];
  while (i < text.size() && text[i] == c) ++i;
  return i;
}

// Words a single X or * stands before when it stands for a number or a name: X月, *个, x市.
bool IsCounted(char32_t c) { return IsOneOf(c, U"年月日时个所名人次万亿元省市县区州盟乡镇村校局"); }

// "**县", "***区", "*个": asterisks. 3*4 is a product.
size_t Asterisks(std::u32string_view text, size_t i) {
  const size_t end = RunEnd(text, i);
  if (end - i >= 2) return end;
  if (i > 0 && IsDigit(text[i - 1])) return i;
  return IsCounted(At(text, end)) ? end + 1 : i;
}

// "XX市", "20XX年", "XXX": two or more of one letter, no Latin word around.
// "X月", "x所": one, with the word it counts. Not N+X, 1+X证书, 5X5.
size_t Crosses(std::u32string_view text, size_t i) {
  const char32_t before = i > 0 ? text[i - 1] : 0;
  if (IsLatin(before)) return i;  // first: a long run must not be measured from each of its letters
  const size_t end = RunEnd(text, i);
  const char32_t after = At(text, end);
  if (IsLatin(after)) return i;
  if (end - i >= 2) return end;
  if (IsDigit(before) || before == U'+' || before == U'-') return i;
  return IsCounted(after) ? end + 1 : i;
}

// "××县", "○○小学", "□□": signs typed for a name; one × alone multiplies.
size_t Signs(std::u32string_view text, size_t i) {
  const char32_t before = i > 0 ? text[i - 1] : 0;
  // First: a long run behind a digit must not be measured from each of its signs.
  const bool zero = text[i] == U'○' && IsOneOf(before, U"○〇一二三四五六七八九");
  const size_t end = zero ? i + 1 : RunEnd(text, i);
  if (end - i >= 2) return end;
  return text[i] == U'×' && !IsDigit(before) && IsCounted(At(text, end)) ? end + 1 : i;
}

// "某市", "某某中学"; 某些, 某种, 某一 are ordinary words.
size_t SomeOne(std::u32string_view text, size_t i) {
  const size_t end = RunEnd(text, i);
  if (end - i >= 2) return end;
  return IsOneOf(At(text, end), U"省市县区州盟旗乡镇村校局") ? end + 1 : i;
}

// "____": a line to write on.
size_t Underscores(std::u32string_view text, size_t i) {
  const size_t end = RunEnd(text, i);
  return end - i >= 2 ? end : i;
}

// "〔〕号", "〔 〕 号": a document number never given.
size_t EmptyNumber(std::u32string_view text, size_t i) {
  const char32_t close = text[i] == U'〔' ? U'〕' : text[i] == U'[' ? U']' : U'】';
  size_t j = i + 1;
  while (j < text.size() && j < i + kWidestBlank && IsOneOf(text[j], U" \t-—")) ++j;
  if (At(text, j) != close) return i;
  ++j;
  if (At(text, j) == U'第') ++j;
  return At(text, j) == U'号' ? j + 1 : i;
}

// What the sign at the beginning of a placeholder makes of it, for the trace.
std::string_view RuleOf(char32_t sign) {
  if (sign == U'*') return "placeholder.asterisks";
  if (sign == U'X' || sign == U'x') return "placeholder.crosses";
  if (sign == U'某') return "placeholder.some_one";
  if (sign == U'_') return "placeholder.underscores";
  return IsOneOf(sign, U"〔[【") ? "placeholder.empty_number" : "placeholder.signs";
}

// End of the placeholder that begins at `i`, or `i` when there is none.
size_t PlaceholderEnd(std::u32string_view text, size_t i) {
  switch (text[i]) {
    case U'*':
      return Asterisks(text, i);
    case U'X':
    case U'x':
      return Crosses(text, i);
    case U'×':
    case U'○':
    case U'□':
    case U'△':
      return Signs(text, i);
    case U'某':
      return SomeOne(text, i);
    case U'_':
      return Underscores(text, i);
    case U'〔':
    case U'[':
    case U'【':
      return EmptyNumber(text, i);
    default:
      return i;
  }
}

}  // namespace

std::vector<Range> FindPlaceholders(const ReportText& report) {
  const MarkedText& marked = report.marked();
  const std::u32string_view text = marked.view();
  std::vector<Range> found;
  for (size_t i = marked.Next(CharKind::kPlaceholder, 0); i < text.size();
       i = marked.Next(CharKind::kPlaceholder, i)) {
    const size_t end = PlaceholderEnd(text, i);
    if (end == i) {
      ++i;
      continue;
    }
    found.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(end)});
    report.Fired(RuleOf(text[i]), found.back());
    i = end;
  }
  return found;
}

}  // namespace dudao::extraction
