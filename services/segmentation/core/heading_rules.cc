#include "services/segmentation/core/heading_rules.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"

namespace dudao::segmentation {
namespace {

using Shape = HeadingShape::Kind;

// Most characters a run-in heading has after its number (annotation standard).
constexpr size_t kRunInLimit = 30;
// A section line may run over two printed lines.
constexpr size_t kLineLimit = 80;
// A title without a number is a few words.
constexpr size_t kTitleLimit = 25;

constexpr View kCounting = U"一二三四五六七八九十两几数百千";

char32_t At(View s, size_t i) { return i < s.size() ? s[i] : 0; }

bool IsCounting(char32_t c) { return c != 0 && kCounting.find(c) != View::npos; }

size_t SkipBlanks(View s, size_t i) {
  while (i < s.size() && IsBlank(s[i])) ++i;
  return i;
}

// Arabic digits from `i` on: a year, a month, an ordinal, N+1 or 5G is none.
bool ArabicIsFigure(View s, size_t i, size_t end) {
  const char32_t before = i > 0 ? s[i - 1] : 0;
  const size_t next = SkipBlanks(s, end);
  const char32_t after = At(s, next);
  if (before == U'第' || before == U'+' || after == U'+' || IsAsciiLetter(before)) return false;
  if (IsAsciiLetter(after) || after == 0) return false;
  const bool year = end - i == 4 && ReadYear(s.substr(i)) > 0;
  if (year && !text::IsHan(after)) return false;  // 2020—2022年, 2020-2021学年
  if (year) return after != U'年' && after != U'学' && after != U'春' && after != U'秋';
  return after != U'月' && after != U'日' && after != U'号';
}

// Chinese numerals from `i` on, with a measure word that counts real things.
bool HanIsFigure(View s, size_t i, size_t end, const Lexicon& lexicon) {
  if (i > 0 && (s[i - 1] == U'第' || s[i - 1] == U'之' || s[i - 1] == U'统')) return false;
  if (end - i == 1 && s[i] == U'一') return false;
  return lexicon.StartsWithMeasure(s.substr(end));
}

// Length of the heading's words without blanks.
size_t SeenLength(View s) {
  return static_cast<size_t>(
      std::count_if(s.begin(), s.end(), [](char32_t c) { return !IsBlank(c); }));
}

bool HasTitleMarksOrBrackets(View s) {
  return std::any_of(s.begin(), s.end(), [](char32_t c) {
    return c == U'《' || c == U'》' || IsOpenBracket(c) || IsCloseBracket(c);
  });
}

bool EndsIn(View s, View word) {
  return Squeeze(s.substr(s.size() > 8 ? s.size() - 8 : 0)).ends_with(word);
}

// First 。 of the block's words that ends a sentence (one inside “…” or （…） does not); npos.
size_t SentenceEnd(View s, size_t from) {
  int depth = 0;
  for (size_t i = from; i < s.size(); ++i) {
    const char32_t c = s[i];
    if (c == U'“' || c == U'《' || IsOpenBracket(c)) ++depth;
    if (c == U'”' || c == U'》' || IsCloseBracket(c)) depth = std::max(0, depth - 1);
    if (EndsSentence(c) && depth == 0) return i;
    if (i > from + 4 * kLineLimit) break;  // longer than any heading
  }
  return View::npos;
}

bool OpensEnumeration(View after) {
  const size_t at = SkipBlanks(after, 0);
  const auto mark = ReadIs(after.substr(at, 6));
  return mark && mark->ordinal == 1;
}

// Position of the ： of a short heading that opens an enumeration: （二）完善机制：一是…
size_t HeadingColon(View s, size_t from, size_t end) {
  for (size_t i = from; i < end; ++i) {
    if (IsComma(s[i]) || IsSemicolon(s[i])) break;
    if (IsColon(s[i])) return OpensEnumeration(s.substr(i + 1)) ? i : View::npos;
  }
  return View::npos;
}

bool RunInAllowed(View words, View after) {
  if (OpensEnumeration(after)) return true;
  if (EndsIn(words, U"情况")) return true;
  return SeenLength(words) <= kRunInLimit && !HasTitleMarksOrBrackets(words);
}

// The end of a line's words without a closing ：.
size_t WithoutColon(View s) {
  size_t end = s.size();
  while (end > 0 && (IsColon(s[end - 1]) || IsBlank(s[end - 1]))) --end;
  return end;
}

struct Candidate {
  Shape kind = Shape::kNone;
  size_t end = 0;
};

// A paragraph without a 。 that ends a sentence.
Candidate LineCandidate(View s, size_t from) {
  const char32_t last = s.back();
  if (IsComma(last) || IsSemicolon(last) || last == U'、' || last == U'…') return {};
  const size_t end = WithoutColon(s);
  const View words = s.substr(from, end - from);
  if (SeenLength(words) > (IsColon(last) ? kRunInLimit : kLineLimit)) return {};
  return {Shape::kLine, end};
}

// Where the blanks stand that part a section's name from the text whose line break was lost:
// 二、2020年 工作安排　今年是…; npos when none do.
size_t BlankAfterName(View s, size_t from, size_t end) {
  for (size_t i = from; i < end && i < from + kRunInLimit; ++i) {
    if (IsComma(s[i]) || IsColon(s[i]) || IsSemicolon(s[i]) || s[i] == U'、') break;
    if (!IsBlank(s[i]) || IsLineBreak(s[i])) continue;  // the line is wrapped there, no more
    const size_t next = SkipBlanks(s, i);
    const bool parts =
        text::IsHan(s[i - 1]) && next < end && (s[i] != U' ' || next > i + 1 || IsDigit(s[next]));
    if (parts && i >= from + 4 && end - next > kRunInLimit / 3) return i;
  }
  return View::npos;
}

Candidate Find(View s, size_t from) {
  const size_t stop = SentenceEnd(s, from);
  const size_t colon = HeadingColon(s, from, std::min(stop, s.size()));
  if (colon != View::npos && SeenLength(s.substr(from, colon - from)) <= kRunInLimit) {
    return {Shape::kRunIn, colon};
  }
  if (stop == View::npos) return LineCandidate(s, from);
  const View words = s.substr(from, stop - from), after = s.substr(stop + 1);
  if (!RunInAllowed(words, after)) {
    const size_t blank = BlankAfterName(s, from, stop);
    if (blank == View::npos) return {};
    return {Shape::kRunIn, blank};
  }
  return {SkipBlanks(after, 0) == after.size() ? Shape::kSentence : Shape::kRunIn, stop};
}

}  // namespace

bool HasFigure(View s, const Lexicon& lexicon) {
  bool quoted = false;
  for (size_t i = 0; i < s.size();) {
    const char32_t c = s[i];
    quoted = c == U'“' || (quoted && c != U'”');
    size_t end = i + 1;
    if (IsDigit(c)) {
      while (end < s.size() && (IsDigit(s[end]) || s[end] == U'.' || s[end] == U'．')) ++end;
      if (!quoted && ArabicIsFigure(s, i, end)) return true;
    } else if (c == U'百' && s.substr(i, 3) == U"百分之") {
      return true;
    } else if (IsCounting(c)) {
      while (end < s.size() && IsCounting(s[end])) ++end;
      if (!quoted && HanIsFigure(s, i, end, lexicon)) return true;
    }
    i = end;
  }
  return false;
}

HeadingShape ReadHeading(View text, text::Span block, uint32_t mark_length,
                         const Lexicon& lexicon) {
  const View s = text.substr(block.begin, block.size());
  const size_t from = SkipBlanks(s, mark_length);
  if (from >= s.size()) return {};
  Candidate found = Find(s, from);
  while (found.end > from && IsBlank(s[found.end - 1])) --found.end;
  if (found.kind == Shape::kNone || found.end <= from) return {};
  if (HasFigure(s.substr(from, found.end - from), lexicon)) return {};
  return {found.kind, {block.begin, block.begin + static_cast<uint32_t>(found.end)}};
}

bool LooksLikeTitle(View s, const Lexicon& lexicon) {
  if (s.size() < 2 || s.size() > 3 * kTitleLimit || SeenLength(s) > kTitleLimit) return false;
  size_t han = 0, other = 0;
  for (const char32_t c : s) {
    if (EndsSentence(c) || IsColon(c) || IsSemicolon(c) || c == U'\t' || c == U'…') return false;
    han += text::IsHan(c);
    other += !text::IsHan(c) && !IsDigit(c) && !IsBlank(c) && c != U'“' && c != U'”';
  }
  const char32_t last = s.back();
  if (IsComma(last) || last == U'、' || han < 2 || other * 2 > han) return false;
  return !HasFigure(s, lexicon) && !ReadDayLine(Squeeze(s));
}

}  // namespace dudao::segmentation
