#include "services/ingest/core/pdf/layout/list_mark.h"

#include <string>

#include "common/text/reading_text.h"

namespace dudao::ingest::pdf {
namespace {

constexpr std::u32string_view kDigits = U"0123456789";
constexpr std::u32string_view kHanDigits = U"一二三四五六七八九十";
constexpr std::u32string_view kBullets = U"•·●○■□◆◇▲★-";

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool IsCircled(char32_t c) { return c >= 0x2460 && c <= 0x249B; }

std::u32string Head(std::u32string_view words) {
  std::u32string head;
  for (const char32_t c : words.substr(0, 8)) {
    if (const char32_t folded = text::Fold(c); folded != 0 && folded != U' ') head += folded;
  }
  return head;
}

size_t CountOf(std::u32string_view words, std::u32string_view set) {
  const size_t end = words.find_first_not_of(set);
  return end == std::u32string_view::npos ? words.size() : end;
}

// `一、` `1.` `1)`, and not `1.5`.
bool Numbered(std::u32string_view head, std::u32string_view digits) {
  const size_t number = CountOf(head, digits);
  if (number == 0 || number > 3 || number >= head.size()) return false;
  if (!IsOneOf(head[number], U"、.)")) return false;
  return number + 1 >= head.size() || !IsOneOf(head[number + 1], kDigits);
}

// `(一)` `[1]` `第一章`
bool Enclosed(std::u32string_view head, std::u32string_view open, std::u32string_view close) {
  if (head.empty() || !IsOneOf(head[0], open)) return false;
  const size_t number =
      CountOf(head.substr(1), std::u32string(kDigits) + std::u32string(kHanDigits));
  return number > 0 && number + 1 < head.size() && IsOneOf(head[number + 1], close);
}

}  // namespace

bool BeginsWithListMark(std::u32string_view words) {
  const std::u32string head = Head(words);
  if (head.empty()) return false;
  if (IsCircled(head[0]) || IsOneOf(head[0], kBullets)) return true;
  return Numbered(head, kDigits) || Numbered(head, kHanDigits) || Enclosed(head, U"(", U")") ||
         Enclosed(head, U"第", U"章节条部");
}

bool BeginsWithNoteMark(std::u32string_view words) {
  const std::u32string head = Head(words);
  if (head.empty()) return false;
  if (IsCircled(head[0]) || IsOneOf(head[0], U"※*†") || head.starts_with(U"注:")) return true;
  if (Enclosed(head, U"[〔【(", U"]〕】)")) return true;
  const size_t number = CountOf(head, kDigits);
  return number >= 1 && number <= 2 && number < head.size() && text::IsHan(head[number]);
}

}  // namespace dudao::ingest::pdf
