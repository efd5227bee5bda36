#include "services/segmentation/core/page_lines.h"

#include <algorithm>
#include <initializer_list>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/numbering.h"
#include "services/segmentation/core/page.h"

namespace dudao::segmentation {
namespace {

using Where = ChromeWord::Where;

bool IsNumberOf(View s, std::initializer_list<View> units) {
  size_t i = 0;
  while (i < s.size() && (IsDigit(s[i]) || s[i] == U'.' || s[i] == U'+')) ++i;
  const View unit = s.substr(i);
  return i > 0 && std::find(units.begin(), units.end(), unit) != units.end();
}

// 首页>信息公开>县教育局: short words parted by > or » or ›
bool IsBreadcrumb(View s) {
  size_t marks = 0;
  for (const char32_t c : s) {
    marks += c == U'>' || c == U'»' || c == U'›' || c == U'→';
    if (EndsSentence(c)) return false;
  }
  return marks > 0 && s.size() <= 60;
}

// 3/16, 3/16页
bool IsPageOfPages(View s) {
  if (s.ends_with(U"页")) s.remove_suffix(1);
  const size_t slash = s.find(U'/');
  if (slash == View::npos || slash == 0 || slash > 3 || s.size() > 2 * slash + 3) return false;
  uint32_t page = 0, pages = 0;
  for (size_t i = 0; i < s.size(); ++i) {
    if (i == slash) continue;
    if (!IsDigit(s[i])) return false;
    uint32_t& n = i < slash ? page : pages;
    n = n * 10 + (s[i] - U'0');
  }
  return page > 0 && page <= pages;
}

// · 云岭县举行教师节表彰大会2022-09-10: a link with its date
bool IsDatedLink(View s, const Lexicon& lexicon) {
  if (s.size() > 2 && (s.back() == U']' || s.back() == U')')) s.remove_suffix(1);
  if (s.size() < 14 || s.size() > 70 || !IsDigit(s.back())) return false;
  View name = s.substr(0, s.size() - 10);
  const auto day = ReadDay(s.substr(s.size() - 10));
  if (!day || day->length != 10) return false;
  if (IsOpenBracket(name.back())) name.remove_suffix(1);
  return !IsPunctuated(name) && !lexicon.EndsWithOrgan(name);
}

size_t CountHan(View s) {
  return static_cast<size_t>(std::count_if(s.begin(), s.end(), text::IsHan));
}

}  // namespace

bool IsFileFact(View s) {
  if (ReadDayLine(s)) return false;
  return IsNumberOf(s, {U"", U"KB", U"MB", U"K", U"M", U"页", U"次", U"分", U"P"});
}

bool IsPageNumber(View s) {
  if (s.size() < 3 || s.size() > 14) return false;
  if (IsPageOfPages(s)) return true;
  const auto dash = [](char32_t c) { return c == U'-' || c == U'—' || c == U'–' || c == U'·'; };
  if (s.starts_with(U"第") && s.find(U'页') != View::npos) {
    return std::all_of(s.begin(), s.end(), [](char32_t c) {
      return IsDigit(c) || c == U'第' || c == U'页' || c == U'共' || c == U'/' || IsComma(c);
    });
  }
  return dash(s.front()) && dash(s.back()) &&
         std::all_of(s.begin(), s.end(), [&](char32_t c) { return dash(c) || IsDigit(c); }) &&
         std::any_of(s.begin(), s.end(), IsDigit);
}

Word PageLines::Squeezed(uint32_t i) const {
  return Squeeze(Words(i).substr(0, size_t{2} * kLongestShort));
}

std::optional<Where> PageLines::Furniture(uint32_t i) const {
  if (lines_[i].blank()) return std::nullopt;
  if (lines_[i].part == Line::Part::kOutside) return Where::kAny;
  // Running text is known at a glance: what follows allocates.
  const View words = Words(i).substr(0, size_t{2} * kLongestShort);
  const bool running = !Short(i) || (text::IsHan(words[0]) && IsPunctuated(words));
  if (running && !lexicon_.MayBeChrome(words)) return std::nullopt;
  const Word s = Squeezed(i);
  if (auto where = lexicon_.FindChrome(s)) return where;
  // A numbered breadcrumb, `1. 当前位置:`; words in brackets, （责任编辑：…）.
  if (const auto mark = ReadMark(s)) {
    if (auto where = lexicon_.FindChrome(View(s).substr(mark->length))) return where;
  } else if (IsOpenBracket(s[0])) {
    if (auto where = lexicon_.FindChrome(View(s).substr(1))) return where;
  }
  if (!Short(i)) return std::nullopt;
  if (IsPageNumber(s)) return Where::kAny;
  if (IsFileFact(s) || IsBreadcrumb(s) || IsDatedLink(s, lexicon_)) return Where::kEdge;
  return std::nullopt;
}

// Whether a comma or stop stands in the line or the next: running text of a page width has them, a
// menu has not.
bool PageLines::IsPunctuatedNear(uint32_t i) const {
  return IsPunctuated(Words(i)) || (i + 1 < count() && IsPunctuated(Words(i + 1)));
}

bool PageLines::IsProse(uint32_t i) const {
  const Line& line = lines_[i];
  const View words = Words(i);
  if (line.blank() || line.part == Line::Part::kOutside) return false;
  if (lexicon_.FindLabel(Squeeze(words.substr(0, 20))) != nullptr) return false;
  const bool comma = std::any_of(words.begin(), words.end(), IsComma);
  const bool stop = std::any_of(words.begin(), words.end(), EndsSentence);
  if (stop || (IsColon(line.last) && comma)) return line.span.size() > 12;
  if (line.span.size() > kLongestShort) return IsPunctuated(words);
  return Full(i) && words[0] != U'—' && IsPunctuatedNear(i) && CountHan(words) > 12;
}

bool PageLines::IsSection(uint32_t i) const {
  if (lines_[i].part == Line::Part::kOutside) return false;
  const auto mark = ReadMark(Words(i));
  return mark && !mark->doubtful && mark->kind <= Kind::kHanBracket;
}

bool PageLines::IsTitle(uint32_t i) const {
  if (!Short(i) || lines_[i].blank() || Furniture(i) || IsSection(i)) return false;
  Word s = Squeezed(i);
  if (s.size() < 4 || s.size() > 70 || lexicon_.FindLabel(s) || s.starts_with(U"附件"))
    return false;
  if (IsCloseBracket(s.back())) {
    const size_t open = std::min(s.rfind(U'('), s.rfind(U'【'));
    if (open == Word::npos || open < 4) return false;
    s.resize(open);
  }
  if (std::any_of(s.begin(), s.end(), [](char32_t c) {
        return EndsSentence(c) || IsComma(c) || IsColon(c) || IsSemicolon(c);
      })) {
    return false;
  }
  // 基本情况, 工作开展情况 are sections; a title says whose and what.
  return lexicon_.FindTitle(s) != nullptr && (s.size() >= 10 || !s.ends_with(U"情况"));
}

bool PageLines::IsAddressee(uint32_t i) const {
  return lines_[i].part != Line::Part::kOutside && lines_[i].span.size() <= kLongestShort &&
         segmentation::IsAddressee(Squeezed(i), lexicon_);
}

bool PageLines::IsOrgan(uint32_t i) const {
  return lines_[i].span.size() <= kLongestShort && !lines_[i].blank() &&
         IsOrganLine(Squeezed(i), lexicon_);
}

}  // namespace dudao::segmentation
