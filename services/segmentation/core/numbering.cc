#include "services/segmentation/core/numbering.h"

#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

using View = std::u32string_view;

constexpr View kDigits = U"零一二三四五六七八九";
constexpr View kTens = U"十百";

// A number read from the start of a text.
struct Count {
  uint32_t value = 0;
  uint32_t length = 0;
};

bool IsHanDigit(char32_t c) { return c != 0 && (kDigits.find(c) != View::npos || c == U'〇'); }
bool IsHanNumeral(char32_t c) { return IsHanDigit(c) || kTens.find(c) != View::npos; }

// 一 … 九十九, 一百零三; nothing else counts paragraphs.
Count HanCount(View text) {
  Count n;
  uint32_t digit = 0;
  for (; n.length < text.size() && n.length < 6; ++n.length) {
    const char32_t c = text[n.length];
    if (c == U'十') {
      n.value += 10 * (digit == 0 ? 1 : digit);
      digit = 0;
    } else if (c == U'百') {
      n.value += 100 * digit;
      digit = 0;
    } else if (const size_t at = kDigits.find(c); at != View::npos) {
      if (digit != 0) return {};  // 二三, 二〇: a year or a guess, not a count
      digit = static_cast<uint32_t>(at);
    } else if (c == U'〇' || c == U'○') {
      return {};
    } else {
      break;
    }
  }
  n.value += digit;
  return n;
}

Count ArabicCount(View text) {
  Count n;
  for (; n.length < text.size() && IsDigit(text[n.length]); ++n.length) {
    if (n.length == 3) return {};
    n.value = n.value * 10 + (text::Fold(text[n.length]) - U'0');
  }
  return n;
}

char32_t At(View text, size_t i) { return i < text.size() ? text[i] : 0; }

size_t SkipSpaces(View text, size_t i) {
  while (i < text.size() && (text::IsSpace(text[i]) || text::Fold(text[i]) == 0)) ++i;
  return i;
}

bool IsPoint(char32_t c) { return c == U'.' || c == U'．'; }
bool IsPause(char32_t c) { return c == U'、'; }

std::optional<Mark> Of(Kind kind, uint32_t ordinal, size_t length, bool doubtful = false) {
  if (ordinal == 0) return std::nullopt;
  return Mark{kind, ordinal, static_cast<uint32_t>(length), doubtful};
}

// `1、2号楼`, `一、二年级`: the next number follows at once, so this lists numbers.
bool ListsNumbers(View after, uint32_t ordinal) {
  const Count han = HanCount(after);
  const Count arabic = ArabicCount(after);
  return (han.length > 0 && han.value == ordinal + 1) ||
         (arabic.length > 0 && arabic.value == ordinal + 1);
}

// 一、加强领导 · 一. · 三 、 · 三 提高质量 (doubtful)
std::optional<Mark> HanComma(View text) {
  const Count n = HanCount(text);
  if (n.length == 0 || n.value > 60) return std::nullopt;
  const size_t at = SkipSpaces(text, n.length);
  const char32_t c = At(text, at);
  if (IsPause(c) || IsPoint(c)) {
    if (ListsNumbers(text.substr(at + 1), n.value)) return std::nullopt;
    return Of(Kind::kHan, n.value, at + 1);
  }
  if (IsComma(c)) return Of(Kind::kHan, n.value, at + 1, /*doubtful=*/true);
  if (at > n.length && text::IsHan(c)) return Of(Kind::kHan, n.value, n.length, true);
  return std::nullopt;
}

// After a closed bracket some typists add a pause: （一）、
size_t PastPause(View text, size_t i) {
  return IsPause(At(text, i)) || IsPoint(At(text, i)) ? i + 1 : i;
}

// （一）加强 · (八）深化 · （1） · ( 2 ) · [3]
std::optional<Mark> Bracketed(View text) {
  if (!IsOpenBracket(At(text, 0)) || text[0] == U'[' || text[0] == U'〔') return std::nullopt;
  const size_t begin = SkipSpaces(text, 1);
  const Count han = HanCount(text.substr(begin));
  const Count arabic = ArabicCount(text.substr(begin));
  const Count n = han.length > 0 ? han : arabic;
  const size_t end = SkipSpaces(text, begin + n.length);
  if (n.length == 0 || !IsCloseBracket(At(text, end))) return std::nullopt;
  const Kind kind = han.length > 0 ? Kind::kHanBracket : Kind::kBracket;
  return Of(kind, n.value, PastPause(text, end + 1));
}

// 一）加强: the opening bracket was lost
std::optional<Mark> HanHalfBracket(View text) {
  const Count n = HanCount(text);
  if (n.length == 0 || !IsCloseBracket(At(text, n.length))) return std::nullopt;
  return Of(Kind::kHanBracket, n.value, n.length + 1);
}

// What follows `6.`: `10个` counts whole things, so 6.10 is no decimal; `2020年` is a year.
bool DigitsAreTheText(View after) {
  const Count n = ArabicCount(after);
  const View unit = after.substr(n.length);
  if (n.length == 0) return At(after, 4) == U'年';
  if (unit.starts_with(U"个百分点")) return false;
  return View(U"个名所人项位次届").find(At(unit, 0)) != View::npos;
}

// 1.加强 · 1．加强 · 1、加强 · 6.10个区域中心 (doubtful) · 3.5万人 (none)
std::optional<Mark> Arabic(View text) {
  const Count n = ArabicCount(text);
  if (n.length == 0) return std::nullopt;
  const size_t at = SkipSpaces(text, n.length);
  const char32_t c = At(text, at);
  if (IsCloseBracket(c) && at == n.length) return Of(Kind::kBracket, n.value, at + 1);
  const View after = text.substr(std::min(at + 1, text.size()));
  if (IsPause(c)) {
    if (ListsNumbers(after, n.value)) return std::nullopt;
    return Of(Kind::kArabic, n.value, at + 1);
  }
  if (!IsPoint(c)) return std::nullopt;
  if (!IsDigit(At(after, 0))) return Of(Kind::kArabic, n.value, at + 1);
  if (!DigitsAreTheText(after)) return std::nullopt;
  const bool year = At(after, 4) == U'年';
  return Of(Kind::kArabic, n.value, at + 1, /*doubtful=*/!year);
}

// ㈠ ⑴ ⒈ ①: one character each, in the order of Unicode's blocks
std::optional<Mark> Enclosed(View text) {
  struct Block {
    char32_t first, last;
    Kind kind;
  };
  static constexpr Block kBlocks[] = {
      {0x3220, 0x3229, Kind::kHanBracket}, {0x2474, 0x2487, Kind::kBracket},
      {0x2488, 0x249B, Kind::kArabic},     {0x2460, 0x2473, Kind::kCircled},
      {0x2776, 0x277F, Kind::kCircled},    {0x24F5, 0x24FE, Kind::kCircled},
      {0x3280, 0x3289, Kind::kCircled},
  };
  for (const Block& b : kBlocks) {
    const char32_t c = At(text, 0);
    if (c >= b.first && c <= b.last) return Of(b.kind, c - b.first + 1, PastPause(text, 1));
  }
  return std::nullopt;
}

struct Ordinal {
  View word;
  Kind kind;
};
constexpr Ordinal kOrdinals[] = {
    {U"部分", Kind::kPart},
    {U"编", Kind::kPart},
    {U"章", Kind::kChapter},
    {U"节", Kind::kSection},
};

bool IsShortLine(View text) {
  if (text.size() > 40) return false;
  for (const char32_t c : text) {
    if (EndsSentence(c) || IsComma(c)) return false;
  }
  return true;
}

// 第一章 总则 · 第二部分：存在问题 · 第三，加强督导; not 第一节课, 第二小学
std::optional<Mark> Ordered(View text) {
  if (At(text, 0) != U'第') return std::nullopt;
  const Count han = HanCount(text.substr(1));
  const Count n = han.length > 0 ? han : ArabicCount(text.substr(1));
  if (n.length == 0) return std::nullopt;
  const size_t at = 1 + n.length;
  if (IsComma(At(text, at)) || IsPause(At(text, at))) return Of(Kind::kFirst, n.value, at + 1);
  for (const Ordinal& o : kOrdinals) {
    if (text.substr(at, o.word.size()) != o.word) continue;
    const char32_t next = At(text, at + o.word.size());
    const bool parted = next == 0 || IsBlank(next) || IsColon(next) || IsPause(next);
    if (!parted && !(IsShortLine(text) && o.kind != Kind::kSection)) continue;
    return Of(o.kind, n.value, at + o.word.size());
  }
  return std::nullopt;
}

// ● ■ ◆ • - : what a converter leaves of an automatic number. —— is a dash, not a bullet.
std::optional<Mark> Bullet(View text) {
  static constexpr View kBullets = U"●■◆•▪►➢★※○□◇·\uF06C\uF06E\uF075\uF0D8\uF0B7";
  const char32_t c = At(text, 0);
  if (c == 0) return std::nullopt;
  const bool dash = (c == U'-' || c == U'*') && text::IsSpace(At(text, 1));
  if (!dash && kBullets.find(c) == View::npos) return std::nullopt;
  if (!text::IsHan(At(text, SkipSpaces(text, 1)))) return std::nullopt;
  return Of(Kind::kBullet, 1, 1);
}

}  // namespace

std::string_view StyleName(Kind kind) {
  switch (kind) {
    case Kind::kPart:
    case Kind::kChapter:
    case Kind::kSection:
    case Kind::kFirst:
      return "第一章";
    case Kind::kHan:
      return "一、";
    case Kind::kHanBracket:
      return "(一)";
    case Kind::kArabic:
      return "1.";
    case Kind::kBracket:
      return "1)";
    case Kind::kCircled:
      return "①";
    case Kind::kIs:
      return "一是";
    case Kind::kBullet:
      return "-";
    case Kind::kTitle:
      break;
  }
  return "none";
}

std::optional<Mark> ReadIs(View text) {
  const Count n = HanCount(text);
  if (n.length == 0 || n.value == 0 || n.value > 30) return std::nullopt;
  const size_t at = SkipSpaces(text, n.length);
  if (At(text, at) != U'是') return std::nullopt;
  return Of(Kind::kIs, n.value, at + 1);
}

std::optional<Mark> ReadMark(View text) {
  const char32_t c = At(text, 0);
  if (c == 0) return std::nullopt;
  if (IsHanNumeral(c)) {
    if (auto mark = ReadIs(text)) return mark;
    if (auto mark = HanComma(text)) return mark;
    return HanHalfBracket(text);
  }
  if (text::IsHan(c)) return Ordered(text);
  if (IsDigit(c)) return Arabic(text);
  if (auto mark = Bracketed(text)) return mark;
  if (auto mark = Enclosed(text)) return mark;
  return Bullet(text);
}

}  // namespace dudao::segmentation
