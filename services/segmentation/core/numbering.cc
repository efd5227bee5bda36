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

// 三 提高质量 · 1 基本情况: a number, a space and words
std::optional<Mark> Bare(Kind kind, uint32_t ordinal, size_t length) {
  std::optional<Mark> mark = Of(kind, ordinal, length, /*doubtful=*/true);
  if (mark) mark->bare = true;
  return mark;
}

// What follows a number that counts things: 万亿千百 and the commonest measure words.
bool IsUnit(char32_t c) {
  return c != 0 && View(U"万亿千百余多几倍个名所人元年月日级届项位次").find(c) != View::npos;
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
  if (at > n.length && text::IsHan(c) && !IsUnit(c)) return Bare(Kind::kHan, n.value, n.length);
  return std::nullopt;
}

// After a closed bracket some typists add a pause: （一）、
size_t PastPause(View text, size_t i) {
  return IsPause(At(text, i)) || IsPoint(At(text, i)) ? i + 1 : i;
}

// （1）班, a class; not （1）班级管理
bool IsClass(View after) {
  return At(after, 0) == U'班' && View(U"子级额主车组次风会容").find(At(after, 1)) == View::npos;
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
  if (IsClass(text.substr(end + 1))) return std::nullopt;
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

// 1.1 办学规模 · 1.1.2 学校布局 (doubtful) · 1.5个百分点 (none)
std::optional<Mark> Decimal(View text, const Count& first) {
  uint32_t chapter = 0, last = first.value, parts = 1;
  size_t at = first.length;
  while (IsPoint(At(text, at)) && IsDigit(At(text, at + 1)) && parts < 4) {
    const Count n = ArabicCount(text.substr(at + 1));
    if (n.length == 0 || n.length > 2 || n.value == 0 || text::Fold(text[at + 1]) == U'0')
      return {};
    chapter = chapter * 1000 + last;
    last = n.value;
    at += 1 + n.length;
    ++parts;
  }
  if (parts < 2 || parts > 3) return std::nullopt;
  if (IsPause(At(text, at)) || IsPoint(At(text, at))) ++at;
  const char32_t next = At(text, SkipSpaces(text, at));
  if (!text::IsHan(next) || IsUnit(next)) return std::nullopt;
  auto mark = Of(parts == 2 ? Kind::kSecond : Kind::kThird, last, at, /*doubtful=*/true);
  mark->chapter = chapter;
  return mark;
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
    return Of(Kind::kArabic, n.value, at + 1, /*doubtful=*/n.value > 60);
  }
  if (at > n.length && text::IsHan(c) && !IsUnit(c)) return Bare(Kind::kArabic, n.value, n.length);
  if (!IsPoint(c)) return std::nullopt;
  if (!IsDigit(At(after, 0))) return Of(Kind::kArabic, n.value, at + 1);
  if (!DigitsAreTheText(after)) return Decimal(text, n);
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
    {U"部分", Kind::kPart},  {U"编", Kind::kPart},    {U"章", Kind::kChapter},
    {U"节", Kind::kSection}, {U"節", Kind::kSection}, {U"条", Kind::kArticle},
    {U"條", Kind::kArticle},
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
    if (!parted && !(IsShortLine(text) && o.kind < Kind::kSection)) continue;
    return Of(o.kind, n.value, at + o.word.size());
  }
  return std::nullopt;
}

// 其一，学位紧张 · 其二：教师不足
std::optional<Mark> Among(View text) {
  const Count n = HanCount(text.substr(1));
  const char32_t next = At(text, 1 + n.length);
  if (n.length == 0 || n.value > 20) return std::nullopt;
  if (!IsComma(next) && !IsPause(next) && !IsColon(next)) return std::nullopt;
  return Of(Kind::kFirst, n.value, 2 + n.length);
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
    case Kind::kArticle:
      return "第一章";
    case Kind::kHan:
      return "一、";
    case Kind::kHanBracket:
      return "(一)";
    case Kind::kArabic:
    case Kind::kSecond:
    case Kind::kThird:
      return "1.";
    case Kind::kBracket:
      return "1)";
    case Kind::kCircled:
      return "①";
    case Kind::kFirst:
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
  size_t at = n.length;
  while (at < text.size() && IsBlank(text[at])) ++at;  // a line break, too
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
  if (c == U'其') return Among(text);
  if (text::IsHan(c)) return Ordered(text);
  if (IsDigit(c)) return Arabic(text);
  if (auto mark = Bracketed(text)) return mark;
  if (auto mark = Enclosed(text)) return mark;
  return Bullet(text);
}

bool Sequence::GoesOn(const Mark& mark) const {
  const uint32_t last = Last(mark.kind);
  const bool next = last > 0 && mark.ordinal == last + 1;
  if (mark.chapter == 0) return next;
  const uint32_t chapter = chapter_[Index(mark.kind)];
  if (next && mark.chapter == chapter) return true;
  // 1.1 under 1., 2.1 after 1.3 or under 2., 1.2.1 under 1.2
  const Kind outer = mark.kind == Kind::kSecond ? Kind::kArabic : Kind::kSecond;
  return mark.ordinal == 1 && (mark.chapter % 1000 == Last(outer) || mark.chapter == chapter + 1 ||
                               (mark.chapter == 1 && chapter == 0));
}

void Sequence::Take(const Mark& mark) {
  last_[Index(mark.kind)] = mark.ordinal;
  chapter_[Index(mark.kind)] = mark.chapter;
  if (mark.kind == Kind::kArabic) last_[Index(Kind::kSecond)] = 0;
  if (mark.kind <= Kind::kSecond) last_[Index(Kind::kThird)] = 0;
}

bool Believe(const Mark& mark, View paragraph, const Sequence& seen) {
  if (!mark.doubtful || seen.GoesOn(mark)) return true;
  return mark.bare && mark.ordinal == 1 && paragraph.size() < 25 && !IsPunctuated(paragraph);
}

}  // namespace dudao::segmentation
