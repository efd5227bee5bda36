#include "services/extraction/core/quantity/modality.h"

#include <algorithm>

#include "services/extraction/core/quantity/subject_list.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

struct CueHit {
  Range range;
  Cue cue;
};

class ModalityFinder {
 public:
  ModalityFinder(const QuantityLexicon& lexicon, const ReportText& report)
      : lexicon_(lexicon), report_(report), text_(report.view()) {}

  // `level`: the figure is what another is compared with, not the difference.
  Modality Of(const Figure& f, bool level) {
    ReadCues(f.sentence);
    const bool plans = report_.paragraphs()[f.paragraph].role == "plans";
    if (IsStandard(f, level)) return Say("modality.standard", f, {}, Modality::kStandard);
    if (plans) return Say("modality.plans_section", f, {}, Modality::kTarget);
    const Range hope = TargetWord(f);
    return hope.empty() ? Modality::kFact : Say("modality.target", f, hope, Modality::kTarget);
  }

 private:
  Modality Say(std::string_view rule, const Figure& f, Range words, Modality modality) const {
    report_.Fired(rule, f.range, words);
    return modality;
  }

  void ReadCues(uint32_t sentence) {
    if (sentence == sentence_) return;
    sentence_ = sentence;
    cues_.clear();
    const Range r = report_.sentences()[sentence].range;
    const Text text = text_.substr(0, r.end);
    for (auto hit = lexicon_.cues().FindNext(text, r.begin); hit;
         hit = lexicon_.cues().FindNext(text, hit->end)) {
      cues_.push_back({{hit->begin, hit->end}, lexicon_.CueOf(hit->word)});
    }
  }

  // The first cue that begins at or after `at`.
  std::vector<CueHit>::const_iterator From(uint32_t at) const {
    return std::partition_point(cues_.begin(), cues_.end(),
                                [at](const CueHit& h) { return h.range.begin < at; });
  }

  // A sentence of thousands of characters is a table: words far back say nothing of the figure.
  static uint32_t Near(uint32_t begin, uint32_t at) {
    static constexpr uint32_t kReach = 600;
    return at - begin > kReach ? at - kReach : begin;
  }

  bool HasCue(Cue cue, Range within) const {
    const auto end = From(within.end);
    return std::any_of(From(Near(within.begin, within.end)), end,
                       [&](const CueHit& h) { return h.cue == cue && h.range.end <= within.end; });
  }

  bool IsStandard(const Figure& f, bool level) const {
    const Range clause = report_.clauses()[f.clause].range;
    const Range before = report_.BeforeInClause(f.clause, f.range.begin);
    if (!level && IsBeyondStandard(report_.View(before))) return false;
    return IsBoundByOpening(before) || IsSetAside(f, before) || IsCalledStandard(f, clause) ||
           IsRestatedRule(f, before) || IsLimitAssured(f, before);
  }

  // 按照…5%安排, 按生均600元, 参照…: the rule stands in the figure's own clause.
  bool IsBoundByOpening(Range before) const {
    for (auto it = From(before.begin); it != cues_.end() && it->range.end <= before.end; ++it) {
      const CueHit& h = *it;
      if (h.cue != Cue::kStandardOpens) continue;
      const Text word = report_.View(h.range);
      if (word == U"按照" || word == U"依照" || word == U"参照" || word == U"依据" ||
          word == U"遵照") {
        return true;
      }
      if (word == U"按" && OpensRate(h.range.end)) return true;
      // 严格执行小学650元、初中850元|标准|
      if (word == U"严格执行" && NamesStandardAfter(before.end)) return true;
      if (word.find(U"规定") != Text::npos || word == U"原则上" ||
          word.find(U"要求") != Text::npos) {
        return true;
      }
    }
    return false;
  }

  // 按工资总额的1.5%|列支|: the rate by which money is set aside.
  bool IsSetAside(const Figure& f, Range before) const {
    if (f.dimension != Dimension::kPercent) return false;
    if (!lexicon_.context().StartsWith(Context::kSetAside, text_.substr(f.range.end))) return false;
    const Text words = report_.View(before);
    const size_t rule = words.rfind(U'按');
    // 按增长5%安排 is an aim.
    return rule != Text::npos && (rule + 1 == words.size() || words.back() == U'的');
  }

  bool NamesStandardAfter(uint32_t at) const {
    return FindStandard(report_.View(report_.AfterInClause(report_.ClauseAt(at), at))) !=
           Text::npos;
  }

  // 按 is a rule only before a rate: 按600元, 按每生, 按不低于.
  bool OpensRate(uint32_t at) const {
    static constexpr Text kRates = U"0123456789每生人年月不师标班百";
    return at < text_.size() && kRates.find(text_[at]) != Text::npos;
  }

  // 720元的标准, 标准为720元, 标准提高到720元.
  bool IsCalledStandard(const Figure& f, Range clause) const {
    const Text after = text_.substr(f.range.end, std::min<size_t>(7, clause.end - f.range.end));
    const size_t called = FindStandard(after);
    if (called != Text::npos && called <= 3) return true;
    if (IsAskedFor(f)) return true;
    const uint32_t near = f.range.begin - std::min<uint32_t>(8, f.range.begin - clause.begin);
    const Text before = text_.substr(near, f.range.begin - near);
    return FindStandard(before) != Text::npos && f.dimension == Dimension::kMoney;
  }

  // 高于省定标准|80元, 比国家规定标准高|3个百分点: by how much, not the rule.
  bool IsBeyondStandard(Text before) const {
    if (before.find(U"基础上") != Text::npos) return true;  // 在省定标准基础上提高100元
    const bool told = !before.empty() && Text(U"高低多少").find(before.back()) != Text::npos;
    if (told) before.remove_suffix(1);
    if (!lexicon_.context().EndsWith(Context::kLevel, before)) return false;
    if (told && before.find_first_of(U"比较") != Text::npos) return true;
    const auto word = lexicon_.context().Finder(Context::kBeyond).FindNext(before, 0);
    return word && (word->begin == 0 || before[word->begin - 1] != U'不');
  }

  // Where 标准 stands in `words`, unless it is part of 标准化学校.
  size_t FindStandard(Text words) const {
    const size_t at = words.rfind(U"标准");
    if (at == Text::npos) return at;
    return lexicon_.context().StartsWith(Context::kNotStandard, words.substr(at)) ? Text::npos : at;
  }

  // 落实每校配备1名副校长的要求, 作业不超过60分钟的规定.
  bool IsAskedFor(const Figure& f) const {
    const Text before = report_.View(report_.BeforeInClause(f.clause, f.range.begin));
    uint32_t length = 0;
    const bool limited = lexicon_.BoundBefore(text_, f.range.begin, &length) &&
                         text_[f.range.begin - length] == U'不';
    if (!limited && before.find(U'每') == Text::npos) return false;
    return lexicon_.context().IsIn(Context::kAsked,
                                   report_.View(report_.AfterInClause(f.clause, f.range.end)));
  }

  // 要求每名干部联系1所学校; 应达到95%, 不得超过: the clause speaks of what must be.
  bool IsRestatedRule(const Figure& f, Range before) const {
    if (HasCue(Cue::kRule, before) && !HasCue(Cue::kDone, before)) return !ContainsAssure(before);
    const Text words = text_.substr(before.begin, before.size());
    if (words.find(U'每') == Text::npos || words.find(U"每年") != Text::npos) return false;
    const Range sentence = report_.sentences()[f.sentence].range;
    const Range earlier{sentence.begin, before.begin};
    return HasCue(Cue::kStandardCloses, earlier) || HasCue(Cue::kStandardOpens, earlier) ||
           HasCue(Cue::kRule, earlier);
  }

  bool ContainsAssure(Range r) const { return report_.View(r).find(U"确保") != Text::npos; }

  // 确保入学率达到98%以上.
  bool IsLimitAssured(const Figure& f, Range before) const {
    if (!ContainsAssure(before)) return false;
    uint32_t length = 0;
    const BoundWord* after = lexicon_.BoundAfter(text_, f.range.end, &length);
    const BoundWord* ahead = lexicon_.BoundBefore(text_, f.range.begin, &length);
    return (after && after->limit) || (ahead && ahead->limit);
  }

  // 力争, 计划新建, 规划在…: holds to the end of the sentence or until something is said to be
  // done.
  Range TargetWord(const Figure& f) const {
    const Range sentence = report_.sentences()[f.sentence].range;
    Range said;
    auto it = From(Near(sentence.begin, f.range.begin));
    for (; it != cues_.end() && it->range.begin < f.range.begin; ++it) {
      const bool hope = it->cue == Cue::kTarget || (it->cue == Cue::kIntends && Intends(it->range));
      if (hope) said = it->range;
      const bool done = it->cue == Cue::kDone;
      if (done && (PartsFrom(said, it->range.begin) || IsDoneOf(said, it->range, f))) said = {};
    }
    // 即将投用,首批10家已签约: done, though the word stands after the figure.
    const bool done =
        it != cues_.end() && it->cue == Cue::kDone && !PartsClauses(f.range.begin, it->range.begin);
    return done && PartsFrom(said, f.range.begin) ? Range{} : said;
  }

  // 计划总投资2.8亿元的项目|已完成|投资1.1亿元: the plan only qualifies what the clause is about.
  bool IsDoneOf(Range said, Range done, const Figure& f) const {
    if (said.empty() || said.end > done.begin) return false;
    const Text between = report_.View({said.end, done.begin});
    const Text after = report_.View({done.end, f.range.begin});
    return between.find(U'的') != Text::npos && after.find_first_of(U"0123456789") == Text::npos;
  }

  bool PartsFrom(Range said, uint32_t at) const {
    return !said.empty() && PartsClauses(said.end, at);
  }

  // 下半年|计划|开展10次: an act follows, and no name ends here (行动计划实施以来).
  bool Intends(Range word) const {
    const auto act = lexicon_.openers().LongestAt(text_, word.end);
    const bool digit =
        word.end < text_.size() && text_[word.end] >= U'0' && text_[word.end] <= U'9';
    if (!digit && (!act || act->end - act->begin < 2)) return false;
    const Range clause = report_.clauses()[report_.ClauseAt(word.begin)].range;
    return word.begin == clause.begin ||
           Text(U"年月底内前后还再又已我县市区们").find(text_[word.begin - 1]) != Text::npos;
  }

  bool PartsClauses(uint32_t a, uint32_t b) const {
    return report_.ClauseAt(a) != report_.ClauseAt(b);
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
  uint32_t sentence_ = ~0u;
  std::vector<CueHit> cues_;  // of the sentence
};

// 标准由375元|和|225元|提高到|500元: what stands between leaves the second figure meant as the
// first.
bool IsOneStatement(Text between) {
  static constexpr size_t kLongest = 5;
  if (between == U"、" || between == U"和") return true;
  const bool level =
      between.ends_with(U"到") || between.ends_with(U"至") || between.ends_with(U"为");
  return level && between.size() <= kLongest && between.find_first_of(U",。;:、") == Text::npos;
}

}  // namespace

void SetModalities(const QuantityLexicon& lexicon, const ReportText& report,
                   std::vector<Candidate>* candidates) {
  ModalityFinder finder(lexicon, report);
  const Figure* before = nullptr;
  for (size_t i = 0; i < candidates->size(); ++i) {
    Candidate& c = (*candidates)[i];
    if (c.figure.modality != Modality::kDenied) {
      c.figure.modality = finder.Of(c.figure, IsLevelBeside(*candidates, i));
    }
    const bool listed = before && before->unit == c.figure.unit &&
                        IsOneStatement(report.View({before->range.end, c.figure.range.begin}));
    const bool meant = listed && before->modality != Modality::kDenied;
    if (meant && c.figure.modality == Modality::kFact) c.figure.modality = before->modality;
    before = &c.figure;
  }
}

}  // namespace dudao::extraction
