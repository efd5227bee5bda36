#include "services/segmentation/core/page_end.h"

#include <algorithm>
#include <array>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/numbering.h"

namespace dudao::segmentation {
namespace {

using Where = ChromeWord::Where;

// Characters in which a site's repeated abstract agrees with the report.
constexpr size_t kSame = 24;
// A date in the last lines signs without a name beside it.
constexpr uint32_t kLastLines = 12;
// A site's disclaimer is no longer than this, in code points.
constexpr uint32_t kLongestDisclaimer = 200;
// Name and date stand within this many lines of each other, attachments named above them.
constexpr uint32_t kBeside = 4;

// Whether the report's own numbering goes on below a place where it may have ended. A list that
// begins anew there is another's: of a glossary or an attachment.
class Continuation {
 public:
  void Reset() { anew_ = {}; }
  void Take(const Mark& mark) { seen_.Take(mark); }

  bool GoesOn(const Mark& mark) {
    if (mark.kind > Kind::kHanBracket) return false;
    bool& anew = anew_[static_cast<size_t>(mark.kind)];
    anew |= mark.ordinal == 1;
    return !anew && seen_.GoesOn(mark);
  }

 private:
  Sequence seen_;
  std::array<bool, kKinds> anew_{};
};

class EndFinder {
 public:
  EndFinder(const PageLines& lines, Page* page) : lines_(lines), page_(*page) { title_ = Title(); }

  // `stated`: a person said what the report is.
  void Find(bool stated) {
    const uint32_t first = std::max(page_.begin, page_.title_end);
    uint32_t end = std::max(first, stated ? PastStated() : FindCut());
    if (!stated) {
      while (end > first && !CanEnd(end - 1)) --end;
      end = AboveFurniture(end);
      while (end > first && !CanEnd(end - 1)) --end;
    }
    page_.end = end;
    for (uint32_t i = end; i < lines_.count(); ++i) page_.chrome[i] = !lines_[i].blank();
    FindSignoff();
  }

 private:
  Word Title() const;
  uint32_t PastStated() const;
  bool IsCut(uint32_t i) const;
  bool IsAttachment(uint32_t i) const;
  bool IsNote(uint32_t i) const;
  uint32_t PastSignoff(uint32_t i) const;
  bool HasNameBeside(uint32_t i) const;
  uint32_t FindCut() const;
  bool RepeatsBody(uint32_t i) const;
  bool RepeatsTitle(uint32_t i) const;
  bool CanEnd(uint32_t i) const;
  bool IsSolid(uint32_t i) const;
  uint32_t AboveFurniture(uint32_t end) const;
  void FindSignoff();

  const PageLines& lines_;
  Page& page_;
  Word title_;
};

Word EndFinder::Title() const {
  Word title;
  for (uint32_t i = page_.title_begin; i < page_.title_end; ++i) title += lines_.Squeezed(i);
  return title;
}

// The line after the last that was not said to lie outside.
uint32_t EndFinder::PastStated() const {
  uint32_t end = lines_.count();
  while (end > 0 && (lines_[end - 1].blank() || lines_[end - 1].part == Line::Part::kOutside)) {
    --end;
  }
  return end;
}

// A line that only stands below a report: 上一篇, 评论(0), 版权所有, 名词解释.
bool EndFinder::IsCut(uint32_t i) const {
  const Line& line = lines_[i];
  if (line.span.size() > kLongestDisclaimer) return false;
  if (!lines_.Short(i) || EndsSentence(line.last) || lines_.Full(i)) {
    return lines_.lexicon().MayBeChrome(lines_.Words(i)) && lines_.Furniture(i) == Where::kClose;
  }
  const auto where = lines_.Furniture(i);
  return where == Where::kCut || where == Where::kClose;
}

// 附件 · 附件1： alone on a line
bool EndFinder::IsAttachment(uint32_t i) const {
  if (lines_[i].span.size() > 8) return false;
  const Word s = lines_.Squeezed(i);
  if (!s.starts_with(U"附件") && !s.starts_with(U"附表") && !s.starts_with(U"附录")) return false;
  return std::all_of(s.begin() + 2, s.end(), [](char32_t c) {
    return IsDigit(c) || IsColon(c) || View(U"一二三四五六七八九十").find(c) != View::npos;
  });
}

// [1]智慧教室：…, a note below the report
bool EndFinder::IsNote(uint32_t i) const {
  if (!IsOpenBracket(lines_.Words(i).front())) return false;
  const Word s = Squeeze(lines_.Words(i).substr(0, 8));
  return s.size() > 4 &&
         (s.starts_with(U"[1]") || s.starts_with(U"〔1〕") || s.starts_with(U"【1】"));
}

bool EndFinder::HasNameBeside(uint32_t i) const {
  uint32_t seen = 0;
  for (uint32_t k = i; k > page_.prose && seen < kBeside; --k) {
    if (lines_[k - 1].blank()) continue;
    if (lines_.IsOrgan(k - 1)) return true;
    ++seen;
  }
  for (uint32_t k = i + 1; k < std::min(lines_.count(), i + 3); ++k) {
    if (lines_.IsOrgan(k)) return true;
  }
  return false;
}

// The line after a sign-off whose date is line `i`; 0 when it is none. The name may stand on the
// line with the date, above or below it.
uint32_t EndFinder::PastSignoff(uint32_t i) const {
  const char32_t last = lines_[i].last;
  const bool like_date = IsDigit(last) || last == U'日' || last == U'月' || IsCloseBracket(last);
  if (lines_[i].span.size() > 40 || !like_date) return 0;
  const Word s = lines_.Squeezed(i);
  const size_t date = DateBegin(s);
  if (date == View::npos) return 0;
  if (date > 0) return IsOrganLine(View(s).substr(0, date), lines_.lexicon()) ? i + 1 : 0;
  if (!HasNameBeside(i)) return 0;
  uint32_t past = i + 1;
  for (uint32_t k = past; k < std::min(lines_.count(), i + 3); ++k) {
    if (lines_.IsOrgan(k)) past = k + 1;
  }
  return past;
}

// First line below the first prose at which the report is over. A number that goes on with the
// report's own list after it says otherwise.
uint32_t EndFinder::FindCut() const {
  const uint32_t none = lines_.count();
  Continuation list;
  uint32_t cut = none;
  bool attachment = false;  // what cuts is 附件, which may be named above the sign-off
  for (uint32_t i = page_.prose; i < lines_.count(); ++i) {
    if (lines_[i].blank()) continue;
    const auto mark = lines_[i].part == Line::Part::kRow ? std::nullopt : ReadMark(lines_.Words(i));
    if (mark && !mark->doubtful) {
      if (cut < none && list.GoesOn(*mark)) cut = none;
      if (cut == none) list.Take(*mark);
      continue;
    }
    if (i == page_.prose || (cut < none && !attachment)) continue;
    const uint32_t signed_at = PastSignoff(i);
    if (signed_at == 0 && cut < none) continue;
    if (signed_at > 0) {
      cut = signed_at;
      attachment = false;
    } else if (IsCut(i) || IsNote(i) || IsAttachment(i)) {
      cut = i;
      attachment = IsAttachment(i);
    }
    if (cut < none) list.Reset();
  }
  return cut;
}

// A line that begins as the report itself does: an abstract repeated by the site.
bool EndFinder::RepeatsBody(uint32_t i) const {
  if (lines_[i].span.size() < kSame || page_.begin >= lines_.count()) return false;
  const Word line = Squeeze(lines_.Words(i).substr(0, 2 * kSame)).substr(0, kSame);
  const auto begins = [&](uint32_t at) {
    if (at >= lines_.count() || at >= i) return false;
    return Squeeze(lines_.text().substr(lines_[at].span.begin, 3 * kSame)).starts_with(line);
  };
  return begins(page_.begin) || begins(page_.prose);
}

// 正在阅读：云岭县…自评报告
bool EndFinder::RepeatsTitle(uint32_t i) const {
  if (title_.size() < 8 || !lines_.Short(i) || EndsSentence(lines_[i].last)) return false;
  return lines_.Squeezed(i).find(title_) != Word::npos;
}

// Whether the report can end with this line.
bool EndFinder::CanEnd(uint32_t i) const {
  if (lines_[i].blank() || RepeatsBody(i) || RepeatsTitle(i) || lines_.Furniture(i)) return false;
  const Word s = lines_.Squeezed(i);
  return !(lines_.lexicon().FindLabel(s) && lines_.Short(i) && IsColon(s.back()));
}

// Certainly the report's: running text, an outer number, a row of a table.
bool EndFinder::IsSolid(uint32_t i) const {
  if (lines_[i].part == Line::Part::kRow || lines_.IsSection(i)) return true;
  return lines_.IsProse(i) && !lines_.Furniture(i);
}

// Furniture below all running text ends the report, whatever stands below it. One line that reads
// as prose may be the site's.
uint32_t EndFinder::AboveFurniture(uint32_t end) const {
  uint32_t cut = end;
  uint32_t solid = 0;
  for (uint32_t i = end; i > page_.prose + 1; --i) {
    if (lines_[i - 1].blank()) continue;
    const auto where = lines_.Furniture(i - 1);
    if (where && where != Where::kAny && lines_.Short(i - 1)) {
      cut = i - 1;
    } else if (IsSolid(i - 1) && ++solid > 1) {
      break;
    } else if (PastSignoff(i - 1) > 0) {
      break;
    }
  }
  return cut;
}

// The last date that has a line to itself, in the last lines, or that ends a body's name.
void EndFinder::FindSignoff() {
  const uint32_t first = std::max(page_.prose, page_.end > kLastLines ? page_.end - kLastLines : 0);
  for (uint32_t i = page_.end; i > first; --i) {
    const Line& line = lines_[i - 1];
    if (line.blank() || line.span.size() > 40 || page_.chrome[i - 1]) continue;
    if (PastSignoff(i - 1) == 0 &&
        (line.span.size() > 24 || !ReadDayLine(lines_.Squeezed(i - 1)))) {
      continue;
    }
    page_.signoff = i - 1;
    return;
  }
}

}  // namespace

void FindReportEnd(const PageLines& lines, Page* page) {
  const auto outside = [](const Line& line) { return line.part == Line::Part::kOutside; };
  const bool stated = std::any_of(lines.lines().begin(), lines.lines().end(), outside);
  EndFinder(lines, page).Find(stated);
}

}  // namespace dudao::segmentation
