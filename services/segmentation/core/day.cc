#include "services/segmentation/core/day.h"

#include <fmt/format.h>

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

using View = std::u32string_view;

char32_t At(View text, size_t i) { return i < text.size() ? text[i] : 0; }

// Value of a digit of either script; 10 when it is none.
uint32_t DigitOf(char32_t c) {
  static constexpr View kHan = U"零一二三四五六七八九";
  if (IsDigit(c)) return text::Fold(c) - U'0';
  if (c == U'〇' || c == U'○' || c == U'O' || c == U'О' || c == U'Ｏ') return 0;
  const size_t at = c == 0 ? View::npos : kHan.find(c);
  return at == View::npos ? 10 : static_cast<uint32_t>(at);
}

struct Part {
  uint32_t value = 0;
  uint32_t length = 0;
};

// Up to two Arabic digits, or Chinese ones with 十 among them: a month or a day.
Part ReadPart(View text) {
  Part part;
  bool tens = false;
  for (; part.length < 3 && part.length < text.size(); ++part.length) {
    const char32_t c = text[part.length];
    if (part.length == 2 && IsDigit(c)) break;
    if (c == U'十' && !tens) {
      part.value = part.value == 0 ? 10 : part.value * 10;
      tens = true;
    } else if (const uint32_t digit = DigitOf(c); digit < 10) {
      part.value = tens ? part.value + digit : part.value * 10 + digit;
    } else {
      break;
    }
  }
  return part;
}

bool Parts(char32_t c, bool han, char32_t word) {
  return han ? c == word : c == U'-' || c == U'/' || c == U'.' || c == U'－' || c == U'—';
}

bool IsMonth(const Part& p) { return p.length > 0 && p.value >= 1 && p.value <= 12; }
bool IsDayOfMonth(const Part& p) { return p.length > 0 && p.value >= 1 && p.value <= 31; }

// 17:23, 17:23:05, (, ): what may stand beside a date that has a line to itself
bool IsBeside(char32_t c) {
  return IsDigit(c) || c == U':' || IsOpenBracket(c) || IsCloseBracket(c);
}

}  // namespace

uint32_t ReadYear(View text) {
  uint32_t year = 0;
  for (size_t i = 0; i < 4; ++i) {
    const uint32_t digit = DigitOf(At(text, i));
    if (digit > 9) return 0;
    year = year * 10 + digit;
  }
  return year >= 1900 && year < 2100 ? year : 0;
}

std::optional<Day> ReadDay(View text) {
  const uint32_t year = ReadYear(text);
  const bool han = At(text, 4) == U'年';
  if (year == 0 || !Parts(At(text, 4), han, U'年')) return std::nullopt;
  const Part month = ReadPart(text.substr(5));
  size_t at = 5 + month.length;
  if (!IsMonth(month)) return std::nullopt;
  if (Parts(At(text, at), han, U'月')) {
    const Part day = ReadPart(text.substr(at + 1));
    const size_t end = at + 1 + day.length;
    if (IsDayOfMonth(day) && (!han || At(text, end) == U'日')) {
      return Day{fmt::format("{}-{:02}-{:02}", year, month.value, day.value),
                 static_cast<uint32_t>(end + han)};
    }
    if (!han) return std::nullopt;
    ++at;
  } else {
    return std::nullopt;
  }
  return Day{fmt::format("{}-{:02}", year, month.value), static_cast<uint32_t>(at)};
}

size_t DateBegin(View line) {
  for (size_t i = 0; i + 6 < line.size(); ++i) {
    const bool opens = i == 0 || DigitOf(line[i - 1]) > 9;
    if (opens && DigitOf(line[i]) < 10 && ReadDayLine(Squeeze(line.substr(i)))) return i;
  }
  return View::npos;
}

std::optional<Day> ReadDayLine(View text) {
  size_t begin = 0;
  while (begin < text.size() && IsOpenBracket(text[begin])) ++begin;
  auto day = ReadDay(text.substr(begin));
  if (!day) return std::nullopt;
  for (const char32_t c : text.substr(begin + day->length)) {
    if (!IsBeside(c)) return std::nullopt;
  }
  return day;
}

}  // namespace dudao::segmentation
