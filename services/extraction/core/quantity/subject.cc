#include "services/extraction/core/quantity/subject.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

class SubjectFinder {
 public:
  SubjectFinder(const QuantityLexicon& lexicon, const ReportText& report,
                const std::vector<DateMark>& dates, std::vector<Candidate>* candidates)
      : lexicon_(lexicon),
        report_(report),
        text_(report.view()),
        dates_(dates),
        all_(*candidates),
        verbs_(candidates->size()) {}

  void Run() {
    for (size_t i = 0; i < all_.size(); ++i) {
      Find(i);
      Figure& f = all_[i].figure;
      if (!f.subject.empty() && f.subject_text.empty()) f.subject_text = report_.Utf8(f.subject);
    }
    for (size_t i = 0; i < all_.size(); ++i) ReadList(i);
    for (size_t i = all_.size(); i-- > 0;) TakeFromNext(i);
    for (size_t i = 0; i < all_.size(); ++i) FindHead(i);
  }

 private:
  void Find(size_t i) {
    Figure& f = all_[i].figure;
    const Unit& unit = *all_[i].unit;
    const bool noun_follows = unit.classifier || unit.Is(UnitGroup::kAge);
    if (noun_follows) f.subject = After(i);
    if (f.subject.empty()) f.subject = Before(i);
    const bool holds_noun = f.dimension == Dimension::kMoney || f.dimension == Dimension::kArea;
    if (f.subject.empty() && holds_noun && !SpeaksOfLast(i)) {
      f.subject = After(i);
    }
    if (f.subject.empty() && SharedNoun(f) != 0) f.subject = Shared(f);
    if (f.subject.empty()) Inherit(i);
  }

  // 三分之二的|学校|达标, 八成以上的|家长|: where the noun begins; 0 when there is none.
  uint32_t SharedNoun(const Figure& f) const {
    if (f.dimension != Dimension::kPercent && f.dimension != Dimension::kRatio) return 0;
    uint32_t length = 0;
    if (!lexicon_.BoundAfter(text_, f.range.end, &length)) length = 0;
    const uint32_t at = f.range.end + length;
    return at < text_.size() && text_[at] == U'的' ? at + 1 : 0;
  }
  Range Shared(const Figure& f) const {
    const uint32_t begin = SharedNoun(f);
    const uint32_t end = report_.clauses()[f.clause].range.end;
    return begin < end ? Range{begin, NounEnd(begin, end)} : Range{};
  }

  // Whether the words before say that the figure is about the one before it: 增长2%, 占4.3%.
  bool SpeaksOfLast(size_t i) const {
    uint32_t length = 0;
    return lexicon_.ChangeBefore(text_, all_[i].figure.range.begin, &length) != 0;
  }

  // 409名|州级兼职教研员|,  1520名6-16周岁|残疾儿童(少年)|进行安置
  Range After(size_t i) const {
    uint32_t begin = all_[i].figure.range.end;
    size_t next = i + 1;
    if (next < all_.size() && all_[next].figure.range.begin == begin) {
      begin = all_[next++].figure.range.end;
    }
    uint32_t end = report_.clauses()[all_[i].figure.clause].range.end;
    if (next < all_.size()) end = std::min(end, all_[next].figure.range.begin);
    if (begin + 2 < end && text_.substr(begin, 2) == U"方面") begin += 2;
    if (begin >= end || In(text_[begin], U"的、)(”’")) return {};
    if (text_.substr(begin, 2) == U"标准") return {};
    return {begin, NounEnd(begin, end)};
  }

  uint32_t NounEnd(uint32_t begin, uint32_t end) const {
    uint32_t word = begin;  // 区、州、县级基地: one character alone is no noun
    for (uint32_t at = begin; at < end;) {
      const char32_t c = text_[at];
      if (c == U'《' || c == U')' || c == U'\t' || (c == U'、' && at - word >= 2)) return at;
      if (c == U'、') word = at + 1;
      if (c == U'“') {
        at = SkipTo(at, U'”', end);
        continue;
      }
      if (c == U'(') {
        const uint32_t close = SkipTo(at, U')', end);
        if (close - at > 6) return at;
        at = close;
        continue;
      }
      const auto closer = lexicon_.closers().LongestAt(text_, at);
      const bool keeps = closer && lexicon_.Keeps(closer->word);
      if (closer && (!keeps || (closer->end >= end && at > begin))) return at;
      at = closer ? closer->end : at + 1;
    }
    return end;
  }

  uint32_t SkipTo(uint32_t at, char32_t close, uint32_t end) const {
    static constexpr uint32_t kReach = 60;
    const uint32_t limit = std::min(end, at + kReach);
    for (uint32_t i = at; i < limit; ++i) {
      if (text_[i] == close) return i + 1;
    }
    return at + 1;
  }

  // 配备|责任督学|171名,  全县|学生近视率|为16.8%
  Range Before(size_t i) {
    const Figure& f = all_[i].figure;
    Range r{report_.clauses()[f.clause].range.begin, f.range.begin};
    r.begin = std::max(r.begin, report_.paragraphs()[f.paragraph].text_begin);
    if (i > 0 && all_[i - 1].figure.range.end > r.begin) r.begin = all_[i - 1].figure.range.end;
    StripEnd(&r);
    CutQuotation(&r);
    const Range whole = r;
    CutOpener(&r);
    StripFront(&r);
    if (r.empty() && all_[i].unit->Is(UnitGroup::kAct)) {
      r = LastAct(whole);
    } else if (r.empty()) {
      r = BareVerb(whole, f);
      verbs_[i] = !r.empty();
    }
    // One character is no noun, but 男 and 女 are modifiers.
    if (r.size() == 1 && !lexicon_.modifiers().LongestAt(text_, r.begin)) return {};
    CutLongLead(&r);
    // 占教师总数的4.3% is about the figure before.
    if (!r.empty() && text_[r.begin] == U'占' && text_.substr(r.begin, 2) != U"占地") return {};
    return r;
  }

  // 领导赴学校|调研指导|90余次: the verbs the words end with.
  Range LastAct(Range whole) const {
    Range act{whole.end, whole.end};
    for (uint32_t at = whole.begin; at < whole.end;) {
      const auto hit = lexicon_.openers().LongestAt(text_, at);
      const bool verb = hit && hit->end <= whole.end && hit->end - hit->begin > 1;
      if (verb && act.begin > hit->begin) act.begin = hit->begin;
      if (!verb) act.begin = whole.end;
      at = verb ? hit->end : at + 1;
    }
    return act;
  }

  // 其中|注销|3所: nothing but a verb, which stands for what it was done to.
  Range BareVerb(Range whole, const Figure& f) const {
    StripFront(&whole);
    const bool bare = !whole.empty() && whole.size() <= 6 && f.dimension == Dimension::kCount;
    return bare ? whole : Range{};
  }

  // …”覆盖率: the noun stands after a quotation that began before.
  void CutQuotation(Range* r) const {
    const Text words = text_.substr(r->begin, r->size());
    const size_t close = words.rfind(U'”');
    if (close == Text::npos || close + 1 >= words.size()) return;
    if (words.substr(0, close).find(U'“') == Text::npos) r->begin += close + 1;
  }

  // Linking words, change words, bases of comparison and dates, from the right.
  void StripEnd(Range* r) const {
    while (!r->empty()) {
      uint32_t length = 0;
      if (lexicon_.ChangeBefore(text_, r->end, &length) != 0 && length <= r->size()) {
        r->end -= length;
        continue;
      }
      if (StripBase(r)) continue;
      const auto link = lexicon_.links().LongestEndingAt(text_, r->end);
      if (!link || link->begin < r->begin) return;
      if (KeepsLink(*link, *r)) return;
      r->end = link->begin;
    }
  }

  // 所有, 生均 end like links.
  bool KeepsLink(const text::WordFinder::Hit& link, Range r) const {
    if (link.end - link.begin != 1 || link.begin == r.begin) return false;
    const char32_t before = text_[link.begin - 1];
    if (text_[link.begin] == U'均') return In(before, U"生人班校师户园");
    return text_[link.begin] == U'有' && In(before, U"所公国私");
  }

  // 较2019年, 比上年, 同比.
  bool StripBase(Range* r) const {
    const auto base = lexicon_.base_times().LongestEndingAt(text_, r->end);
    if (base && base->begin >= r->begin) return r->end = base->begin, CutBaseWord(r), true;
    const auto date = FirstEndingAfter(dates_, r->end - 1);
    if (date == dates_.end() || date->range.end != r->end || date->range.begin < r->begin) {
      return false;
    }
    r->end = date->range.begin;
    CutBaseWord(r);
    return true;
  }

  void CutBaseWord(Range* r) const {
    const Text words = text_.substr(r->begin, r->size());
    if (words.ends_with(U"占比较") || words.ends_with(U"比较")) {
      r->end -= 1;
    } else if (words.ends_with(U"相比") || words.ends_with(U"相较")) {
      r->end -= 2;
    } else if (!words.empty() && In(words.back(), U"较比与")) {
      r->end -= 1;
    }
  }

  // What is counted begins after the last word that opens it: 招录, 共有, 其中.
  void CutOpener(Range* r) const {
    uint32_t begin = r->begin;
    for (uint32_t at = r->begin; at < r->end;) {
      const auto hit = lexicon_.openers().LongestAt(text_, at);
      if (!hit || hit->end > r->end) {
        ++at;
        continue;
      }
      if (!InsideNoun(*hit, *r)) begin = hit->end;
      at = hit->end;
    }
    r->begin = begin;
  }

  // 建设 of 建设面积 opens nothing; nor does a word followed by 率, 数, 者, 的.
  bool InsideNoun(const text::WordFinder::Hit& hit, Range r) const {
    if (hit.end - hit.begin == 1) return hit.begin != r.begin;
    if (hit.end >= r.end) return false;
    if (In(text_[hit.end], U"率额")) return true;
    return hit.end + 1 == r.end && In(text_[hit.end], U"数者费员度量面类站点室会");
  }

  void StripFront(Range* r) const {
    while (!r->empty()) {
      const auto date = FirstEndingAfter(dates_, r->begin);
      if (date != dates_.end() && date->range.begin == r->begin) {
        r->begin = std::min(date->range.end, r->end);
        continue;
      }
      if (In(text_[r->begin], U"、,和及与”)）以上下内左右余多的")) {
        if (!CutAfterFigure(r)) return;
        continue;
      }
      const auto lead = lexicon_.leaders().LongestAt(text_, r->begin);
      if (!lead || lead->end > r->end) return;
      if (lead->end == r->end && lead->end - lead->begin > 1) return;
      r->begin = lead->end;
    }
  }

  // What is left over between the figure before and this one: 以上, 、
  bool CutAfterFigure(Range* r) const {
    const Text words = text_.substr(r->begin, r->size());
    for (const Text word : {U"以上", U"以下", U"以内", U"左右"}) {
      if (words.starts_with(word)) return r->begin += word.size(), true;
    }
    if (!In(words[0], U"、,和及与”)的")) return false;
    ++r->begin;
    return true;
  }

  // A clause's whole beginning is seldom a noun: keep what follows its last 的 when it is long.
  void CutLongLead(Range* r) const {
    static constexpr uint32_t kLong = 24;
    if (r->size() <= kLong) return;
    const Text words = text_.substr(r->begin, r->size());
    const size_t of = words.rfind(U'的');
    if (of != Text::npos && of + 3 < words.size()) r->begin += of + 1;
    if (r->size() > kLong) r->begin = r->end - kLong;
  }

  // The figure before in the same sentence lends its subject.
  void Inherit(size_t i) {
    Figure& f = all_[i].figure;
    const bool level = f.range.begin > 0 && In(text_[f.range.begin - 1], U"到至");
    if (f.dimension == Dimension::kMoney && !SpeaksOfLast(i) && !ListedAfter(i) && !level) return;
    for (size_t j = i; j-- > 0 && i - j < 40 && all_[j].figure.paragraph == f.paragraph;) {
      const Figure& before = all_[j].figure;
      if (before.sentence != f.sentence) return;
      if (before.subject_text.empty()) continue;
      const bool share =
          f.dimension == Dimension::kPercent || f.dimension == Dimension::kPercentagePoint;
      if (!share && before.dimension != f.dimension && !ListedAfter(i)) continue;
      f.subject = before.subject;
      f.subject_text = before.subject_text;
      f.head_text = before.head_text;
      return;
    }
  }

  bool ListedAfter(size_t i) const {
    if (i == 0) return false;
    const uint32_t gap = all_[i - 1].figure.range.end;
    const uint32_t begin = all_[i].figure.range.begin;
    return gap + 1 == begin && In(text_[gap], U"、和");
  }

  // 甲和乙分别为3、4元: the names one by one; 甲3%,乙4%,分别提高1、2个: the figures before.
  void ReadList(size_t i) {
    if (i > 0 && ListedAfter(i)) return;
    size_t end = i + 1;
    while (end < all_.size() && ListedAfter(end)) ++end;
    const size_t n = end - i;
    const Figure& first = all_[i].figure;
    if (n < 2) return;
    const Text before = report_.View(report_.BeforeInClause(first.clause, first.range.begin));
    if (before.find(U"分别") == Text::npos) return;
    if (PairWithNames(i, n)) return;
    if (i < n || all_[i - n].figure.sentence != first.sentence) return;
    for (size_t k = 0; k < n; ++k) {
      Figure& f = all_[i + k].figure;
      const Figure& named = all_[i - n + k].figure;
      f.subject = named.subject;
      f.subject_text = named.subject_text;
    }
  }

  bool PairWithNames(size_t i, size_t n) {
    const Range names = Before(i);
    std::vector<Range> parts = {{names.begin, names.begin}};
    for (uint32_t at = names.begin; at < names.end; ++at) {
      if (In(text_[at], U"、和")) {
        parts.back().end = at;
        parts.push_back({at + 1, at + 1});
      }
    }
    parts.back().end = names.end;
    if (parts.size() != n) return false;
    for (size_t k = 0; k < n; ++k) {
      all_[i + k].figure.subject = parts[k];
      all_[i + k].figure.subject_text = report_.Utf8(parts[k]);
    }
    return true;
  }

  // 江苏选派15名、浙江选派3名|干部|: the noun of the last serves the list.
  void TakeFromNext(size_t i) {
    Figure& f = all_[i].figure;
    if (!f.subject_text.empty() || !all_[i].unit->classifier || i + 1 >= all_.size()) return;
    const Figure& next = all_[i + 1].figure;
    if (next.clause != f.clause || next.unit != f.unit || next.subject.empty()) return;
    f.subject = next.subject;
    f.subject_text = next.subject_text;
  }

  // 公办|幼儿园: a bare modifier hangs on what the figures before it counted.
  void FindHead(size_t i) {
    Figure& f = all_[i].figure;
    if (f.subject.empty()) return;
    const auto modifier = lexicon_.modifiers().LongestAt(text_, f.subject.begin);
    const bool bare = modifier && modifier->end == f.subject.end;
    if (!bare && !verbs_[i]) return;
    static constexpr size_t kFar = 40;  // figures back: keeps the work linear
    for (size_t j = i; j-- > 0 && i - j < kFar && all_[j].figure.sentence == f.sentence;) {
      const Figure& before = all_[j].figure;
      if (before.unit != f.unit || before.subject_text == f.subject_text) continue;
      f.head_text = before.head_text.empty() ? HeadOf(before) : before.head_text;
      return;
    }
  }

  // 生均公用经费|小学| lends 生均公用经费; 公办|幼儿园| lends 幼儿园.
  std::string HeadOf(const Figure& f) const {
    Range r = f.subject;
    for (uint32_t at = r.begin + 1; at < r.end; ++at) {
      const auto modifier = lexicon_.modifiers().LongestAt(text_, at);
      if (modifier && modifier->end == r.end) return report_.Utf8({r.begin, at});
    }
    const auto modifier = lexicon_.modifiers().LongestAt(text_, r.begin);
    if (!modifier) return f.subject_text;
    return modifier->end < r.end ? report_.Utf8({modifier->end, r.end}) : std::string();
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
  const std::vector<DateMark>& dates_;
  std::vector<Candidate>& all_;
  std::vector<bool> verbs_;  // whose subject is a bare verb
};

}  // namespace

void SetSubjects(const QuantityLexicon& lexicon, const ReportText& report,
                 const std::vector<DateMark>& dates, std::vector<Candidate>* candidates) {
  SubjectFinder(lexicon, report, dates, candidates).Run();
}

}  // namespace dudao::extraction
