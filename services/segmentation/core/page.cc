#include "services/segmentation/core/page.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/frame.h"
#include "services/segmentation/core/numbering.h"
#include "services/segmentation/core/page_table.h"

namespace dudao::segmentation {
namespace {

using Where = ChromeWord::Where;

// A title or a row of furniture is no longer than this, in code points.
constexpr uint32_t kLongestShort = 80;
// Titles are looked for in this many lines at the top.
constexpr uint32_t kHeadLines = 80;

bool IsNumberOf(View s, std::initializer_list<View> units) {
  size_t i = 0;
  while (i < s.size() && (IsDigit(s[i]) || s[i] == U'.' || s[i] == U'+')) ++i;
  const View unit = s.substr(i);
  return i > 0 && std::find(units.begin(), units.end(), unit) != units.end();
}

// 19.7KB · 16页 · 999+ · 12次
bool IsFileFact(View s) {
  return IsNumberOf(s, {U"", U"KB", U"MB", U"K", U"M", U"页", U"次", U"分", U"P"});
}

// 首页>信息公开>县教育局: short words parted by > or » or ›
bool IsBreadcrumb(View s) {
  size_t marks = 0;
  for (const char32_t c : s) {
    marks += c == U'>' || c == U'»' || c == U'›' || c == U'＞' || c == U'→';
    if (EndsSentence(c)) return false;
  }
  return marks > 0 && s.size() <= 60;
}

// — 3 — · -3- · 第3页共16页: the foot of a printed page
bool IsPageNumber(View s) {
  if (s.size() < 3 || s.size() > 14) return false;
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

class PageReader {
 public:
  PageReader(View text, const std::vector<Line>& lines, const Wrapping& wrapping,
             const Lexicon& lexicon)
      : text_(text), lines_(lines), wrapping_(wrapping), lexicon_(lexicon) {
    page_.chrome.assign(lines.size(), 0);
  }

  Page Read() {
    FindTitle();
    MarkHead();
    FindEnd();
    MarkMiddle();
    FindSignoff();
    return std::move(page_);
  }

 private:
  View Words(uint32_t i) const { return text_.substr(lines_[i].span.begin, lines_[i].span.size()); }
  bool Short(uint32_t i) const { return lines_[i].span.size() <= kLongestShort; }
  uint32_t Count() const { return static_cast<uint32_t>(lines_.size()); }
  void MarkChrome(uint32_t i) { page_.chrome[i] = !lines_[i].blank(); }

  // Furniture by words or by look, above or below the report.
  std::optional<Where> Furniture(uint32_t i) const;
  bool IsProse(uint32_t i) const;
  bool IsSection(uint32_t i) const;
  bool IsTitle(uint32_t i) const;
  bool TitleBeginsAbove(uint32_t i) const;
  bool EndsHalfway(View above, View below) const;
  bool BreaksInPhrase(View above, View below) const;
  bool IsReportLine(uint32_t i) const;
  bool RepeatsBody(uint32_t i) const;
  bool IsCut(uint32_t i) const;
  uint32_t FindCut() const;

  void FindTitle();
  void MarkHead();
  void FindEnd();
  void MarkMiddle();
  void FindSignoff();

  View text_;
  const std::vector<Line>& lines_;
  const Wrapping& wrapping_;
  const Lexicon& lexicon_;
  bool download_site_ = false;
  Page page_;
};

std::optional<Where> PageReader::Furniture(uint32_t i) const {
  if (lines_[i].blank()) return std::nullopt;
  const Word s = Squeeze(Words(i).substr(0, size_t{2} * kLongestShort));
  if (auto where = lexicon_.FindChrome(s)) return where;
  // A numbered breadcrumb: `1. 当前位置:`.
  if (const auto mark = ReadMark(s)) {
    if (auto where = lexicon_.FindChrome(View(s).substr(mark->length))) return where;
  }
  if (!Short(i)) return std::nullopt;
  if (IsPageNumber(s)) return Where::kAny;
  if (IsFileFact(s) || IsBreadcrumb(s)) return Where::kEdge;
  return std::nullopt;
}

// Running text: long, or a sentence.
bool PageReader::IsProse(uint32_t i) const {
  const Line& line = lines_[i];
  if (line.blank() || lexicon_.FindLabel(Squeeze(Words(i).substr(0, 20)))) return false;
  const View words = Words(i);
  const bool comma = std::any_of(words.begin(), words.end(), IsComma);
  const bool stop = std::any_of(words.begin(), words.end(), EndsSentence);
  if (stop || (IsColon(line.last) && comma)) return line.span.size() > 12;
  return line.span.size() > kLongestShort || (wrapping_.Full(line) && words[0] != U'—');
}

bool PageReader::IsSection(uint32_t i) const {
  const auto mark = ReadMark(Words(i));
  return mark && !mark->doubtful && mark->kind <= Kind::kHanBracket;
}

// Ends as titles of reports do, a bracket after it allowed: …自评报告（2021年度）.
bool PageReader::IsTitle(uint32_t i) const {
  if (!Short(i) || lines_[i].blank() || Furniture(i)) return false;
  Word s = Squeeze(Words(i));
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

// A title over two lines: 云岭县人民政府 / 关于2021年履行教育职责情况的自评报告.
bool PageReader::TitleBeginsAbove(uint32_t i) const {
  if (i == 0 || !Short(i - 1) || lines_[i - 1].blank() || Furniture(i - 1)) return false;
  const Word above = Squeeze(Words(i - 1)), below = Squeeze(Words(i));
  if (lexicon_.FindLabel(above) || above.size() > 40 || IsPunctuated(above)) return false;
  if (IsTitle(i - 1)) return EndsHalfway(above, below);
  const bool headless = below.starts_with(U"关于") || below.starts_with(U"履行") ||
                        below.starts_with(U"贯彻") || below.starts_with(U"落实") ||
                        below.starts_with(U"推进") || ReadYear(below) > 0;
  if (headless && lexicon_.EndsWithOrgan(above)) return true;
  if (below.size() <= 8 || above.ends_with(U"的") || above.starts_with(U"关于")) return true;
  return BreaksInPhrase(above, below);
}

// …2023年履行教育职责情况 / 自评报告: what stands below names the kind of document alone.
bool PageReader::EndsHalfway(View above, View below) const {
  return above.ends_with(U"情况") && below.size() <= 8 && !above.starts_with(below.substr(0, 2));
}

// …人民政府关于2023年履行 / 教育职责情况的自评报告: 关于 announces words that are still to come, or
// a phrase of such titles runs over the break. A line below that begins as the one above does is
// the title itself under a site's headline.
bool PageReader::BreaksInPhrase(View above, View below) const {
  if (below.starts_with(above.substr(0, 3)) || !ReadRegion(below, lexicon_).empty()) return false;
  const bool begins = !ReadRegion(above, lexicon_).empty() || ReadYear(above) > 0;
  if (begins && above.find(U"关于") != View::npos) return true;
  return lexicon_.SpansBreak(above, below);
}

void PageReader::FindTitle() {
  const uint32_t end = std::min(Count(), kHeadLines);
  for (uint32_t i = 0; i < end; ++i) {
    if (lines_[i].blank()) continue;
    const auto where = Furniture(i);
    download_site_ |= where == Where::kDownload;
    if (where) continue;
    if (IsTitle(i)) {
      page_.title_begin = i;
      page_.title_end = i + 1;
    } else if (IsProse(i) || IsSection(i) || IsAddressee(Squeeze(Words(i)), lexicon_)) {
      break;
    }
  }
  for (int above = 0; above < 2 && page_.title_end > 0; ++above) {
    if (TitleBeginsAbove(page_.title_begin)) --page_.title_begin;
  }
}

// Everything above the title, then the rows of the page's table down to the first prose.
void PageReader::MarkHead() {
  for (uint32_t i = 0; i < page_.title_begin; ++i) MarkChrome(i);
  ReadTable(text_, lines_, 0, page_.title_begin, lexicon_, &page_);
  uint32_t prose = page_.title_end;
  while (prose < Count() && !IsProse(prose) && !IsSection(prose) &&
         !IsAddressee(Squeeze(Words(prose)), lexicon_) && prose < page_.title_end + kHeadLines) {
    ++prose;
  }
  page_.prose = prose;
  ReadTable(text_, lines_, page_.title_end, prose, lexicon_, &page_);
  for (uint32_t i = page_.title_end; i < prose; ++i) {
    if (Furniture(i)) MarkChrome(i);
  }
  page_.begin = page_.title_begin;
  if (page_.title_end == 0) {
    while (page_.begin < prose && (page_.chrome[page_.begin] || lines_[page_.begin].blank())) {
      ++page_.begin;
    }
  }
  if (!download_site_) {
    ReadStandingDate(text_, lines_, page_.title_end, prose, lexicon_, &page_);
  }
}

// A line that begins as the report itself does: an abstract repeated by the site.
bool PageReader::RepeatsBody(uint32_t i) const {
  constexpr size_t kSame = 24;
  if (lines_[i].span.size() < kSame || page_.begin >= Count()) return false;
  const Word line = Squeeze(Words(i).substr(0, 2 * kSame)).substr(0, kSame);
  const auto begins = [&](uint32_t at) {
    if (at >= Count() || at >= i) return false;
    return Squeeze(text_.substr(lines_[at].span.begin, 3 * kSame)).starts_with(line);
  };
  return begins(page_.begin) || begins(page_.prose);
}

// A line that only stands below a report: 上一篇, 评论(0), 版权所有.
bool PageReader::IsCut(uint32_t i) const {
  const Line& line = lines_[i];
  if (line.span.size() > kLongestShort || EndsSentence(line.last)) return false;
  return !wrapping_.Full(line) && Furniture(i) == Where::kCut;
}

// First line below the first prose that says: here the report is over. A number that goes on with
// the report's own list after it says otherwise.
uint32_t PageReader::FindCut() const {
  Sequence seen;
  uint32_t cut = Count();
  for (uint32_t i = page_.prose; i < Count(); ++i) {
    if (lines_[i].blank()) continue;
    if (const auto mark = ReadMark(Words(i)); mark && !mark->doubtful) {
      if (cut < Count() && mark->kind <= Kind::kHanBracket && seen.GoesOn(*mark)) cut = Count();
      if (cut == Count()) seen.Take(*mark);
    } else if (cut == Count() && i > page_.prose && IsCut(i)) {
      cut = i;
    }
  }
  return cut;
}

// Whether the report can end with this line.
bool PageReader::IsReportLine(uint32_t i) const {
  if (lines_[i].blank() || RepeatsBody(i)) return false;
  if (Furniture(i)) return false;
  const Word s = Squeeze(Words(i).substr(0, size_t{2} * kLongestShort));
  return !(lexicon_.FindLabel(s) && Short(i) && IsColon(s.back()));
}

void PageReader::FindEnd() {
  page_.end = FindCut();
  while (page_.end > page_.begin && !IsReportLine(page_.end - 1)) --page_.end;
  for (uint32_t i = page_.end; i < Count(); ++i) MarkChrome(i);
}

// Inside the report only what cannot be part of it, each on a short line of its own.
void PageReader::MarkMiddle() {
  for (uint32_t i = page_.prose; i < page_.end; ++i) {
    if (lines_[i].blank() || lines_[i].span.size() > 14) continue;
    // A bare number is one only in the middle of a printed page's foot.
    const bool centred = wrapping_.width > 0 && lines_[i].indent >= 8 && lines_[i].width <= 3;
    const Word s = Squeeze(Words(i));
    if (IsPageNumber(s) || (centred && IsFileFact(s))) MarkChrome(i);
  }
}

// The last date that has a line to itself, in the last lines; furniture may follow it.
void PageReader::FindSignoff() {
  const uint32_t first = std::max(page_.prose, page_.end > 12 ? page_.end - 12 : 0);
  for (uint32_t i = page_.end; i > first; --i) {
    const Line& line = lines_[i - 1];
    if (line.blank() || line.span.size() > 24 || page_.chrome[i - 1]) continue;
    if (!ReadDayLine(Squeeze(Words(i - 1)))) continue;
    page_.signoff = i - 1;
    return;
  }
}

}  // namespace

bool IsAddressee(View s, const Lexicon& lexicon) {
  if (s.size() < 3 || s.size() > 40 || !IsColon(s.back())) return false;
  if (std::any_of(s.begin(), s.end(), [](char32_t c) { return EndsSentence(c) || IsComma(c); })) {
    return false;
  }
  const View name = s.substr(0, s.size() - 1);
  for (const View person : {U"各位代表", U"各位领导", U"同志们", U"各位委员", U"督导组"}) {
    if (name.ends_with(person)) return true;
  }
  return lexicon.EndsWithOrgan(name);
}

bool IsOrganLine(View s, const Lexicon& lexicon) {
  for (const View seal : {U"(盖章)", U"(公章)", U"(章)", U"(印章)"}) {
    if (s.ends_with(seal)) s.remove_suffix(seal.size());
  }
  return s.size() <= 30 && !IsPunctuated(s) && lexicon.EndsWithOrgan(s);
}

Page ReadPage(View text, const std::vector<Line>& lines, const Wrapping& wrapping,
              const Lexicon& lexicon) {
  return PageReader(text, lines, wrapping, lexicon).Read();
}

}  // namespace dudao::segmentation
