#include "services/segmentation/core/page.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/frame.h"
#include "services/segmentation/core/numbering.h"
#include "services/segmentation/core/page_end.h"
#include "services/segmentation/core/page_lines.h"
#include "services/segmentation/core/page_table.h"

namespace dudao::segmentation {
namespace {

using Where = ChromeWord::Where;

// Titles are looked for in this many lines at the top, past the menus of a site.
constexpr uint32_t kHeadLines = 240;
// Lines of running text a site may put above the title: what the page is about.
constexpr uint32_t kIntroduction = 2;

class PageReader {
 public:
  explicit PageReader(const PageLines& lines) : lines_(lines), lexicon_(lines.lexicon()) {
    page_.chrome.assign(lines.count(), 0);
  }

  Page Read() {
    FindTitle();
    MarkHead();
    FindReportEnd(lines_, &page_);
    MarkMiddle();
    return std::move(page_);
  }

 private:
  void MarkChrome(uint32_t i) { page_.chrome[i] = !lines_[i].blank(); }
  Word TitleWords() const;

  bool TitleBeginsAbove(uint32_t i) const;
  bool EndsHalfway(View above, View below) const;
  bool BreaksInPhrase(View above, View below) const;
  bool IsTitleAgain(uint32_t i) const;
  bool MayBeTitle(uint32_t i) const;

  void TakeTitle(uint32_t i);
  void FindTitle();
  void FindFirstTitle();
  bool IsCoveringLetter() const;
  bool IsEnclosedTitle(uint32_t i) const;
  void PastCoveringLetter();
  void FindUncommonTitle();
  void MarkHead();
  void MarkAmongFurniture(uint32_t end);
  void MarkMiddle();

  const PageLines& lines_;
  const Lexicon& lexicon_;
  bool download_site_ = false;
  Page page_;
};

// A title over two lines: 云岭县人民政府 / 关于2021年履行教育职责情况的自评报告.
bool PageReader::TitleBeginsAbove(uint32_t i) const {
  if (i == 0 || !lines_.Short(i - 1) || lines_[i - 1].blank() || lines_.Furniture(i - 1)) {
    return false;
  }
  const Word above = lines_.Squeezed(i - 1), below = lines_.Squeezed(i);
  if (lexicon_.FindLabel(above) || above.size() > 40 || IsPunctuated(above)) return false;
  if (lines_.IsTitle(i - 1)) return EndsHalfway(above, below);
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

Word PageReader::TitleWords() const {
  Word title;
  for (uint32_t i = page_.title_begin; i < page_.title_end; ++i) title += lines_.Squeezed(i);
  return title;
}

// A title below the site's words about the page: the one found above in full, or the first that
// names a self-assessment.
bool PageReader::IsTitleAgain(uint32_t i) const {
  if (!lines_.IsTitle(i)) return false;
  const Word s = lines_.Squeezed(i);
  if (page_.title_end > 0) return TitleWords().starts_with(s);
  return s.ends_with(U"报告") && lexicon_.IsSelfReport(s);
}

void PageReader::TakeTitle(uint32_t i) {
  page_.title_begin = i;
  page_.title_end = i + 1;
}

void PageReader::FindFirstTitle() {
  const uint32_t end = std::min(lines_.count(), kHeadLines);
  uint32_t prose = 0;
  for (uint32_t i = 0; i < end && prose <= kIntroduction; ++i) {
    if (lines_[i].blank()) continue;
    const auto where = lines_.Furniture(i);
    download_site_ |= where == Where::kDownload;
    if (where) continue;
    if (prose == 0 ? lines_.IsTitle(i) : IsTitleAgain(i)) {
      TakeTitle(i);
      prose = 0;
    } else if (lines_.IsSection(i) || lines_.IsAddressee(i)) {
      break;
    } else if (lines_.IsProse(i)) {
      ++prose;
    }
  }
  if (page_.title_end == 0) FindUncommonTitle();
}

// 云岭县人民政府关于报送2022年履行教育职责自评报告的函
bool PageReader::IsCoveringLetter() const {
  const Word title = TitleWords();
  const TitleWord* kind = lexicon_.FindTitle(title);
  if (!lexicon_.IsSelfReport(title)) return false;
  if (!kind || kind->kind != "self_report") return true;
  for (const View sent : {U"关于报送", U"关于上报", U"关于呈报", U"关于呈送", U"关于印发"}) {
    if (title.find(sent) != Word::npos) return true;
  }
  return false;
}

// A self-assessment's title below 附件 or a sign-off, with a report under it.
bool PageReader::IsEnclosedTitle(uint32_t i) const {
  if (!lines_.IsTitle(i) || lines_.Furniture(i)) return false;
  const Word s = lines_.Squeezed(i);
  const TitleWord* kind = lexicon_.FindTitle(s);
  if (IsPunctuated(s) || !kind || kind->kind != "self_report") return false;
  bool enclosed = false;
  for (uint32_t k = i, seen = 0; k > page_.title_end && seen < 3 && !enclosed; --k) {
    if (lines_[k - 1].blank()) continue;
    ++seen;
    const Word above = lines_.Squeezed(k - 1);
    enclosed = (above.starts_with(U"附件") && above.size() <= 5) || ReadDayLine(above);
  }
  if (!enclosed) return false;
  uint32_t sections = 0;
  for (uint32_t k = i + 1; k < lines_.count() && sections < 2; ++k) sections += lines_.IsSection(k);
  return sections == 2;
}

// The report is what the letter sends; the letter is no part of it.
void PageReader::PastCoveringLetter() {
  if (page_.title_end == 0 || !IsCoveringLetter()) return;
  const uint32_t end = std::min(lines_.count(), page_.title_end + kHeadLines);
  for (uint32_t i = page_.title_end; i < end; ++i) {
    if (!lines_[i].blank() && lines_.Short(i) && IsEnclosedTitle(i)) return TakeTitle(i);
  }
}

void PageReader::FindTitle() {
  FindFirstTitle();
  PastCoveringLetter();
  for (int above = 0; above < 2 && page_.title_end > 0; ++above) {
    if (TitleBeginsAbove(page_.title_begin)) --page_.title_begin;
  }
}

// 让山里孩子上好学: a few words about education or of a place, for want of a title in known words.
bool PageReader::MayBeTitle(uint32_t i) const {
  if (!lines_.Short(i) || lines_.Furniture(i) || lines_.IsOrgan(i)) return false;
  const Word s = lines_.Squeezed(i);
  if (s.size() < 8 || s.size() > 40 || IsPunctuated(s) || lexicon_.FindLabel(s)) return false;
  if (ReadDayLine(s) || ReadMark(s) || lines_.IsTitle(i) || !text::IsHan(s[0])) return false;
  return s.find(U"教育") != Word::npos || !ReadRegion(s, lexicon_).empty();
}

// The format's own title, else the last line above all text that may be one.
void PageReader::FindUncommonTitle() {
  for (uint32_t i = 0; i < std::min(lines_.count(), kHeadLines); ++i) {
    if (lines_[i].blank() || lines_.Furniture(i)) continue;
    if (lines_[i].part == Line::Part::kTitle) return TakeTitle(i);
    if (lines_.IsProse(i) || lines_.IsSection(i) || lines_.IsAddressee(i)) return;
    if (MayBeTitle(i)) TakeTitle(i);
  }
}

// Everything above the title, then the rows of the page's table down to the first prose.
void PageReader::MarkHead() {
  const View text = lines_.text();
  for (uint32_t i = 0; i < page_.title_begin; ++i) MarkChrome(i);
  ReadTable(text, lines_.lines(), 0, page_.title_begin, lexicon_, &page_);
  uint32_t prose = page_.title_end;
  while (prose < lines_.count() && !lines_.IsProse(prose) && !lines_.IsSection(prose) &&
         !lines_.IsAddressee(prose) && prose < page_.title_end + kHeadLines) {
    ++prose;
  }
  page_.prose = prose;
  ReadTable(text, lines_.lines(), page_.title_end, prose, lexicon_, &page_);
  for (uint32_t i = page_.title_end; i < prose; ++i) {
    if (lines_.Furniture(i)) MarkChrome(i);
  }
  page_.begin = page_.title_begin;
  if (page_.title_end == 0) {
    while (page_.begin < prose && (page_.chrome[page_.begin] || lines_[page_.begin].blank())) {
      ++page_.begin;
    }
  }
  if (!download_site_) {
    ReadStandingDate(text, lines_.lines(), page_.title_end, prose, lexicon_, &page_);
  }
  if (page_.title_end > 0) MarkAmongFurniture(prose);
}

// What stands between pieces of furniture below the title is furniture too, names, dates and
// subtitles of the report excepted.
void PageReader::MarkAmongFurniture(uint32_t end) {
  uint32_t first = page_.title_end, last = end;
  while (first < end && !page_.chrome[first]) ++first;
  while (last > first && !page_.chrome[last - 1]) --last;
  for (uint32_t i = first; i < last; ++i) {
    if (lines_[i].blank() || lines_.IsOrgan(i)) continue;
    const Word s = lines_.Squeezed(i);
    if (s[0] != U'—' && !ReadDayLine(s)) MarkChrome(i);
  }
  // 【字体：/大/中/小/】 each on a line
  for (uint32_t i = last; i < end && last > first; ++i) {
    if (lines_[i].span.size() == 1) MarkChrome(i);
  }
}

// Inside the report only what cannot be part of it, each on a short line of its own.
void PageReader::MarkMiddle() {
  const Word title = TitleWords();
  for (uint32_t i = page_.prose; i < page_.end; ++i) {
    if (lines_[i].part == Line::Part::kOutside) MarkChrome(i);
    if (lines_[i].blank() || lines_[i].span.size() > PageLines::kLongestShort) continue;
    if (lines_[i].span.size() > 14) {
      const bool like = title.size() > 8 && lines_[i].span.size() >= title.size() &&
                        lines_[i].span.size() < title.size() + 8;
      if (like && lines_.Squeezed(i) == title) MarkChrome(i);
      continue;
    }
    // A bare number is one only in the middle of a printed page's foot.
    const bool centred = lines_.Wrapped() && lines_[i].indent >= 8 && lines_[i].width <= 3;
    const Word s = lines_.Squeezed(i);
    if (IsPageNumber(s) || (centred && IsFileFact(s))) MarkChrome(i);
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
  return PageReader(PageLines(text, lines, wrapping, lexicon)).Read();
}

}  // namespace dudao::segmentation
