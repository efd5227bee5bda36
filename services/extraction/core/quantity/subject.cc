#include "services/extraction/core/quantity/subject.h"

#include <algorithm>

#include "common/text/numeral.h"
#include "common/text/reading_text.h"
#include "services/extraction/core/quantity/nouns_after.h"
#include "services/extraction/core/quantity/phrase_trimmer.h"
#include "services/extraction/core/quantity/subject_list.h"

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
        trim_(lexicon, report, dates),
        after_(lexicon, report, trim_, *candidates),
        lists_(lexicon, report, candidates),
        all_(*candidates),
        verbs_(candidates->size()),
        acts_(candidates->size()) {}

  void Run() {
    for (size_t i = 0; i < all_.size(); ++i) {
      Find(i);
      Figure& f = all_[i].figure;
      if (!f.subject.empty() && f.subject_text.empty()) f.subject_text = report_.Utf8(f.subject);
    }
    const auto names = [this](size_t i) { return Before(i); };
    for (size_t i = 0; i < all_.size(); ++i) {
      if (!all_[i].in_table) lists_.ReadList(i, names);
    }
    for (size_t i = all_.size(); i-- > 0;) {
      if (!all_[i].in_table) lists_.TakeFromNext(i, acts_[i]);
    }
    for (size_t i = 0; i < all_.size(); ++i) {
      if (!all_[i].in_table) lists_.FindHead(i, verbs_[i]);
    }
  }

 private:
  // A cell's row is what is counted, and its column of what.
  void TakeNames(const Candidate& c, Figure* f) const {
    Range names[] = {c.row_name, c.column_name};
    for (Range& name : names) trim_.StripFront(&name);
    if (names[0].empty()) std::swap(names[0], names[1]);
    if (!Take("subject.cell", names[0], f) || names[1].empty()) return;
    f->head_text = report_.Utf8(names[1]);
  }

  void Find(size_t i) {
    Figure& f = all_[i].figure;
    if (all_[i].in_table) return TakeNames(all_[i], &f);
    const Unit& unit = *all_[i].unit;
    const bool none = f.modality == Modality::kDenied && unit.name.empty();
    const bool noun_follows = !none && (unit.classifier || unit.Is(UnitGroup::kAge));
    if (none && Take("subject.none_of", after_.NoneOf(f), &f)) return;
    if (noun_follows && Take("subject.after", after_.Counted(i, IsOnlyPlace(i)), &f)) return;
    if (Take("subject.set_aside", SetAside(f), &f)) return;
    if (after_.SharedNoun(f) != 0 && IsOnlyPlace(i) &&
        Take("subject.of_share", after_.Shared(f), &f))
      return;
    // 全县|三年内|累计培训: a place is not what lasts.
    const bool lasts = f.dimension == Dimension::kDuration && !unit.Is(UnitGroup::kAge);
    if (lasts && !WordsBefore(i).empty() && IsOnlyPlace(i)) return;
    if (Take("subject.after_quotation", after_.Quotation(f), &f)) return;
    if (Take("subject.before", Before(i), &f)) return;
    const bool holds_noun = f.dimension == Dimension::kMoney || f.dimension == Dimension::kArea;
    if (holds_noun && !SpeaksOfLast(i) &&
        Take("subject.after", after_.Counted(i, IsOnlyPlace(i)), &f))
      return;
    if (holds_noun && Take("subject.of_sum", after_.OfSum(i), &f)) return;
    const bool of = after_.SharedNoun(f) != 0 && text_[after_.SharedNoun(f) - 1] == U'的';
    if (of && Take("subject.of_share", after_.Shared(f), &f)) return;
    if (!Inherit(i)) Take("subject.clause_before", ClauseBefore(i), &f);
  }

  bool Take(std::string_view rule, Range subject, Figure* f) const {
    f->subject = subject;
    if (subject.empty()) return false;
    report_.Fired(rule, f->range, subject);
    return true;
  }

  // 全市|60%: what stands before says only where.
  bool IsOnlyPlace(size_t i) const {
    Range r = WordsBefore(i);
    uint32_t length = 0;
    if (lexicon_.BoundBefore(text_, r.end, &length)) r.end -= std::min(length, r.size());
    while (!r.empty()) {
      const auto lead = lexicon_.leaders().LongestAt(text_, r.begin);
      if (!lead || lead->end > r.end) return false;
      r.begin = lead->end;
    }
    return true;
  }

  // Whether the words before say that the figure is about the one before it: 增长2%, 占4.3%.
  bool SpeaksOfLast(size_t i) const {
    uint32_t length = 0;
    return lexicon_.ChangeBefore(text_, all_[i].figure.range.begin, &length) != 0;
  }

  // 按公用经费的5%|安排|教师培训经费|: a share of one thing is set aside for another.
  Range SetAside(const Figure& f) const {
    if (f.dimension != Dimension::kPercent) return {};
    const uint32_t end = report_.clauses()[f.clause].range.end;
    uint32_t at = after_.PastBound(f.range.end);
    if (at < end && text_[at] == U'的') ++at;
    for (const Text word : {Text(U"比例"), Text(U"标准"), Text(U"额度")}) {
      if (text_.substr(at, word.size()) == word) at += static_cast<uint32_t>(word.size());
    }
    const auto verb = lexicon_.context().Finder(Context::kSetAside).LongestAt(text_, at);
    if (!verb) return {};
    if (verb->end + 1 >= end || text::BeginsNumeral(text_[verb->end])) return BeforeRule(f);
    return {verb->end, trim_.NounEnd(verb->end, end)};
  }

  // |教师培训经费|按教师工资总额的1.5%列支
  Range BeforeRule(const Figure& f) const {
    Range r = report_.BeforeInClause(f.clause, f.range.begin);
    const size_t rule = report_.View(r).rfind(U'按');
    if (rule == Text::npos) return {};
    r.end = r.begin + static_cast<uint32_t>(rule);
    trim_.StripEnd(&r);
    trim_.CutOpener(&r);
    trim_.StripFront(&r);
    return r.size() > 1 ? r : Range{};
  }

  // 45人|(小学)、|50人, 投资1.2亿元|的县三中、|投资6800万元: past what still belongs to the figure
  // before.
  uint32_t PastLast(uint32_t begin, uint32_t end) const {
    const Text words = text_.substr(begin, end - begin);
    const size_t pause = words.rfind(U'、');
    if (words.starts_with(U"的") && pause != Text::npos) {
      return begin + static_cast<uint32_t>(pause) + 1;
    }
    const size_t close = words.starts_with(U"(") ? words.find(U')') : Text::npos;
    return close == Text::npos ? begin : begin + static_cast<uint32_t>(close) + 1;
  }

  // From the figure before or the clause's beginning up to figure `i`.
  Range WordsBefore(size_t i) const {
    const Figure& f = all_[i].figure;
    // The sign of 下降-3.2% is no word.
    Range r{report_.clauses()[f.clause].range.begin, f.range.begin - all_[i].negative};
    r.begin = std::max(r.begin, report_.paragraphs()[f.paragraph].text_begin);
    if (i > 0 && all_[i - 1].figure.range.end > r.begin) {
      r.begin = PastLast(all_[i - 1].figure.range.end, r.end);
    }
    return r;
  }

  // 配备|责任督学|171名,  全县|学生近视率|为16.8%
  Range Before(size_t i) {
    const Figure& f = all_[i].figure;
    Range r = WordsBefore(i);
    // 安全事故“零发生”
    if (!r.empty() && In(text_[r.end - 1], U"“‘")) --r.end;
    trim_.StripEnd(&r);
    trim_.CutQuotation(&r);
    if (const auto level = trim_.ComparisonAt(r)) {
      r = IsLevelBeside(all_, i) ? LevelName({*level, r.end}) : Range{r.begin, *level};
      trim_.StripEnd(&r);
    }
    const Range whole = r;
    if (whole.empty() || (TellsOf(f) && (OpensShare(whole) || IsMeasure(whole)))) return {};
    trim_.CutOpener(&r);
    trim_.CutQuotation(&r);
    trim_.StripFront(&r);
    if (r.empty() && all_[i].unit->Is(UnitGroup::kAct)) {
      r = trim_.LastAct(whole);
    } else if (r.empty()) {
      r = trim_.NounAndVerb(whole);
      acts_[i] = !r.empty();
      if (r.empty()) {
        r = BareVerb(whole, f);
        verbs_[i] = acts_[i] = !r.empty();
      }
    }
    // One character is no noun, but 男 and 女 are modifiers.
    if (r.size() == 1 && !lexicon_.modifiers().LongestAt(text_, r.begin)) return {};
    trim_.CutLongLead(&r);
    trim_.CutQuotation(&r);
    return Share(r, f);
  }

  // 高于|公务员平均工资|9.42万元; 高于全省平均水平98.1% is of what was measured: empty.
  Range LevelName(Range comparison) const {
    const NearbyWords& context = lexicon_.context();
    const auto than = context.Finder(Context::kBeyond).LongestAt(text_, comparison.begin);
    Range name = comparison;
    if (than) name.begin = than->end;
    Range own = name;
    trim_.StripFront(&own);
    for (auto word = context.Finder(Context::kLevel).FindNext(text_.substr(0, own.end), own.begin);
         word && word->begin <= own.begin + 2;
         word = context.Finder(Context::kLevel).FindNext(text_.substr(0, own.end), own.begin)) {
      own.begin = word->end;
    }
    return own.size() < 2 ? Range{name.end, name.end} : name;
  }

  // 占应交流教师的15.7%: whatever verbs the whole's name holds.
  bool OpensShare(Range words) const {
    uint32_t at = words.begin;
    if (words.size() > 1 && In(text_[at], U"约仅已就只均")) ++at;
    return words.end > at + 1 && text_[at] == U'占' && !In(text_[at + 1], U"比地有用");
  }

  // 生均经费8000元,|是普通学生|的8倍: what it is measured by.
  bool IsMeasure(Range words) const {
    return text_[words.begin] == U'是' && text_[words.end] == U'的';
  }

  // 占教师总数的4.3% is about the figure before; but 占|学生总数|1322人的45.7% counts them.
  Range Share(Range r, const Figure& f) const {
    if (r.empty()) return r;
    if (In(text_[r.begin], U"约仅已就只") && r.size() > 1 && text_[r.begin + 1] == U'占') ++r.begin;
    const bool share = TellsOf(f) || f.dimension == Dimension::kRatio;
    // 乡村教师|占教师总数的|三成: before 占 stands what has the share.
    const size_t of = share && text_[r.end] == U'的' ? report_.View(r).rfind(U'占') : Text::npos;
    if (of != Text::npos && of > 1) {
      r.end = r.begin + static_cast<uint32_t>(of);
      while (r.size() > 1 && In(text_[r.end - 1], U"仅只约已均")) --r.end;  // 在校生|仅占全县的4.2%
      return r;
    }
    if (text_[r.begin] != U'占' || text_.substr(r.begin, 2) == U"占地") return r;
    return share || r.size() < 3 ? Range{} : Range{r.begin + 1, r.end};
  }

  // 其中|注销|3所: nothing but a verb, which stands for what it was done to.
  Range BareVerb(Range whole, const Figure& f) const {
    trim_.StripFront(&whole);
    const bool bare = !whole.empty() && whole.size() <= 6 && f.dimension == Dimension::kCount;
    return bare ? whole : Range{};
  }

  // The figure before in the same sentence lends its subject.
  bool Inherit(size_t i) {
    Figure& f = all_[i].figure;
    const bool level = IsNewLevel(f);
    const bool listed = IsListed(all_, i, text_);
    const bool tells = level || listed || SpeaksOfLast(i) || trim_.ComparisonAt(WordsBefore(i));
    if (f.dimension == Dimension::kMoney && !tells) return false;
    for (size_t j = i; j-- > 0 && i - j < 40 && all_[j].figure.paragraph == f.paragraph;) {
      const Figure& before = all_[j].figure;
      if (before.sentence != f.sentence) return false;
      if (before.subject_text.empty()) continue;
      // 6-15周岁儿童全部入学,共计28600人: an age is none of its own subject.
      const bool of_age = all_[j].unit->Is(UnitGroup::kAge);
      const bool age = of_age && f.dimension == Dimension::kCount;
      if (of_age && f.dimension == Dimension::kDuration) continue;
      if (!TellsOf(f) && before.dimension != f.dimension && !listed && !age) continue;
      f.subject = before.subject;
      f.subject_text = before.subject_text;
      f.head_text = before.head_text;
      report_.Fired("subject.of_earlier", f.range, before.range);
      return true;
    }
    return false;
  }

  // 提高到|600元, 提高到2021年的|600元
  bool IsNewLevel(const Figure& f) const {
    uint32_t at = f.range.begin;
    if (at > 1 && text_[at - 1] == U'的') {
      const auto date = FirstEndingAfter(dates_, at - 2);
      if (date != dates_.end() && date->range.end + 1 == at) at = date->range.begin;
    }
    return at > 0 && In(text_[at - 1], U"到至");
  }

  // Rates, points and 2倍 tell something of whatever was counted before.
  static bool TellsOf(const Figure& f) {
    return f.dimension == Dimension::kPercent || f.dimension == Dimension::kPercentagePoint ||
           (f.dimension == Dimension::kRatio && !f.unit.empty());
  }

  // 园所建设|提速,达到59所: the noun that opens the clause before, where the figure's own clause
  // has nothing but a linking word and the sentence no figure before it.
  Range ClauseBefore(size_t i) const {
    const Figure& f = all_[i].figure;
    if (f.clause == 0 || (i > 0 && all_[i - 1].figure.sentence == f.sentence)) return {};
    const Clause& before = report_.clauses()[f.clause - 1];
    if (before.sentence != f.sentence || before.stop != U',') return {};
    Range own = WordsBefore(i);
    if (own.empty()) return {};
    trim_.StripEnd(&own);
    if (!own.empty()) return {};
    Range r = before.range;
    if (lexicon_.openers().LongestAt(text_, r.begin)) return {};  // 对标优质均衡标准,
    trim_.StripFront(&r);
    r.end = trim_.NounEnd(r.begin, r.end);
    static constexpr uint32_t kLongest = 14;
    return r.size() > 1 && r.size() <= kLongest ? r : Range{};
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
  const std::vector<DateMark>& dates_;
  const PhraseTrimmer trim_;
  const NounsAfter after_;
  SubjectLists lists_;
  std::vector<Candidate>& all_;
  std::vector<bool> verbs_;  // whose subject is a bare verb
  std::vector<bool> acts_;   // whose subject ends in one
};

}  // namespace

void SetSubjects(const QuantityLexicon& lexicon, const ReportText& report,
                 const std::vector<DateMark>& dates, std::vector<Candidate>* candidates) {
  SubjectFinder(lexicon, report, dates, candidates).Run();
}

}  // namespace dudao::extraction
