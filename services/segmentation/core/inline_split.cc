#include "services/segmentation/core/inline_split.h"

#include <algorithm>

#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"
#include "services/segmentation/core/numbering.h"
#include "services/segmentation/core/page.h"

namespace dudao::segmentation {
namespace {

// Shorter lines are paragraphs.
constexpr uint32_t kRunTogether = 300;
constexpr uint32_t kLongestTitle = 60;
constexpr uint32_t kLongestAddressee = 40;
// A body's name and a date, at most.
constexpr uint32_t kLongestSignoff = 50;
// Characters that tell a number.
constexpr uint32_t kNumberReach = 24;

bool MayBegin(char32_t c) {
  return IsOpenBracket(c) || IsDigit(c) || View(U"一二三四五六七八九十").find(c) != View::npos;
}

bool AfterSentence(View s) {
  const char32_t before = LastSeen(s);
  return EndsSentence(before) || IsColon(before) || IsSemicolon(before) || ClosesQuote(before);
}

class Splitter {
 public:
  Splitter(View text, const Lexicon& lexicon, std::vector<Line>* out)
      : text_(text), lexicon_(lexicon), out_(out) {}

  void Split(const Line& line) {
    span_ = line.span;
    after_blank_ = line.after_blank;
    PushTitle();
    const uint32_t signoff = SignoffBegin();
    PushSections(signoff);
    PushSignoff(signoff);
  }

 private:
  View Words(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - begin); }

  // The line from where the last one ended up to `end`.
  void Push(uint32_t end) {
    const Line line = MakeLine(text_, {span_.begin, end}, after_blank_);
    if (!line.blank()) out_->push_back(line);
    span_.begin = end;
    after_blank_ = false;
  }

  // 云岭县人民政府履行教育职责自评报告|省政府教育督导室：|根据…
  void PushTitle() {
    const uint32_t limit = std::min(span_.end, span_.begin + kLongestTitle);
    for (uint32_t end = span_.begin + 4; end <= limit; ++end) {
      const View title = Words(span_.begin, end);
      if (IsPunctuated(title.substr(title.size() - 1))) return;
      if (lexicon_.FindTitle(title) == nullptr || !title.ends_with(U"报告")) continue;
      if (!lexicon_.IsSelfReport(title)) return;
      Push(end);
      PushAddressee();
      return;
    }
  }

  void PushAddressee() {
    const View head = Words(span_.begin, std::min(span_.end, span_.begin + kLongestAddressee));
    const auto colon = std::find_if(head.begin(), head.end(), IsColon);
    if (colon == head.end()) return;
    const View addressee = head.substr(0, static_cast<size_t>(colon - head.begin()) + 1);
    if (IsAddressee(Squeeze(addressee), lexicon_)) {
      Push(span_.begin + static_cast<uint32_t>(addressee.size()));
    }
  }

  // Where a body's name and a date begin that end the line after a whole sentence; its end when
  // none.
  uint32_t SignoffBegin() const {
    const uint32_t from =
        span_.size() > kLongestSignoff ? span_.end - kLongestSignoff : span_.begin;
    for (uint32_t i = span_.end; i > from; --i) {
      if (!EndsSentence(text_[i - 1])) continue;
      return DateBegin(i) < span_.end ? i : span_.end;
    }
    return span_.end;
  }

  // Where the date begins that ends the line; the line's end when none.
  uint32_t DateBegin(uint32_t from) const {
    for (uint32_t i = from; i < span_.end; ++i) {
      if (ReadDayLine(Squeeze(Words(i, span_.end)))) return i;
    }
    return span_.end;
  }

  void PushSections(uint32_t end) {
    for (uint32_t i = span_.begin; i < end; ++i) {
      if (!MayBegin(text_[i])) continue;
      const auto mark = SectionAt(i, end);
      if (!mark) continue;
      if (i > span_.begin) Push(i);
      Take(*mark);
      i += mark->length - 1;
      if (const uint32_t name = NameAt(i + 1, end); name > 0) {
        i += name;
        Push(i + 1);
      }
    }
    Push(end);
  }

  void PushSignoff(uint32_t begin) {
    if (begin == span_.end) return;
    Push(DateBegin(begin));
    Push(span_.end);
  }

  // 二、存在的问题|少数学校师资紧缺: the length of a section's name that its text follows without a
  // mark; 0 when there is none or its own words go on (存在问题及原因).
  uint32_t NameAt(uint32_t i, uint32_t end) const {
    const View words = Words(i, std::min(end, i + kNumberReach));
    const size_t length = lexicon_.SectionNameLength(words);
    if (length == 0 || length >= words.size() || !text::IsHan(words[length])) return 0;
    return View(U"及和与暨的之").find(words[length]) == View::npos ? static_cast<uint32_t>(length)
                                                                   : 0;
  }

  std::optional<Mark> SectionAt(uint32_t i, uint32_t end) const {
    const auto mark = ReadMark(Words(i, std::min(end, i + kNumberReach)));
    if (!mark || mark->doubtful || !seen_.Expected(*mark)) return std::nullopt;
    if (mark->kind == Kind::kHanBracket) return mark;
    const bool outline = mark->kind == Kind::kHan || mark->kind == Kind::kArabic;
    const bool first = i == span_.begin;
    return outline && (first || AfterSentence(Words(span_.begin, i))) ? mark : std::nullopt;
  }

  // A new 一、 ends the list of （一） under it, a new （一） that of 1.: these begin anew.
  void Take(const Mark& mark) {
    if (mark.kind == Kind::kHan) seen_.Take({Kind::kHanBracket, 0, 0, false});
    if (mark.kind != Kind::kArabic) seen_.Take({Kind::kArabic, 0, 0, false});
    seen_.Take(mark);
  }

  View text_;
  const Lexicon& lexicon_;
  std::vector<Line>* out_;
  text::Span span_;  // what is left of the line
  bool after_blank_ = false;
  Sequence seen_;
};

}  // namespace

bool IsRunTogether(const std::vector<Line>& lines) {
  uint32_t sum = 0, longest = 0;
  for (const Line& line : lines) {
    sum += line.span.size();
    longest = std::max(longest, line.span.size());
  }
  return longest > kRunTogether && longest * 4 > sum * 3;
}

std::vector<Line> SplitInline(View text, const std::vector<Line>& lines, const Lexicon& lexicon) {
  std::vector<Line> out;
  Splitter splitter(text, lexicon, &out);
  for (const Line& line : lines) {
    if (line.span.size() > kRunTogether) {
      splitter.Split(line);
    } else {
      out.push_back(line);
    }
  }
  return out;
}

}  // namespace dudao::segmentation
