#include "services/extraction/core/quantity/bound.h"

#include <algorithm>

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

// 上年, 过程 and 晚上 end in words that also bound: 上 and 过 alone count only before a power.
bool BoundsAlone(Text text, const Candidate& c, uint32_t length) {
  const char32_t word = text[c.figure.range.begin - length];
  if (length > 1 || (word != U'上' && word != U'过')) return true;
  return c.lone_power || text[c.figure.range.begin] == U'半';
}

// 3年多, 5元余: the rest after the unit is 多 or 余 only when no noun begins with it. 内 bounds
// time and length alone: 3个内设机构.
bool EndsThere(Text text, uint32_t end, Text word, Dimension dimension) {
  if (word == U"内") {
    const bool noun = end < text.size() && Text(U"部设训外").find(text[end]) != Text::npos;
    return !noun && (dimension == Dimension::kDuration || dimension == Dimension::kLength);
  }
  if (word != U"多" && word != U"余") return true;
  static constexpr Text kStops = U",。;、:)的\n";
  return end < text.size() && kStops.find(text[end]) != Text::npos;
}

const BoundWord* FindBound(const QuantityLexicon& lexicon, Text text, const Candidate& c) {
  uint32_t length = 0;
  const Figure& f = c.figure;
  const BoundWord* before = lexicon.BoundBefore(text, f.range.begin, &length);
  if (before && before->bound != Bound::kExact && BoundsAlone(text, c, length)) return before;
  const BoundWord* after = lexicon.BoundAfter(text, f.range.end, &length);
  const Text word = text.substr(f.range.end, length);
  return after && EndsThere(text, f.range.end + length, word, f.dimension) ? after : nullptr;
}

// 至少进行一次, 至少配备2名: the bound stands before the verb.
bool IsAtLeast(const QuantityLexicon& lexicon, Text text, const Figure& f) {
  static constexpr uint32_t kReach = 7;
  const uint32_t reach = std::min(kReach, f.range.begin);
  const Text near = text.substr(f.range.begin - reach, reach);
  const auto word = lexicon.context().Finder(Context::kAtLeast).FindNext(near, 0);
  return word && near.find_first_of(U",。;、:", word->end) == Text::npos;
}

// 按不低于经费总额8%的标准: the limit stands before the noun.
Bound LimitBefore(const QuantityLexicon& lexicon, const ReportText& report, const Figure& f) {
  const Text before = report.View(report.BeforeInClause(f.clause, f.range.begin));
  if (lexicon.context().IsIn(Context::kLimitMin, before)) return Bound::kRequiredMin;
  if (lexicon.context().IsIn(Context::kLimitMax, before)) return Bound::kRequiredMax;
  return f.bound;
}

Bound AsRule(Bound b) {
  if (b == Bound::kOver) return Bound::kRequiredMin;
  if (b == Bound::kUnder) return Bound::kRequiredMax;
  return b;
}

class BoundSetter {
 public:
  BoundSetter(const QuantityLexicon& lexicon, const ReportText& report)
      : lexicon_(lexicon), report_(report), text_(report.view()) {}

  void Set(const Candidate* before, Candidate* c) {
    Figure& f = c->figure;
    if (c->pair) f.bound = Bound::kAbout;
    if (f.more) f.bound = Bound::kOver;
    if (const BoundWord* word = FindBound(lexicon_, text_, *c)) {
      const bool rule = word->limit && f.modality == Modality::kStandard;
      Take(rule ? AsRule(word->bound) : word->bound, "bound.word", &f);
    } else if (IsAtLeast(lexicon_, text_, f)) {
      const bool rule = f.modality == Modality::kStandard;
      Take(rule ? Bound::kRequiredMin : Bound::kOver, "bound.at_least", &f);
    } else if (before && f.bound == Bound::kExact && IsListed(before->figure, f)) {
      Take(before->figure.bound, "bound.of_list", &f);
    } else if (f.bound == Bound::kExact && f.modality == Modality::kStandard) {
      f.bound = LimitBefore(lexicon_, report_, f);
    }
  }

 private:
  void Take(Bound bound, std::string_view rule, Figure* f) {
    f->bound = bound;
    f->written_out = false;
    report_.Fired(rule, f->range);
  }

  // 分别超过50%、70%、59%: one bound for all.
  bool IsListed(const Figure& before, const Figure& f) const {
    if (before.bound == Bound::kExact || before.unit != f.unit || before.more) return false;
    if (before.range.end + 1 != f.range.begin || text_[before.range.end] != U'、') return false;
    const Text words = report_.View(report_.BeforeInClause(f.clause, before.range.begin));
    return words.find(U"分别") != Text::npos || words.find(U"均") != Text::npos;
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
};

}  // namespace

void SetBounds(const QuantityLexicon& lexicon, const ReportText& report,
               std::vector<Candidate>* candidates) {
  BoundSetter setter(lexicon, report);
  const Candidate* before = nullptr;
  for (Candidate& c : *candidates) {
    setter.Set(before, &c);
    before = &c;
  }
}

}  // namespace dudao::extraction
