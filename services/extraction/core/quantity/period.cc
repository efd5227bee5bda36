#include "services/extraction/core/quantity/period.h"

#include <algorithm>
#include <cstdlib>

#include "services/extraction/core/quantity/subject_list.h"
#include "services/extraction/core/quantity/time_setter.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool IsYear(const std::string& period) {
  return period.size() == 4 && std::all_of(period.begin(), period.end(), ::isdigit);
}

std::string YearBefore(const std::string& period) {
  if (period.size() >= 9 && period[4] == '-' && period[5] == '2') return {};
  const int year = std::atoi(period.substr(0, 4).c_str());
  return year > 0 ? std::to_string(year - 1) : std::string();
}

class PeriodFinder {
 public:
  PeriodFinder(const QuantityLexicon& lexicon, const ReportText& report,
               const std::vector<DateMark>& dates, std::vector<Candidate>* candidates)
      : lexicon_(lexicon),
        report_(report),
        text_(report.view()),
        dates_(dates),
        all_(*candidates),
        setters_(FindTimeSetters(lexicon, report, dates)) {}

  void Run() {
    for (size_t i = 0; i < all_.size(); ++i) {
      Figure& f = all_[i].figure;
      SetChange(f.range.begin - all_[i].negative, &f);
      if (all_[i].negative) f.change = -f.change;
      if (f.change != 0) report_.Fired(f.change > 0 ? "change.up" : "change.down", f.range);
      SetPeriod(&f);
      if (all_[i].in_table) SetPeriodOfCell(all_[i], &f);
      if (f.change != 0) SetBase(&f);
    }
    for (size_t i = 0; i < all_.size(); ++i) {
      PairYears(i);
      PairSpan(i);
    }
  }

 private:
  Range ClauseRange(const Figure& f) const { return report_.clauses()[f.clause].range; }

  Range BeforeInClause(const Figure& f) const {
    return report_.BeforeInClause(f.clause, f.range.begin);
  }
  Text ClauseBefore(const Figure& f) const { return report_.View(BeforeInClause(f)); }

  // What the time words of the clause before the figure say, together. The figures of a clause ask
  // one after another, so that each reads on from where the one before stopped.
  uint8_t TimeWords(const Figure& f) const {
    const Range before = BeforeInClause(f);
    const bool goes_on = words_read_.begin == before.begin && words_read_.end <= before.end;
    if (!goes_on) {
      words_read_ = {before.begin, before.begin};
      words_said_ = 0;
    }
    const Text text = text_.substr(0, before.end);
    uint8_t said = words_said_;
    for (auto hit = lexicon_.time_words().FindNext(text, words_read_.end); hit;
         hit = lexicon_.time_words().FindNext(text, hit->end)) {
      said |= lexicon_.TimeWordOf(hit->word);
      words_read_.end = hit->end;
      words_said_ = said;
    }
    return said;
  }

  // The last setter that stands before the figure in its paragraph.
  const TimeSetter* SetterFor(const Figure& f) const {
    auto it = std::partition_point(setters_.begin(), setters_.end(), [&](const TimeSetter& s) {
      return s.range.begin < f.range.begin;
    });
    static constexpr int kSettersTried = 16;
    for (int n = 0; n < kSettersTried && it != setters_.begin(); ++n) {
      --it;
      if (it->paragraph != f.paragraph) return nullptr;
      if (it->base && f.range.begin > it->range.end + 1) continue;
      if (Serves(*it, f)) return &*it;
      // The nearest one decides: a span that does not serve is not passed over.
      if (it->span || it->clause == f.clause) return nullptr;
    }
    return nullptr;
  }

  // 由2015年的32.9%: a date with 的 is that figure's alone.
  bool Serves(const TimeSetter& s, const Figure& f) const {
    const bool own = s.range.end < text_.size() && text_[s.range.end] == U'的';
    if (own && s.range.end + 1 != f.range.begin && s.sentence == f.sentence) {
      static constexpr uint32_t kReach =
          200;  // further on the date is another figure's in any case
      const uint32_t gap = f.range.begin - s.range.end;
      if (gap > kReach || text_.substr(s.range.end, gap).find_first_of(U"%个元") != Text::npos) {
        return false;
      }
    }
    if (own && s.sentence != f.sentence) return false;
    if (!s.span || s.clause == f.clause) return true;
    if (s.sentence == f.sentence) return TakesSpan(f) || IsAlone(s);
    return TakesSpan(f);
  }

  // 2018-2019学年,全县…: a span that is a clause of its own is stated for the next one.
  bool IsAlone(const TimeSetter& s) const {
    return report_.clauses()[s.clause].range.end <= s.range.end + 3;
  }

  // Flows take a span stated elsewhere; rates, stocks, standards and targets do not.
  bool TakesSpan(const Figure& f) const {
    if (f.modality != Modality::kFact) return false;
    if (f.dimension == Dimension::kPercent || f.dimension == Dimension::kPercentagePoint ||
        f.dimension == Dimension::kRatio || f.dimension == Dimension::kDuration) {
      return false;
    }
    return (TimeWords(f) & kStock) == 0;
  }

  void SetPeriod(Figure* f) const {
    // 6-16周岁 is what somebody is, at any time.
    if (f->unit.ends_with("岁") || IsNow(*f) || IsNewLevel(*f)) return;
    const TimeSetter* s = SetterFor(*f);
    if (!s || IsMeasuredBy(*s, *f)) return;
    const bool stated = s->sentence == f->sentence;
    if (!stated && f->modality == Modality::kTarget) return;
    f->period = s->period;
    f->period_source = stated ? PeriodSource::kStated : PeriodSource::kInherited;
    report_.Fired(stated ? "period.stated" : "period.inherited", f->range, s->range);
    const bool yearly = (TimeWords(*f) & kYearly) != 0;
    if (!s->span && (yearly || (!stated && f->period.size() > 4))) f->period.resize(4);
  }

  // The year that names the cell's column, or its row.
  void SetPeriodOfCell(const Candidate& c, Figure* f) const {
    for (const Range name : {c.column_name, c.row_name}) {
      const auto date = FirstEndingAfter(dates_, name.begin);
      if (name.empty() || date == dates_.end() || !name.Contains(date->range)) continue;
      f->period = date->iso;
      std::replace(f->period.begin(), f->period.end(), '/', '-');
      f->period_source = PeriodSource::kStated;
      return;
    }
  }

  // 目前 and 现有 speak of the day of writing.
  bool IsNow(const Figure& f) const { return (TimeWords(f) & kNow) != 0; }

  // 是2016年的2.3倍, 恢复到2019年的93%: the year it is measured by.
  bool IsMeasuredBy(const TimeSetter& s, const Figure& f) const {
    if (s.clause != f.clause || text_[s.range.end] != U'的') return false;
    if (f.unit == "倍") return true;  // the second of 3.9倍和2.5倍 too
    if (s.range.end + 1 != f.range.begin) return false;
    const Text before = text_.substr(0, s.range.begin);
    return before.ends_with(U"恢复到") || before.ends_with(U"相当于");
  }

  // 由2015年的32.9%提高到72.2%: the second level is of a time not given.
  bool IsNewLevel(const Figure& f) const {
    const Text before = ClauseBefore(f);
    if (!before.ends_with(U"到") && !before.ends_with(U"至")) return false;
    const size_t from = std::max(before.rfind(U'由') + 1, before.rfind(U'从') + 1);
    if (from == 0) return false;
    const Text between = before.substr(from);
    const uint32_t begin = f.range.begin - static_cast<uint32_t>(between.size());
    const auto date = FirstEndingAfter(dates_, begin);
    return date != dates_.end() && date->range.begin == begin;
  }

  // 增长2.01%, 增加5235.72万元; but 增加到95项 states a level, 增加学位360个 an act.
  void SetChange(uint32_t at, Figure* f) const {
    uint32_t length = 0;
    const BoundWord* bound = lexicon_.BoundBefore(text_, at, &length);
    int change = lexicon_.ChangeBefore(text_, at, &length);
    if (change == 0 && bound && lexicon_.BoundBefore(text_, at, &length)) {
      at -= length;
      change = lexicon_.ChangeBefore(text_, at, &length);
    }
    if (change == 0 && IsListed(*f)) {
      f->change = last_change_;
      return;
    }
    const bool counts = change != 0 && !IsRate(*f) && !IsOfNoun(*f, at - length);
    last_change_ = change != 0 && (!counts || FindBaseWord(*f)) ? change : 0;
    f->change = last_change_;
  }

  static bool IsRate(const Figure& f) {
    return f.dimension == Dimension::kPercent || f.dimension == Dimension::kPercentagePoint ||
           f.dimension == Dimension::kMoney ||
           (f.dimension == Dimension::kRatio && !f.unit.empty());
  }

  // 在校生|减少|251人,: what changed stands before the verb that begins at `verb`, and no noun
  // after the figure; 增加360个学位 is an act.
  bool IsOfNoun(const Figure& f, uint32_t verb) const {
    static constexpr Text kStops = U",。;、:)\n";
    if (f.range.end < text_.size() && kStops.find(text_[f.range.end]) == Text::npos) return false;
    const Range lead = report_.BeforeInClause(f.clause, verb);
    if (lead.size() < 2) return false;
    const auto leader = lexicon_.leaders().LongestAt(text_, lead.begin);
    if (leader && leader->end >= verb) return false;
    const auto date = FirstEndingAfter(dates_, verb - 1);
    return date == dates_.end() || date->range.begin >= verb;
  }

  // 分别提升29.9、4.9个: the second of a list changes as the first.
  bool IsListed(const Figure& f) const {
    return f.range.begin > 0 &&
           (text_[f.range.begin - 1] == U'、' || text_[f.range.begin - 1] == U'和') &&
           last_change_ != 0;
  }

  // Where the comparison of the figure's clause, else of an earlier one of its sentence, stands.
  std::optional<uint32_t> FindBaseWord(const Figure& f) const {
    static constexpr uint32_t kReach = 400;
    const uint32_t begin = std::max(report_.sentences()[f.sentence].range.begin,
                                    f.range.begin - std::min(kReach, f.range.begin));
    for (uint32_t at = f.range.begin; at-- > begin;) {
      const char32_t c = text_[at];
      if (c == U'在' && IsGround(at)) return at;
      if (c == U'较' || (c == U'比' && IsBase(at))) return at;
      if (c == U'。') return std::nullopt;
    }
    return std::nullopt;
  }

  // 在上年的基础上 before the figure.
  bool IsGround(uint32_t at) const {
    static constexpr uint32_t kReach = 24;
    const Text after = text_.substr(at, kReach);
    return after.substr(0, after.find_first_of(U",;。")).find(U"基础上") != Text::npos;
  }

  // 比上年, 同比, 比2019年; not 比例, 占比, 比重, 比赛.
  bool IsBase(uint32_t at) const {
    if (at > 0 && (text_[at - 1] == U'同' || text_[at - 1] == U'环')) return true;
    const Text after = text_.substr(at + 1, 2);
    if (after.starts_with(U"上") || after.starts_with(U"去") || after.starts_with(U"20"))
      return true;
    return at > 0 && text_[at - 1] == U'相';
  }

  void SetBase(Figure* f) const {
    const auto word = FindBaseWord(*f);
    if (!word) return;
    const auto date = FirstEndingAfter(dates_, *word);
    if (date != dates_.end() && date->range.begin == *word + 1) {
      f->change_base = date->iso;
      return;
    }
    // 与2021年|相比
    if (*word > 0 && text_[*word - 1] == U'相' && date != dates_.begin() &&
        (date - 1)->range.end + 1 == *word) {
      f->change_base = (date - 1)->iso;
      return;
    }
    const Text after = text_.substr(*word + 1, 3);
    const bool year = after.starts_with(U"上年") || after.starts_with(U"去年") ||
                      after.starts_with(U"上一年") || (*word > 0 && text_[*word - 1] == U'同');
    if (year) f->change_base = YearBefore(f->period);
  }

  // 2020年、2021年; 2021年内、2022年内
  bool AreListed(const DateMark& a, const DateMark& b) const {
    const Text between = report_.View({a.range.end, std::max(a.range.end, b.range.begin)});
    return between.size() == 1 || (between.size() == 2 && between[0] == U'内');
  }

  // 2020-2022年教育支出分别为6.1亿元、6.5亿元、7.0亿元: as many figures as years.
  void PairSpan(size_t i) {
    const Figure& f = all_[i].figure;
    const std::string& span = f.period;
    const bool years =
        span.size() == 9 && span[4] == '-' && IsYear(span.substr(0, 4)) && IsYear(span.substr(5));
    if (!years || f.period_source != PeriodSource::kStated) return;
    if (extraction::IsListed(all_, i, text_)) return;
    if (ClauseBefore(f).find(U"分别") == Text::npos) return;
    const int first = std::atoi(span.c_str());
    const auto count = static_cast<size_t>(std::atoi(span.c_str() + 5) - first + 1);
    size_t end = i + 1;
    while (end < all_.size() && extraction::IsListed(all_, end, text_)) ++end;
    if (end - i != count) return;
    for (size_t k = 0; k < count; ++k) {
      all_[i + k].figure.period = std::to_string(first + static_cast<int>(k));
    }
  }

  // 2020年、2021年分别补充教师3名、4名: one year each, from the first figure after the years on.
  void PairYears(size_t i) {
    static constexpr size_t kMostYears = 8;
    const Figure& f = all_[i].figure;
    if (i + 1 >= all_.size() || all_[i + 1].figure.clause != f.clause) return;
    if (ClauseBefore(f).find(U"分别") == Text::npos) return;
    const auto first = FirstEndingAfter(dates_, ClauseRange(f).begin);
    if (first == dates_.end() || !IsYear(first->iso)) return;
    auto last = first;
    size_t years = 1;
    for (; last + 1 != dates_.end() && AreListed(*last, *(last + 1)) && years < kMostYears;
         ++years) {
      if (!IsYear((++last)->iso)) return;
    }
    const bool opens = i == 0 || all_[i - 1].figure.range.end <= first->range.begin;
    if (years < 2 || !opens || last->range.end > f.range.begin) return;
    for (size_t k = 0; k < years && i + k < all_.size(); ++k) {
      Figure& g = all_[i + k].figure;
      if (g.clause != f.clause || g.unit != f.unit) return;
      g.period = (first + static_cast<ptrdiff_t>(k))->iso;
      g.period_source = PeriodSource::kStated;
    }
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
  const std::vector<DateMark>& dates_;
  std::vector<Candidate>& all_;
  const std::vector<TimeSetter> setters_;
  mutable int last_change_ = 0;
  mutable Range words_read_;  // of a clause, for TimeWords
  mutable uint8_t words_said_ = 0;
};

}  // namespace

void SetPeriods(const QuantityLexicon& lexicon, const ReportText& report,
                const std::vector<DateMark>& dates, std::vector<Candidate>* candidates) {
  PeriodFinder(lexicon, report, dates, candidates).Run();
}

}  // namespace dudao::extraction
